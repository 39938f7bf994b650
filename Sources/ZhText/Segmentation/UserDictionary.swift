// Words of the user's own: what they mean for segmentation.

/// A dictionary of the user's own words.
///
/// ```swift
/// var builder = UserDictionary.Builder()
/// builder.add("云计算")
/// builder.add("不同意", level: .never)
/// let segmenter = WordSegmenter(userDictionary: builder.build())
/// ```
/// Words are matched in folded form, so that one entry serves both scripts. Where entries of the same
/// level overlap in the text, the leftmost wins, then the longest.
public struct UserDictionary: Sendable {
  /// How much a word's entry counts.
  public enum Level: UInt32, CaseIterable, Sendable {
    /// Strong evidence for the word, which very strong evidence of the text can still outweigh.
    case prefer = 1
    /// The word is cut out wherever its characters stand, inside other words too.
    case must = 2
    /// These characters are never one word.
    case never = 3

    public init?(name: String) {
      switch name {
      case "prefer": self = .prefer
      case "must": self = .must
      case "never": self = .never
      default: return nil
      }
    }
  }

  /// The longest word, in scalars.
  public static let longestWord = 64
  /// The evidence of a preferred word for each of its gaps, in units of the model (8 log odds).
  static let preference: Int16 = 96

  let trie: DoubleArray
  let count: Int
  let hasPreferred: Bool
  let hasFixed: Bool
  let hasNever: Bool

  /// The longest entry of one of two levels that begins at `keys`, and its length.
  @inline(__always)
  func longest(
    _ keys: UnsafePointer<Key>, limit: Int, where isWanted: (Level) -> Bool
  ) -> Int {
    var state = DoubleArray.root
    var found = 0
    var length = 0
    while length < limit, trie.advance(&state, keys[length]) {
      length &+= 1
      if trie.hasValue(state), let level = Level(rawValue: trie.value(state) & 3),
        isWanted(level)
      {
        found = length
      }
    }
    return found
  }

  /// Adds the evidence of preferred words to the scores of a stretch.
  func adjust(_ scores: UnsafeMutablePointer<Int16>, _ keys: UnsafePointer<Key>, _ count: Int) {
    guard hasPreferred else { return }
    var index = 0
    while index < count {
      let length = longest(keys + index, limit: count - index) { $0 == .prefer }
      if length == 0 {
        index &+= 1
        continue
      }
      for gap in index...(index + length) where gap < count {
        let isEdge = gap == index || gap == index + length
        scores[gap] = isEdge ? max(scores[gap], 0) &+ Self.preference : -Self.preference
      }
      index &+= length
    }
  }

  /// Joins preferred words where fixed rules cut them, and cuts words that must not be.
  func apply(
    _ scores: UnsafePointer<Int16>, _ keys: UnsafePointer<Key>, _ codes: UnsafePointer<UInt16>,
    _ count: Int, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    if hasPreferred { joinPreferred(keys, codes, count, marks) }
    guard hasNever else { return }
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, marks[end] == Mark.inside { end += 1 }
      if end - start > 1,
        longest(keys + start, limit: end - start, where: { $0 == .never })
          == end - start
      {
        var weakest = start + 1
        for gap in start + 1..<end where scores[gap] > scores[weakest] { weakest = gap }
        marks[weakest] = Mark.start
        end = weakest
      }
      start = end
    }
  }

  private func joinPreferred(
    _ keys: UnsafePointer<Key>, _ codes: UnsafePointer<UInt16>, _ count: Int,
    _ marks: UnsafeMutablePointer<UInt8>
  ) {
    var index = 0
    while index < count {
      let length = longest(keys + index, limit: count - index) { $0 == .prefer }
      if length == 0 {
        index &+= 1
        continue
      }
      let end = index + length
      if marks[index] == Mark.start, end == count || marks[end] == Mark.start {
        for gap in index + 1..<max(end, index + 1) { marks[gap] = Mark.inside }
      }
      index = end
    }
  }

  /// Marks the words that must be, over white space too (but not over line ends).
  func markFixedWords(
    _ keys: UnsafePointer<Key>, _ count: Int, _ marks: UnsafeMutablePointer<UInt8>
  ) {
    guard hasFixed else { return }
    var index = 0
    while index < count {
      let length =
        marks[index] > Mark.start
        ? 0 : longest(keys + index, limit: count - index) { $0 == .must }
      if length == 0 {
        index &+= 1
        continue
      }
      marks[index] = Mark.start
      for inner in index + 1..<max(index + length, index + 1) { marks[inner] = Mark.inside }
      index &+= length
      if marks[index] == Mark.inside { marks[index] = Mark.start }
    }
  }
}
