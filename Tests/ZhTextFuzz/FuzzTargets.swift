// The targets: each stage against its slow reference, or against the properties it promises.

import Foundation

@testable import ZhText

extension FuzzTarget {
  static let all: [String: FuzzTarget] = [
    "decode": FuzzTarget(run: decode), "fold": FuzzTarget(run: fold),
    "records": FuzzTarget(run: records), "extract": FuzzTarget(run: extract),
  ]

  /// Any bytes decode to valid text; UTF-8 as the standard library does.
  @Sendable static func decode(_ bytes: [UInt8]) {
    for encoding in TextEncoding.allCases {
      guard let decoded = try? TextDecoder(encoding: encoding).decode(bytes) else { continue }
      require(
        String(validating: decoded.utf8, as: UTF8.self) != nil, "\(encoding) gave invalid UTF-8")
      var last = -1
      for offset in decoded.utf8.indices where decoded.utf8[offset] & 0xC0 != 0x80 {
        let range = decoded.byteRange(
          utf8Range: offset..<offset + FoldedText.width(decoded.utf8[offset]))
        require(range.lowerBound >= last, "\(encoding): byte offsets go backwards")
        require(range.upperBound <= bytes.count, "\(encoding): byte offset outside")
        last = range.lowerBound
      }
      if encoding == .utf8, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        require(decoded.text == String(decoding: bytes, as: UTF8.self), "repair differs")
      }
    }
    _ = try? TextDecoder().decode(bytes)
  }

  /// One key for each scalar, the same as folding scalar by scalar; offsets as the string has them.
  @Sendable static func fold(_ bytes: [UInt8]) {
    var text = String(decoding: bytes, as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    text.withUTF8 { utf8 in
      var folded = FoldedText()
      folded.fold(utf8)
      require(folded.count == scalars.count, "count")
      var offset = 0
      for (index, scalar) in scalars.enumerated() {
        require(folded.keys[index] == FoldTable.builtIn.key(scalar.value), "key \(index)")
        require(folded.utf8Offset(of: index, in: utf8) == offset, "offset \(index)")
        offset += UTF8.width(scalar)
      }
    }
  }

  /// A record that we read, Foundation reads too, with the same text.
  @Sendable static func records(_ bytes: [UInt8]) {
    var line = UTF8Text.decode(bytes).utf8
    line.removeAll { $0 == 0x0A }
    line.withUnsafeBufferPointer { buffer in
      guard let record = try? JSONLinesRecord(buffer) else { return }
      for member in record.members {
        require(member.name.upperBound <= member.value.lowerBound, "member ranges")
      }
      guard let value = record.value("text", in: buffer), buffer[value.lowerBound] == 0x22 else {
        return
      }
      var text: [UInt8] = []
      guard (try? JSONLinesRecord.decodeString(value, in: buffer, into: &text)) != nil else {
        return
      }
      let data = Data(buffer[value])
      if let string = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        as? String, !string.unicodeScalars.contains("\u{FFFD}")
      {
        require(string == String(decoding: text, as: UTF8.self), "text differs")
      }
    }
  }

  /// Every entity slices back to its text; order and overlaps are as promised.
  @Sendable static func extract(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    let entities = EntityExtractor().entities(in: text)
    var last = (start: 0, end: Int.max)
    var ends: [EntityKind: Int] = [:]
    for entity in entities {
      let range = entity.span.scalars
      require(range.lowerBound < range.upperBound, "empty entity")
      require(range.upperBound <= scalars.count, "outside")
      var slice = ""
      slice.unicodeScalars.append(contentsOf: scalars[range])
      require(slice == entity.text, "slice differs")
      require(entity.span.range(in: text).map { String(text[$0]) } == entity.text, "range differs")
      let current = (start: range.lowerBound, end: range.upperBound)
      require(
        current.start > last.start || (current.start == last.start && current.end <= last.end),
        "order")
      last = current
      require(range.lowerBound >= ends[entity.kind] ?? 0, "overlap of \(entity.kind)")
      ends[entity.kind] = range.upperBound
    }
  }
}
