// Writes JSON into a byte buffer: strings from UTF-8 that is already valid, no intermediate values.

package struct JSONWriter {
  package var bytes: [UInt8] = []
  /// Whether the next value in the current container needs a comma before it.
  private var needsComma = false

  package init() {}

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  package mutating func beginObject() { open(0x7B) }
  package mutating func endObject() { close(0x7D) }
  package mutating func beginArray() { open(0x5B) }
  package mutating func endArray() { close(0x5D) }

  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// A member's name; it must need no escape.
  package mutating func key(_ name: StaticString) {
    let comma = needsComma
    bytes.append(addingCapacity: name.utf8CodeUnitCount + 4) { output in
      if comma { output.append(0x2C) }
      output.append(0x22)
      name.withUTF8Buffer { for byte in $0 { output.append(byte) } }
      output.append(0x22)
      output.append(0x3A)
    }
    needsComma = false
  }

  /// A member taken over from other JSON: its name without quotation marks, and its value.
  package mutating func member(name: some Sequence<UInt8>, raw value: some Sequence<UInt8>) {
    comma()
    bytes.append(0x22)
    bytes.append(contentsOf: name)
    bytes.append(0x22)
    bytes.append(0x3A)
    bytes.append(contentsOf: value)
    needsComma = true
  }

  package mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { string($0) }
  }

  package mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
    let comma = needsComma
    needsComma = true
    // Every byte that needs an escape takes six at most; the rest are copied as they are.
    if utf8.count <= Self.shortString {
      bytes.append(addingCapacity: 6 * utf8.count + 3) { output in
        if comma { output.append(0x2C) }
        output.append(0x22)
        for byte in utf8 {
          if Self.isPlain(byte) { output.append(byte) } else { Self.escape(byte, to: &output) }
        }
        output.append(0x22)
      }
      return
    }
    if comma { bytes.append(0x2C) }
    bytes.append(0x22)
    var start = 0
    for index in utf8.indices where !Self.isPlain(utf8[index]) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      bytes.append(addingCapacity: 6) { Self.escape(utf8[index], to: &$0) }
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    bytes.append(0x22)
  }

  package mutating func number(_ value: Int) {
    let comma = needsComma
    bytes.append(addingCapacity: 22) { output in
      if comma { output.append(0x2C) }
      Self.append(value, to: &output)
    }
    needsComma = true
  }

  package mutating func bool(_ value: Bool) {
    comma()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// A value that is JSON already.
  package mutating func raw(_ json: some Sequence<UInt8>) {
    comma()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Opens an object and writes members whose JSON text is known but for two numbers and a string:
  /// the beginning of every entity, in one piece.
  package mutating func beginEntity(
    _ kind: StaticString, start: Int, end: Int, text: UnsafeBufferPointer<UInt8>
  ) {
    let comma = needsComma
    bytes.append(addingCapacity: 96 + kind.utf8CodeUnitCount + 6 * text.count) { output in
      if comma { output.append(0x2C) }
      Self.append("{\"type\":\"", to: &output)
      Self.append(kind, to: &output)
      Self.append("\",\"start\":", to: &output)
      Self.append(start, to: &output)
      Self.append(",\"end\":", to: &output)
      Self.append(end, to: &output)
      Self.append(",\"text\":\"", to: &output)
      for byte in text {
        if Self.isPlain(byte) { output.append(byte) } else { Self.escape(byte, to: &output) }
      }
      output.append(0x22)
    }
    needsComma = true
  }

  /// A string that ends with a zero byte.
  package mutating func string(zeroEnded string: UnsafePointer<UInt8>) {
    var count = 0
    while string[count] != 0 { count += 1 }
    self.string(UnsafeBufferPointer(start: string, count: count))
  }

  @inline(__always)
  private static func append(_ text: StaticString, to output: inout OutputSpan<UInt8>) {
    let base = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount { output.append(base[index]) }
  }

  private static func append(_ value: Int, to output: inout OutputSpan<UInt8>) {
    if value < 0 { output.append(0x2D) }
    var divisor: UInt = 1
    let magnitude = value.magnitude
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(truncatingIfNeeded: magnitude / divisor % 10) &+ 0x30)
      divisor /= 10
    }
  }

  private static let shortString = 256

  private mutating func comma() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func open(_ byte: UInt8) {
    comma()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F
  }

  private static func escape(_ byte: UInt8, to output: inout OutputSpan<UInt8>) {
    output.append(0x5C)
    switch byte {
    case 0x22, 0x5C: output.append(byte)
    case 0x0A: output.append(0x6E)
    case 0x0D: output.append(0x72)
    case 0x09: output.append(0x74)
    default:
      output.append(0x75)
      output.append(0x30)
      output.append(0x30)
      output.append(hexDigit(byte >> 4))
      output.append(hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
