// The JSON of one number, written straight into reserved memory.

/// The byte offsets of ascending scalar indices.
struct ByteCursor {
  private var scalar = 0
  private var byte = 0

  /// The byte offset of `target`; cheapest when it lies at or a little behind the last one.
  @inline(__always)
  mutating func offset(
    of target: Int, _ folded: borrowing FoldedText, _ utf8: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if target < scalar || target - scalar > FoldedText.stride {
      byte = folded.utf8Offset(of: target, in: utf8)
    } else {
      for _ in scalar..<target { byte &+= FoldedText.width(utf8[byte]) }
    }
    scalar = target
    return byte
  }
}

/// Writes into memory that has room for all it is given.
struct SpanWriter {
  var position: UnsafeMutablePointer<UInt8>

  init(_ position: UnsafeMutablePointer<UInt8>) { self.position = position }

  /// One span as an object.
  mutating func write(
    _ span: NumberSpan, start: Int, end: Int, _ utf8: UnsafeBufferPointer<UInt8>,
    _ text: Range<Int>, _ unit: Range<Int>, _ values: UnsafeBufferPointer<UInt8>
  ) {
    put("{\"start\":")
    putNumber(start)
    put(",\"end\":")
    putNumber(end)
    put(",\"text\":\"")
    putEscaped(utf8, text)
    put("\",\"kind\":\"")
    put(Self.kindName(span.kind))
    put("\",\"value\":\"")
    for index in Int(span.valueStart)..<Int(span.valueEnd) { put(values[index]) }
    put(0x22)
    if !unit.isEmpty {
      put(",\"unit\":\"")
      putEscaped(utf8, unit)
      put(0x22)
    }
    if span.comparator != .equal {
      put(",\"comparator\":\"")
      put(Self.symbol(span.comparator))
      put(0x22)
    }
    put(0x7D)
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    position.pointee = byte
    position += 1
  }

  @inline(__always)
  private mutating func put(_ text: StaticString) {
    position.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    position += text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func putNumber(_ number: Int) {
    var rest = UInt64(truncatingIfNeeded: number)
    var length = 1
    var limit: UInt64 = 10
    while rest >= limit, length < 19 {
      length &+= 1
      limit = limit &* 10
    }
    for index in stride(from: length &- 1, through: 0, by: -1) {
      let quotient = rest / 10
      position[index] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 0x30
      rest = quotient
    }
    position += length
  }

  @inline(__always)
  private mutating func putEscaped(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    for index in range {
      let byte = utf8[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        put(byte)
      } else {
        escape(byte)
      }
    }
  }

  @inline(never)
  private mutating func escape(_ byte: UInt8) {
    put(0x5C)
    switch byte {
    case 0x22, 0x5C: put(byte)
    case 0x0A: put(0x6E)
    case 0x0D: put(0x72)
    case 0x09: put(0x74)
    default:
      put("u00")
      put(0x30 + byte >> 4)
      let low = byte & 15
      put(low < 10 ? 0x30 + low : 0x57 + low)
    }
  }

  private static func symbol(_ comparator: NumberComparator) -> StaticString {
    switch comparator {
    case .equal: "="
    case .more: ">"
    case .atLeast: ">="
    case .less: "<"
    case .atMost: "<="
    case .about: "~"
    }
  }

  private static func kindName(_ kind: NumberKind) -> StaticString {
    switch kind {
    case .number: "number"
    case .ordinal: "ordinal"
    case .fraction: "fraction"
    case .percent: "percent"
    case .range: "range"
    case .money: "money"
    case .quantity: "quantity"
    case .duration: "duration"
    case .date: "date"
    case .time: "time"
    case .datetime: "datetime"
    }
  }
}
