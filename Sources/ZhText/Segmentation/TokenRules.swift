// Fixed rules for everything that is not Han: numbers, Latin words, addresses, emoji, punctuation.

struct TokenRules {
  let fold: FoldTable

  /// Marks the runs of two or more characters that are not Han.
  func mark(
    _ keys: UnsafePointer<Key>, _ codes: UnsafePointer<UInt16>, _ count: Int,
    _ marks: UnsafeMutablePointer<UInt8>
  ) {
  }
}
