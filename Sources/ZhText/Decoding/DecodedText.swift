// What decoding gives.

/// A sequence of bytes that is not valid in its encoding.
public struct InvalidSequence: Hashable, Sendable {
  /// The offset of its first byte in the input.
  public var offset: Int
  /// Its length in bytes.
  public var count: Int
}

/// Decoded text as valid UTF-8, with what is needed to go back to the input's bytes.
public struct DecodedText: Sendable {
  /// The text in valid UTF-8. Every invalid sequence has become U+FFFD; a byte order mark is gone.
  public let utf8: [UInt8]
  /// The encoding that was used.
  public let encoding: TextEncoding
  /// How sure detection was, 0…1; 1 where the encoding was given or proven.
  public let confidence: Double
  /// The invalid sequences in input order.
  public let invalidSequences: [InvalidSequence]
  /// Pieces in which UTF-8 and input offsets run in step: (UTF-8 offset, input offset). Where
  /// input is left out, the end of a piece and the start of the next share a UTF-8 offset.
  let pieces: [(utf8: Int, source: Int)]

  /// The text as a string. O(n).
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The range of the input's bytes that a range of `utf8` was decoded from.
  ///
  /// - Complexity: O(log pieces).
  public func byteRange(utf8Range range: Range<Int>) -> Range<Int> {
    let lower = byteOffset(utf8Offset: range.lowerBound)
    guard !range.isEmpty else { return lower..<lower }
    // The end is where the last piece of the range ends, which need not be where the next begins.
    let index = firstPiece { $0 >= range.upperBound }
    let end =
      index < pieces.count && pieces[index].utf8 == range.upperBound
      ? pieces[index].source : source(of: range.upperBound, after: index)
    return lower..<max(lower, end)
  }

  /// The offset in the input's bytes of the character at an offset in `utf8`.
  ///
  /// - Complexity: O(log pieces).
  public func byteOffset(utf8Offset: Int) -> Int {
    source(of: utf8Offset, after: firstPiece { $0 > utf8Offset })
  }

  private func source(of utf8Offset: Int, after index: Int) -> Int {
    guard index > 0 else { return utf8Offset }
    return pieces[index - 1].source + utf8Offset - pieces[index - 1].utf8
  }

  /// The first piece whose UTF-8 offset meets a condition that all later ones meet.
  private func firstPiece(_ condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if condition(pieces[middle].utf8) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
