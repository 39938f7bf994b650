// How finely text is cut.

/// What counts as a word.
public enum SegmentationMode: String, CaseIterable, Sendable {
  /// Each character in one word.
  case standard
  /// Also the shorter words inside each word, as search engines index them; ordered by start, longer
  /// first.
  case search
  /// The boundaries of ICU's word iterator, exactly. User dictionaries have no say in it.
  case icu
}
