// Reading scalars around a position of the input. Never reads outside lower..<upper.

extension ConversionKernel.Input {
  /// The scalar at a position and its width; an invalid byte is a scalar of its own value.
  @inline(__always)
  func scalar(at i: Int) -> (scalar: UInt32, width: Int) {
    let b0 = UInt32(bytes[i])
    if b0 < 0xC0 { return (b0, 1) }
    let width = b0 < 0xE0 ? 2 : b0 < 0xF0 ? 3 : 4
    guard i &+ width <= upper else { return (b0, 1) }
    let b1 = UInt32(bytes[i &+ 1])
    guard b1 & 0xC0 == 0x80 else { return (b0, 1) }
    if width == 2 { return ((b0 & 0x1F) << 6 | b1 & 0x3F, 2) }
    let b2 = UInt32(bytes[i &+ 2])
    guard b2 & 0xC0 == 0x80 else { return (b0, 1) }
    if width == 3 { return ((b0 & 0xF) << 12 | (b1 & 0x3F) << 6 | b2 & 0x3F, 3) }
    let b3 = UInt32(bytes[i &+ 3])
    guard b3 & 0xC0 == 0x80 else { return (b0, 1) }
    return ((b0 & 7) << 18 | (b1 & 0x3F) << 12 | (b2 & 0x3F) << 6 | b3 & 0x3F, 4)
  }

  /// The scalar that ends before a position, which must be above `lower`, and its width.
  @inline(__always)
  func scalar(before i: Int) -> (scalar: UInt32, width: Int) {
    let last = bytes[i &- 1]
    if last < 0x80 { return (UInt32(last), 1) }
    var start = i &- 1
    let stop = Swift.max(lower, i &- 4)
    while start > stop, bytes[start] & 0xC0 == 0x80 { start &-= 1 }
    let (value, width) = scalar(at: start)
    return start &+ width == i ? (value, width) : (UInt32(last), 1)
  }

  /// The context keys of the two nearest neighbours, with the Traditional-only mark.
  @inline(__always)
  func neighbours(
    at position: Int, width: Int, keys: UnsafePointer<UInt16>
  ) -> (left: UInt16, right: UInt16) {
    let end = UInt16(DecisionWindow.end)
    var left = end
    if position > lower {
      let value = scalar(before: position).scalar
      left = keys[value < 0x10000 ? Int(value) : 0xFFFF]
    }
    var right = end
    let next = position &+ width
    if next < upper {
      let value = scalar(at: next).scalar
      right = keys[value < 0x10000 ? Int(value) : 0xFFFF]
    }
    return (left, right)
  }

  /// The neighbourhood of the character at a position.
  @inline(__always)
  func window(
    at position: Int, width: Int, keys: UnsafePointer<UInt16>
  ) -> DecisionWindow {
    var window = DecisionWindow()
    var flags: UInt16 = 0
    let end = UInt16(DecisionWindow.end)

    var i = position
    @inline(__always) func previous() -> UInt16 {
      guard i > lower else { return end }
      let (value, width) = scalar(before: i)
      i &-= width
      let key = keys[value < 0x10000 ? Int(value) : 0xFFFF]
      flags |= key
      return key & end
    }
    let l0 = previous()
    if l0 != end {
      window.left.0 = UInt64(l0)
      let l1 = previous()
      if l1 != end {
        window.left.1 = UInt64(l1)
        let l2 = previous()
        if l2 != end {
          window.left.2 = UInt64(l2)
          window.left.3 = UInt64(previous())
        }
      }
    }

    i = position &+ width
    @inline(__always) func next() -> UInt16 {
      guard i < upper else { return end }
      let (value, width) = scalar(at: i)
      i &+= width
      let key = keys[value < 0x10000 ? Int(value) : 0xFFFF]
      flags |= key
      return key & end
    }
    let r0 = next()
    if r0 != end {
      window.right.0 = UInt64(r0)
      let r1 = next()
      if r1 != end {
        window.right.1 = UInt64(r1)
        let r2 = next()
        if r2 != end {
          window.right.2 = UInt64(r2)
          window.right.3 = UInt64(next())
        }
      }
    }
    window.isTraditional = flags & 0x8000 != 0
    return window
  }
}
