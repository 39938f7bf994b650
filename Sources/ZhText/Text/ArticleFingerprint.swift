// A number by which a re-posted article is known again, in either script.

/// Hashes of an article's words: Han characters, digits and letters of its paragraphs, folded, so
/// that script, spaces, punctuation and quotation marks make no difference. Short lines (headings,
/// links, dates: the furniture of pages) do not count where there are paragraphs.
enum ArticleFingerprint {
  /// Paragraphs have at least this many words' characters.
  private static let paragraph = 40

  /// - Complexity: O(keys).
  static func of(_ keys: UnsafePointer<Key>, count: Int, fold: FoldTable) -> UInt64 {
    var all: UInt64 = 0
    var paragraphs: UInt64 = 0
    var line: UInt64 = 0
    var length = 0
    for index in 0...count {
      switch fold.keyClass(keys[index]) {
      case _ where index == count, .newline:
        if length == 0 { continue }
        all = mixed(all, line)
        if length >= paragraph { paragraphs = mixed(paragraphs, line) }
        line = 0
        length = 0
      case .han, .digit, .letter, .kana:
        line = mixed(line, UInt64(keys[index]))
        length += 1
      default: continue
      }
    }
    return paragraphs != 0 ? paragraphs : all
  }

  /// A multiplication and a shift; keys in another order give another hash.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value &+ 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}

extension DocumentWorkspace {
  /// The fingerprint of the last document.
  package var fingerprint: UInt64 {
    ArticleFingerprint.of(folded.keys, count: folded.count, fold: .builtIn)
  }
}
