// Reads one line of JSON Lines: a flat look at the members of its object.

/// The members of one JSON object, as ranges of the line's bytes. Nested values are checked for
/// balance and well-formed strings, not decoded.
package struct JSONLinesRecord {
  package struct Member {
    /// The name between its quotation marks, escapes and all.
    package let name: Range<Int>
    /// The whole value.
    package let value: Range<Int>
  }

  package let members: [Member]

  /// Parses a line. O(bytes), without recursion.
  ///
  /// - Throws: `ZhTextError.invalidRecord` with the byte offset in the line.
  package init(_ line: UnsafeBufferPointer<UInt8>) throws(ZhTextError) {
    var scanner = JSONScanner(bytes: line)
    members = try scanner.object()
  }

  /// The value of a member, the last one of that name.
  package func value(_ name: StaticString, in line: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    members.last { member in
      name.withUTF8Buffer { wanted in
        wanted.count == member.name.count && line[member.name].elementsEqual(wanted)
      }
    }?.value
  }

  /// Decodes the member "text" into `output`.
  ///
  /// - Throws: `ZhTextError.invalidRecord` when there is none or it is no string.
  package func text(
    in line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) throws(ZhTextError) {
    guard let value = value("text", in: line) else {
      throw .invalidRecord(reason: "the record has no \"text\"", offset: 0)
    }
    try Self.decodeString(value, in: line, into: &output)
  }

  /// Decodes a JSON string value into `output`. A lone surrogate escape becomes U+FFFD.
  ///
  /// - Throws: `ZhTextError.invalidRecord` when the value is no string.
  package static func decodeString(
    _ value: Range<Int>, in line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) throws(ZhTextError) {
    output.removeAll(keepingCapacity: true)
    guard line[value.lowerBound] == 0x22 else {
      throw .invalidRecord(reason: "the value must be a string", offset: value.lowerBound)
    }
    var index = value.lowerBound + 1
    let end = value.upperBound - 1
    while index < end {
      var run = index
      while run < end, line[run] != 0x5C { run += 1 }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: line[index..<run]))
      index = run
      if index < end { index = try decodeEscape(at: index, in: line, into: &output) }
    }
  }

  private static func decodeEscape(
    at start: Int, in line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) throws(ZhTextError) -> Int {
    switch line[start + 1] {
    case 0x6E: output.append(0x0A)
    case 0x74: output.append(0x09)
    case 0x72: output.append(0x0D)
    case 0x62: output.append(0x08)
    case 0x66: output.append(0x0C)
    case 0x75:
      var value = try hex4(at: start + 2, in: line)
      var next = start + 6
      if value & 0xFC00 == 0xD800, next + 6 <= line.count, line[next] == 0x5C,
        line[next + 1] == 0x75
      {
        let low = try hex4(at: next + 2, in: line)
        if low & 0xFC00 == 0xDC00 {
          value = 0x10000 + ((value & 0x3FF) << 10 | low & 0x3FF)
          next += 6
        }
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return next
    default: output.append(line[start + 1])
    }
    return start + 2
  }

  private static func hex4(
    at start: Int, in line: UnsafeBufferPointer<UInt8>
  ) throws(ZhTextError) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard index < line.count, let digit = JSONScanner.hexValue(line[index]) else {
        throw .invalidRecord(reason: "\\u needs four hexadecimal digits", offset: start - 2)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
