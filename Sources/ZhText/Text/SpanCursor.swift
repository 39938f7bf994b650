// Turns scalar ranges into spans in one forward walk over the source.

/// Walks valid UTF-8 once while spans are asked for in any order; going forward is cheapest.
///
/// - Complexity: O(distance from the nearest earlier query) per query.
struct SpanCursor {
  private let utf8: UnsafeBufferPointer<UInt8>
  private var scalar = 0
  private var byte = 0
  private var unit = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// The UTF-8 and UTF-16 offsets of a scalar index.
  mutating func offsets(of target: Int) -> (utf8: Int, utf16: Int) {
    while scalar < target, byte < utf8.count {
      let width = FoldedText.width(utf8[byte])
      byte = min(byte + width, utf8.count)
      unit += width == 4 ? 2 : 1
      scalar += 1
    }
    while scalar > target, byte > 0 {
      repeat { byte -= 1 } while byte > 0 && utf8[byte] & 0xC0 == 0x80
      unit -= FoldedText.width(utf8[byte]) == 4 ? 2 : 1
      scalar -= 1
    }
    return (byte, unit)
  }

  mutating func span(_ scalars: Range<Int>) -> SourceSpan {
    let lower = offsets(of: scalars.lowerBound)
    let upper = offsets(of: scalars.upperBound)
    return SourceSpan(
      scalars: scalars, utf8: lower.utf8..<upper.utf8, utf16: lower.utf16..<upper.utf16)
  }
}
