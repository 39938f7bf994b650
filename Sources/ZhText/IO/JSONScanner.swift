// A scanner over JSON that keeps ranges and copies nothing.

struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// One object and nothing after it but white space.
  mutating func object() throws(ZhTextError) -> [JSONLinesRecord.Member] {
    var members: [JSONLinesRecord.Member] = []
    skipSpace()
    if peek() == nil {
      index = 0
      throw failure("the line is blank")
    }
    try expect(0x7B, "an object must begin with {")
    skipSpace()
    if peek() == 0x7D {
      index += 1
    } else {
      while true {
        skipSpace()
        let name = try string()
        skipSpace()
        try expect(0x3A, "a member's name must be followed by :")
        skipSpace()
        let start = index
        try value()
        members.append(
          .init(name: name.lowerBound + 1..<name.upperBound - 1, value: start..<index))
        skipSpace()
        if peek() == 0x2C {
          index += 1
          continue
        }
        try expect(0x7D, "a member must be followed by , or }")
        break
      }
    }
    skipSpace()
    if index < bytes.count { throw failure("nothing may follow the object on its line") }
    return members
  }

  /// Any value; nesting is counted, not recursed into, so its depth is no danger.
  private mutating func value() throws(ZhTextError) {
    var closers: [UInt8] = []
    while true {
      skipSpace()
      switch peek() {
      case 0x22: _ = try string()
      case 0x7B, 0x5B:
        closers.append(bytes[index] + 2)
        index += 1
        skipSpace()
        if peek() != closers.last {
          if closers.last == 0x7D { try memberName() }
          continue
        }
      case .none: throw failure("the line ends inside a value")
      default:
        if peek() != closers.last { try literal() }
      }
      // After a value: a comma goes on, closing brackets close.
      while let closer = closers.last {
        skipSpace()
        if peek() == closer {
          index += 1
          closers.removeLast()
        } else if peek() == 0x2C {
          index += 1
          if closer == 0x7D {
            skipSpace()
            try memberName()
          }
          break
        } else {
          throw failure("a value must be followed by , or a closing bracket")
        }
      }
      if closers.isEmpty { return }
    }
  }

  private mutating func memberName() throws(ZhTextError) {
    _ = try string()
    skipSpace()
    try expect(0x3A, "a member's name must be followed by :")
  }

  private mutating func literal() throws(ZhTextError) {
    let start = index
    while let byte = peek(), !Self.endsLiteral(byte) { index += 1 }
    let word = bytes[start..<index]
    let known = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    if !known, !Self.isNumber(word) {
      index = start
      throw failure("a value is expected here")
    }
  }

  private mutating func string() throws(ZhTextError) -> Range<Int> {
    let start = index
    try expect(0x22, "a string must begin with \"")
    while true {
      guard let byte = peek() else {
        index = start
        throw failure("the string that begins here does not end")
      }
      if byte == 0x22 { break }
      if byte < 0x20 { throw failure("a control character in a string must be escaped") }
      if byte == 0x5C {
        index += 1
        guard let escaped = peek(), Self.escapes.contains(escaped) else {
          throw failure("an unknown escape")
        }
      }
      index += 1
    }
    index += 1
    return start..<index
  }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
      index += 1
    }
  }

  private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func expect(_ byte: UInt8, _ reason: String) throws(ZhTextError) {
    guard peek() == byte else { throw failure(reason) }
    index += 1
  }

  private func failure(_ reason: String) -> ZhTextError {
    .invalidRecord(reason: reason, offset: index)
  }

  private static let escapes = Array("\"\\/bfnrtu".utf8)

  private static func endsLiteral(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x7D || byte == 0x5D || byte <= 0x20
  }

  private static func isNumber(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var digits = 0
    for byte in word {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2B, 0x2D, 0x2E, 0x45, 0x65: continue
      default: return false
      }
    }
    return digits > 0
  }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
