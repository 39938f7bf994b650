// A word of a text.

/// Where a word stands.
public struct Word: Hashable, Sendable {
  /// Its place in the text it was cut from.
  public let span: SourceSpan

  /// Its characters, unchanged; `source` must be the text it was cut from.
  ///
  /// - Complexity: O(1) for native strings.
  public func text(in source: String) -> Substring? {
    span.range(in: source).map { source[$0] }
  }
}
