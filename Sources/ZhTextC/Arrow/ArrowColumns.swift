// Columns while they grow, in Arrow's layout from the first byte.

/// Which values are there: one bit each.
struct ValidityBits: ~Copyable {
  private var bytes = NativeBuffer<UInt8>()
  private var open: UInt8 = 0
  private(set) var count = 0
  private(set) var nullCount = 0

  mutating func append(_ isValid: Bool) {
    if isValid { open |= 1 << UInt8(count & 7) } else { nullCount += 1 }
    count += 1
    if count & 7 == 0 {
      bytes.append(open)
      open = 0
    }
  }

  consuming func take() -> UnsafeMutableRawPointer {
    if count & 7 != 0 { bytes.append(open) }
    return UnsafeMutableRawPointer(bytes.take())
  }
}

/// A column of optional strings.
struct StringColumn: ~Copyable {
  private var validity = ValidityBits()
  private var offsets = NativeBuffer<Int32>()
  private var data = NativeBuffer<UInt8>(capacity: 256)

  init() { offsets.append(0) }

  mutating func append(_ string: String?) {
    if let string { data.append(string) }
    end(isValid: string != nil)
  }

  mutating func append(_ utf8: UnsafeBufferPointer<UInt8>?) {
    if let utf8 { data.append(contentsOf: utf8) }
    end(isValid: utf8 != nil)
  }

  /// The bytes so far; a column holds less than 2 GiB.
  var size: Int { data.count }
  var count: Int { validity.count }

  private mutating func end(isValid: Bool) {
    validity.append(isValid)
    offsets.append(Int32(truncatingIfNeeded: data.count))
  }

  consuming func node() -> ArrowNode {
    let count = validity.count
    let nullCount = validity.nullCount
    let buffers = [
      validity.take(), UnsafeMutableRawPointer(offsets.take()),
      UnsafeMutableRawPointer(data.take()),
    ]
    return ArrowNode(length: count, nullCount: nullCount, buffers: buffers)
  }
}

/// A column of optional integers.
struct IntegerColumn<Value: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
  private var validity = ValidityBits()
  private var values = NativeBuffer<Value>()

  mutating func append(_ value: Value?) {
    validity.append(value != nil)
    values.append(value ?? 0)
  }

  consuming func node() -> ArrowNode {
    let count = validity.count
    let nullCount = validity.nullCount
    let buffers = [validity.take(), UnsafeMutableRawPointer(values.take())]
    return ArrowNode(length: count, nullCount: nullCount, buffers: buffers)
  }
}

/// A column of truth values, none of them null.
struct BoolColumn: ~Copyable {
  private var bits = ValidityBits()

  mutating func append(_ value: Bool) { bits.append(value) }

  consuming func node() -> ArrowNode {
    let count = bits.count
    return ArrowNode(length: count, nullCount: 0, buffers: [nil, bits.take()])
  }
}

/// The offsets of a column of optional lists; the elements are a column of their own.
struct ListOffsets: ~Copyable {
  private var validity = ValidityBits()
  private var offsets = NativeBuffer<Int32>()

  init() { offsets.append(0) }

  /// Ends a list at this number of elements.
  mutating func append(end: Int, isValid: Bool = true) {
    validity.append(isValid)
    offsets.append(Int32(truncatingIfNeeded: end))
  }

  consuming func node(elements: ArrowNode) -> ArrowNode {
    let count = validity.count
    let nullCount = validity.nullCount
    let buffers = [validity.take(), UnsafeMutableRawPointer(offsets.take())]
    return ArrowNode(length: count, nullCount: nullCount, buffers: buffers, children: [elements])
  }
}

/// A column of optional lists of strings.
struct StringListColumn: ~Copyable {
  private var offsets = ListOffsets()
  private var elements = StringColumn()

  mutating func append(_ list: [String]?) {
    for string in list ?? [] { elements.append(string) }
    offsets.append(end: elements.count, isValid: list != nil)
  }

  consuming func node() -> ArrowNode {
    let elements = self.elements.node()
    return offsets.node(elements: elements)
  }
}
