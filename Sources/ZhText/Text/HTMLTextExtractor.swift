// The text of an HTML page, each character with its place in the file.

package enum HTMLTextExtractor {
  /// The text between the tags as a browser lays it out: character references resolved, blank
  /// space collapsed, blocks on lines of their own. Its byte ranges are those of the page's bytes.
  ///
  /// - Complexity: O(bytes).
  package static func text(of page: DecodedText) -> DecodedText {
    var builder = Builder(page: page)
    page.utf8.withUnsafeBufferPointer { utf8 in
      guard let base = utf8.baseAddress else { return }
      var scanner = HTMLScanner()
      var start = 0
      while start < utf8.count {
        var ahead = scanner
        let (kind, end) = ahead.next(base, from: start, to: utf8.count)
        if kind == .text {
          scanner = ahead
          appendText(start..<end, utf8, to: &builder)
        } else if end == start + 1, base[start] == UInt8(ascii: "<"), end < utf8.count {
          // A `<` that begins no tag.
          scanner = ahead
          builder.append(start..<end, utf8)
        } else if crossesBlock(start..<end, base, &scanner) {
          builder.breakLine(at: start..<end)
        }
        start = end
      }
    }
    return DecodedText(
      utf8: builder.output, encoding: page.encoding, confidence: page.confidence,
      invalidSequences: page.invalidSequences, pieces: builder.pieces)
  }

  /// Text with its character references.
  private static func appendText(
    _ range: Range<Int>, _ utf8: UnsafeBufferPointer<UInt8>, to builder: inout Builder
  ) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if utf8[index] == UInt8(ascii: "&"), let found = HTMLReference.parse(utf8, at: index) {
        builder.append(start..<index, utf8)
        builder.append(found.scalar, from: index..<found.end)
        start = found.end
        index = found.end
      } else {
        index += 1
      }
    }
    builder.append(start..<range.upperBound, utf8)
  }

  /// Walks over markup; whether a tag in it is not one that stands inside a line.
  private static func crossesBlock(
    _ range: Range<Int>, _ base: UnsafePointer<UInt8>, _ scanner: inout HTMLScanner
  ) -> Bool {
    var crosses = false
    for index in range {
      let count = scanner.tagCount
      _ = scanner.next(base, from: index, to: index + 1)
      if scanner.tagCount != count, !inlineTags.contains(scanner.lastTag) { crosses = true }
    }
    return crosses
  }

  private static let inlineTags: Set<UInt64> = Set(
    [
      "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
      "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small",
      "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ].map { HTMLScanner.pack($0) })

  /// The encoding that a page declares in its first bytes, where it is a known one.
  package static func declaredEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(1024).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let key = Array("charset".utf8)
    guard
      let found = head.indices.first(where: { head[$0...].starts(with: key) }),
      let equals = head[(found + key.count)...].firstIndex(where: { !HTMLReference.isSpace($0) }),
      head[equals] == UInt8(ascii: "=")
    else { return nil }
    let value = head[(equals + 1)...].drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
    let name = value.prefix {
      HTMLReference.isLetter($0) || ($0 ^ 0x30) < 10 || $0 == 0x2D || $0 == 0x5F
    }
    return TextEncoding(name: String(decoding: name, as: UTF8.self))
  }

  private struct Builder {
    let page: DecodedText
    var output: [UInt8] = []
    var pieces: [(utf8: Int, source: Int)] = []
    /// Blank space that was read and not written yet.
    private var space: (range: Range<Int>, hasLineEnd: Bool)?
    private var nextPagePiece = 0

    init(page: DecodedText) {
      self.page = page
      output.reserveCapacity(page.utf8.count)
    }

    mutating func append(_ range: Range<Int>, _ utf8: UnsafeBufferPointer<UInt8>) {
      var index = range.lowerBound
      while index < range.upperBound {
        let start = index
        if HTMLReference.isSpace(utf8[index]) {
          var hasLineEnd = false
          while index < range.upperBound, HTMLReference.isSpace(utf8[index]) {
            if utf8[index] == 0x0A || utf8[index] == 0x0D { hasLineEnd = true }
            index += 1
          }
          if let earlier = space {
            space = (earlier.range.lowerBound..<index, earlier.hasLineEnd || hasLineEnd)
          } else {
            space = (start..<index, hasLineEnd)
          }
          continue
        }
        while index < range.upperBound, !HTMLReference.isSpace(utf8[index]) { index += 1 }
        writeSpace(before: utf8[start])
        copy(start..<index, utf8)
      }
    }

    mutating func append(_ scalar: Unicode.Scalar, from range: Range<Int>) {
      let encoded = Array(String(Character(scalar)).utf8)
      writeSpace(before: encoded[0])
      write(encoded, for: range)
    }

    mutating func breakLine(at range: Range<Int>) {
      space = nil
      if output.isEmpty || output.last == 0x0A { return }
      write([0x0A], for: range)
    }

    /// Blank space is one space. A line end between two Chinese characters is none: authors wrap
    /// lines inside words.
    private mutating func writeSpace(before lead: UInt8) {
      guard let pending = space else { return }
      space = nil
      guard let last = output.last, last != 0x0A else { return }
      if pending.hasLineEnd, last >= 0x80, lead >= 0xE2 { return }
      write([0x20], for: pending.range)
    }

    private mutating func write(_ bytes: [UInt8], for range: Range<Int>) {
      let source = page.byteRange(utf8Range: range)
      mark(source.lowerBound)
      output.append(contentsOf: bytes)
      mark(source.upperBound)
    }

    private mutating func copy(_ range: Range<Int>, _ utf8: UnsafeBufferPointer<UInt8>) {
      let source = page.byteRange(utf8Range: range)
      mark(source.lowerBound)
      while nextPagePiece < page.pieces.count, page.pieces[nextPagePiece].utf8 <= range.lowerBound {
        nextPagePiece += 1
      }
      while nextPagePiece < page.pieces.count, page.pieces[nextPagePiece].utf8 < range.upperBound {
        let piece = page.pieces[nextPagePiece]
        pieces.append((output.count + piece.utf8 - range.lowerBound, piece.source))
        nextPagePiece += 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[range]))
      mark(source.upperBound)
    }

    private mutating func mark(_ source: Int) {
      if let last = pieces.last, last.utf8 == output.count, last.source == source { return }
      pieces.append((output.count, source))
    }
  }
}
