// Folded text: one key for each source scalar, so that folded indices are source indices.

/// A reusable buffer of keys. Shape: `padding.before` end keys, `count` keys, `padding.after` end
/// keys; so a reader may look 16 keys back and 32 ahead of any position without a bounds check.
///
/// Owns its memory; growing is amortised, so folding many documents into one buffer allocates
/// only for the longest.
struct FoldedText: ~Copyable {
  static let paddingBefore = 16
  static let paddingAfter = 32
  /// Scalars between two stored UTF-8 offsets.
  static let stride = 64

  private var storage: UnsafeMutablePointer<Key>
  private var capacity: Int
  /// UTF-8 offset of scalar `i * stride`.
  private var checkpoints: UnsafeMutablePointer<Int32>
  /// The number of keys, which is the number of source scalars.
  private(set) var count: Int
  /// The source length in UTF-8 bytes.
  private(set) var utf8Count: Int

  init() {
    capacity = 4096
    storage = .allocate(capacity: capacity + Self.paddingBefore + Self.paddingAfter)
    checkpoints = .allocate(capacity: capacity / Self.stride + 2)
    count = 0
    utf8Count = 0
    storage.initialize(repeating: .end, count: Self.paddingBefore + Self.paddingAfter)
    checkpoints[0] = 0
  }

  deinit {
    storage.deallocate()
    checkpoints.deallocate()
  }

  /// The keys; `keys[count]…` are end keys.
  @inline(__always)
  var keys: UnsafePointer<Key> { UnsafePointer(storage + Self.paddingBefore) }

  /// Folds valid UTF-8. Anything that is not valid must have been replaced by the decoder.
  /// O(bytes). Texts above 2 GiB are refused by the callers, which cut inputs into parts.
  mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>) {
    if capacity < utf8.count {
      storage.deallocate()
      checkpoints.deallocate()
      capacity = utf8.count + utf8.count / 4
      storage = .allocate(capacity: capacity + Self.paddingBefore + Self.paddingAfter)
      checkpoints = .allocate(capacity: capacity / Self.stride + 2)
      storage.initialize(repeating: .end, count: Self.paddingBefore)
    }
    utf8Count = utf8.count
    count = Self.fold(
      utf8, table: .builtIn, into: storage + Self.paddingBefore, checkpoints: checkpoints)
    (storage + Self.paddingBefore + count).initialize(repeating: .end, count: Self.paddingAfter)
  }

  /// The UTF-8 offset of a scalar index in 0…count, given the text that was folded. O(stride).
  func utf8Offset(of scalar: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Int {
    if scalar >= count { return utf8Count }
    var offset = Int(checkpoints[scalar / Self.stride])
    for _ in 0..<scalar % Self.stride { offset += Self.width(utf8[offset]) }
    return offset
  }

  /// The UTF-8 range of a scalar range; the UTF-16 range is not known (it is given as empty).
  /// O(stride + length).
  func spanWithoutUTF16(_ scalars: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> SourceSpan {
    let lower = utf8Offset(of: scalars.lowerBound, in: utf8)
    var upper = lower
    if scalars.count > Self.stride {
      upper = utf8Offset(of: scalars.upperBound, in: utf8)
    } else {
      for _ in scalars where upper < utf8Count { upper += Self.width(utf8[upper]) }
    }
    return SourceSpan(scalars: scalars, utf8: lower..<upper, utf16: 0..<0)
  }

  /// Whether the first characters are Traditional: at least one in sixteen changes when it is
  /// folded, which no Simplified text comes near. O(1).
  func beginsInTraditional(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let keys = self.keys
    let end = min(utf8.count, 1200)
    var i = 0
    var n = 0
    var han = 0
    var changed = 0
    while i < end {
      let b0 = utf8[i]
      if b0 >= 0xE4, b0 < 0xEA, i + 2 < end {
        let scalar =
          UInt16(b0 & 0x0F) << 12 | UInt16(utf8[i + 1] & 0x3F) << 6
          | UInt16(utf8[i + 2] & 0x3F)
        han += 1
        if keys[n] != scalar { changed += 1 }
      }
      i += Self.width(b0)
      n += 1
    }
    return changed * 16 > han
  }

  /// The length of the UTF-8 sequence that a lead byte begins.
  @inline(__always)
  static func width(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private static func fold(
    _ utf8: UnsafeBufferPointer<UInt8>, table: FoldTable, into output: UnsafeMutablePointer<Key>,
    checkpoints: UnsafeMutablePointer<Int32>
  ) -> Int {
    guard let base = utf8.baseAddress else {
      checkpoints[0] = 0
      return 0
    }
    let keys = table.keys
    let end = utf8.count
    var i = 0
    var n = 0
    while i < end {
      checkpoints[n / stride] = Int32(truncatingIfNeeded: i)
      let blockEnd = n &+ stride
      while n < blockEnd, i < end {
        let b0 = base[i]
        if b0 & 0xF0 == 0xE0, i &+ 2 < end {
          let scalar =
            (Int(b0) & 0x0F) << 12 | (Int(base[i &+ 1]) & 0x3F) << 6 | Int(base[i &+ 2]) & 0x3F
          output[n] = keys[scalar]
          i &+= 3
        } else if b0 < 0x80 {
          output[n] = keys[Int(b0)]
          i &+= 1
        } else if b0 < 0xE0, i &+ 1 < end {
          output[n] = keys[(Int(b0) & 0x1F) << 6 | Int(base[i &+ 1]) & 0x3F]
          i &+= 2
        } else if i &+ 3 < end {
          let high = (UInt32(b0) & 0x07) << 18 | (UInt32(base[i &+ 1]) & 0x3F) << 12
          let low = (UInt32(base[i &+ 2]) & 0x3F) << 6 | UInt32(base[i &+ 3]) & 0x3F
          output[n] = table.key(high | low)
          i &+= 4
        } else {
          // Only a cut sequence at the very end comes here; valid UTF-8 has none.
          output[n] = .astralOther
          i &+= 1
        }
        n &+= 1
      }
    }
    if n == 0 { checkpoints[0] = 0 }
    return n
  }
}
