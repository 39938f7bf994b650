// Cuts a long input into parts at line ends, and decodes them.

import SystemPackage
import ZhText

/// Reads one plain input as one document, or as parts where it is longer than `partSize`.
package struct TextParts {
  package static let partSize = 4 << 20

  private let input: InputPath
  private let source: ByteSource
  private var decoder: TextDecoder
  private var buffer: [UInt8] = []
  private var atEnd = false
  private var part = 0
  private var base = OffsetBase()
  private var isFirst = true
  private var done = false

  private let isHTML: Bool
  /// Markup cannot be cut at any line end, so that pages are read whole.
  private let partSize: Int

  package init(
    _ input: InputPath, encoding: TextEncoding?, isHTML: Bool, maxPage: Int,
    partSize: Int = TextParts.partSize
  ) throws(Errno) {
    self.input = input
    self.isHTML = isHTML
    self.partSize = isHTML ? maxPage : partSize
    source = try ByteSource(input)
    decoder = TextDecoder(encoding: encoding)
  }

  /// The next document, or nil at the end of the input.
  package mutating func next() throws(Errno) -> InputDocument? {
    if done { return nil }
    // One byte more than a part tells whether the input goes on.
    while !atEnd, buffer.count <= partSize {
      let wanted = min(partSize, max(1 << 16, 2 * buffer.count)) + 1 - buffer.count
      atEnd = try !source.read(wanted, into: &buffer)
    }
    let isLast = atEnd && buffer.count <= partSize
    if buffer.isEmpty, !isFirst { return nil }
    if isHTML, !isLast { return tooLong() }
    let cut = isLast ? buffer.count : cutPoint()
    let bytes = Array(buffer[0..<cut])
    buffer.removeSubrange(0..<cut)
    done = isLast
    return document(bytes, isWhole: isFirst && isLast)
  }

  private mutating func tooLong() -> InputDocument {
    done = true
    var count = buffer.count
    if case .file(let path) = input { count = max(count, FileIdentity.size(of: path) ?? 0) }
    return InputDocument(
      id: input.name, content: .failure(.inputTooLong(count: count, limit: partSize)),
      size: buffer.count)
  }

  private mutating func document(_ bytes: [UInt8], isWhole: Bool) -> InputDocument {
    var file: String?
    if case .file(let path) = input { file = path.string }
    var document = InputDocument(
      id: input.name, file: file, content: .failure(.binaryInput(offset: 0)), size: bytes.count)
    document.part = isWhole ? nil : part
    document.base = base
    do throws(ZhTextError) {
      let declared = isHTML ? HTMLTextExtractor.declaredEncoding(bytes) : nil
      var decoded = try decoder.decode(bytes, declared: declared)
      // Later parts are in the encoding of the first.
      decoder.encoding = decoded.encoding
      if isHTML { decoded = HTMLTextExtractor.text(of: decoded) }
      document.content = .text(decoded)
      if !isWhole { base.advance(over: decoded, bytes: bytes.count) }
    } catch {
      document.content = .failure(error)
      done = true
    }
    part += 1
    isFirst = false
    return document
  }

  /// Where to cut: after the last line end, else between two characters.
  private func cutPoint() -> Int {
    let limit = partSize
    let encoding = decoder.encoding
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian || encoding == .utf16 {
      let low = encoding == .utf16BigEndian ? 1 : 0
      var index = limit & ~1
      while index >= 2 {
        if buffer[index - 2 + low] == 0x0A, buffer[index - 1 - low] == 0 { return index }
        index -= 2
      }
      return limit & ~1
    }
    if let lineEnd = buffer[0..<limit].lastIndex(of: 0x0A) { return lineEnd + 1 }
    var index = limit
    if encoding == .utf8 {
      while index > limit - 4, buffer[index] & 0xC0 == 0x80 { index -= 1 }
      return index
    }
    // A byte below 0x30 is never part of a longer sequence in GB18030 or Big5.
    while index > 1, buffer[index - 1] >= 0x30 { index -= 1 }
    return index > 1 ? index : limit
  }
}

extension OffsetBase {
  package mutating func advance(over decoded: DecodedText, bytes count: Int) {
    let counts = TextCounts(decoded.utf8)
    scalars += counts.scalars
    utf16 += counts.utf16
    utf8 += decoded.utf8.count
    bytes += count
  }
}

/// The length of valid UTF-8 in other units. O(n).
package struct TextCounts {
  package var scalars = 0
  package var utf16 = 0

  package init(_ utf8: [UInt8]) {
    for byte in utf8 {
      scalars &+= byte & 0xC0 != 0x80 ? 1 : 0
      utf16 &+= (byte & 0xC0 != 0x80 ? 1 : 0) &+ (byte >= 0xF0 ? 1 : 0)
    }
  }
}
