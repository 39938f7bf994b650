// Where something stands in the caller's unchanged text.

/// A half-open range of the source, in Unicode scalars, UTF-8 bytes and UTF-16 units alike.
public struct SourceSpan: Hashable, Sendable {
  /// The range in Unicode scalars.
  public var scalars: Range<Int>
  /// The range in bytes of UTF-8.
  public var utf8: Range<Int>
  /// The range in UTF-16 code units.
  public var utf16: Range<Int>

  public init(scalars: Range<Int>, utf8: Range<Int>, utf16: Range<Int>) {
    self.scalars = scalars
    self.utf8 = utf8
    self.utf16 = utf16
  }

  /// The same range as indices of `text`, which must be the text that the span was made from.
  ///
  /// - Complexity: O(1) for native strings.
  /// - Returns: `nil` when the span does not fit the text.
  public func range(in text: String) -> Range<String.Index>? {
    guard utf8.lowerBound >= 0, utf8.upperBound <= text.utf8.count else { return nil }
    let lower = text.utf8.index(text.utf8.startIndex, offsetBy: utf8.lowerBound)
    let upper = text.utf8.index(text.utf8.startIndex, offsetBy: utf8.upperBound)
    return lower..<upper
  }
}
