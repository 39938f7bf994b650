// Short names that the text itself introduces: 《…条例》（以下简称《条例》）.

extension PolicyRecognizer {
  /// A title and the short name that stands for it from here on.
  private struct Definition {
    var title: Int
    var short: Range<Int>
  }

  mutating func resolveShortNames(from first: Int, in mentions: inout [Mention]) {
    _ = first
  }
}
