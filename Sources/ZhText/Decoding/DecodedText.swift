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
  /// Pieces in which UTF-8 and input offsets run in step: (UTF-8 offset, input offset).
  let pieces: [(utf8: Int, source: Int)]

  /// The text as a string. O(n).
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The offset in the input's bytes of an offset in `utf8`.
  ///
  /// - Complexity: O(log pieces).
  public func byteOffset(utf8Offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].utf8 <= utf8Offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return utf8Offset }
    let piece = pieces[low - 1]
    return piece.source + utf8Offset - piece.utf8
  }
}
