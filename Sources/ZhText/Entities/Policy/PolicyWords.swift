// The words that decide about policy names: heads of titles, left edges, cues on the right.

import CZhTextData

/// What a word says about a policy name beside it.
package struct WordRole: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Ends titles of policies only.
  package static let strongHead = WordRole(rawValue: 1 << 0)
  /// Ends titles of policies and of books and films.
  package static let weakHead = WordRole(rawValue: 1 << 1)
  /// Ends like a head and is none: 看法.
  package static let nonHead = WordRole(rawValue: 1 << 2)
  /// Ends titles of books, papers, programmes.
  package static let nonTitle = WordRole(rawValue: 1 << 3)
  /// Stands left of a name and is no part of it.
  package static let boundary = WordRole(rawValue: 1 << 4)
  /// A boundary that takes programmes as its object: 启动.
  package static let launch = WordRole(rawValue: 1 << 5)
  /// A boundary that takes laws and programmes as its object: 违反, 修正.
  package static let cite = WordRole(rawValue: 1 << 13)
  /// Only looks like a boundary: 高等, 和平.
  package static let inner = WordRole(rawValue: 1 << 6)
  /// A modifier that makes no name: 工作 in 工作计划.
  package static let generic = WordRole(rawValue: 1 << 7)
  /// Stands before a title: 印发.
  package static let publish = WordRole(rawValue: 1 << 8)
  /// Stands right of a title: 施行.
  package static let after = WordRole(rawValue: 1 << 9)
  /// The noun after a quoted name: 「…」政策.
  package static let typeNoun = WordRole(rawValue: 1 << 10)
  /// Makes the head before it part of another word: 院 after 法.
  package static let notAfter = WordRole(rawValue: 1 << 11)
  /// Introduces a short name: 以下简称.
  package static let introduce = WordRole(rawValue: 1 << 12)
  /// A head of programmes that are named without marks.
  package static let bare = WordRole(rawValue: 1 << 14)

  package static let head: WordRole = [.strongHead, .weakHead]
  package static let named: [(String, WordRole)] = [
    ("strong", .strongHead), ("weak", .weakHead), ("nonhead", .nonHead),
    ("nontitle", .nonTitle), ("boundary", .boundary), ("cite", .cite), ("launch", .launch),
    ("inner", .inner),
    ("generic", .generic), ("publish", .publish), ("after", .after), ("type", .typeNoun),
    ("notAfter", .notAfter), ("introduce", .introduce),
    ("bare", .bare),
  ]
}

/// One trie that is read in both directions: words to match leftwards from an end are stored
/// reversed behind `endingMark`, words to match rightwards from a start behind `startingMark`.
package struct PolicyWords: Sendable {
  package static let endingMark: UInt16 = 0xE010
  package static let startingMark: UInt16 = 0xE011

  /// A word found beside a position.
  struct Match {
    var length = 0
    var roles: WordRole = []
    /// The policy kind of a head.
    var kind: UInt8 = 0

    @inline(__always)
    var isFound: Bool { length > 0 }
  }

  let trie: DoubleArray
  private let endingState: UInt32
  private let startingState: UInt32

  static let builtIn = PolicyWords(UnsafeRawPointer(zhtext_policy_words_blob().bytes))

  init(_ memory: UnsafeRawPointer) {
    trie = DoubleArray(memory)
    var state = DoubleArray.root
    endingState = trie.advance(&state, Self.endingMark) ? state : 0
    state = DoubleArray.root
    startingState = trie.advance(&state, Self.startingMark) ? state : 0
  }

  /// The longest word with one of the roles that ends at `end`. O(length).
  @inline(__always)
  func ending(at end: Int, _ keys: UnsafePointer<Key>, _ roles: WordRole) -> Match {
    var state = endingState
    var index = end - 1
    var match = Match()
    while index > end - FoldedText.paddingBefore, trie.advance(&state, keys[index]) {
      if trie.hasValue(state) {
        let value = trie.value(state)
        let found = WordRole(rawValue: UInt16(truncatingIfNeeded: value))
        if !found.isDisjoint(with: roles) {
          match = Match(length: end - index, roles: found, kind: UInt8(value >> 16))
        }
      }
      index -= 1
    }
    return match
  }

  /// The longest word with one of the roles that starts at `start`. O(length).
  @inline(__always)
  func starting(at start: Int, _ keys: UnsafePointer<Key>, _ roles: WordRole) -> Match {
    var state = startingState
    var index = start
    var match = Match()
    while trie.advance(&state, keys[index]) {
      index += 1
      if trie.hasValue(state) {
        let value = trie.value(state)
        let found = WordRole(rawValue: UInt16(truncatingIfNeeded: value))
        if !found.isDisjoint(with: roles) {
          match = Match(length: index - start, roles: found, kind: UInt8(value >> 16))
        }
      }
    }
    return match
  }
}

/// Builds the image that `PolicyWords` reads.
package struct PolicyWordsBuilder {
  private var words: [String: (roles: WordRole, kind: UInt8)] = [:]

  package init() {}

  package mutating func add(_ word: String, roles: WordRole, kind: UInt8 = 0) {
    let old = words[word]
    words[word] = ((old?.roles ?? []).union(roles), max(kind, old?.kind ?? 0))
  }

  package func image() -> [UInt8] {
    let rightwards: WordRole = [.after, .typeNoun, .notAfter, .introduce, .inner]
    var trie = DoubleArrayBuilder()
    for (word, entry) in words.sorted(by: { $0.key < $1.key }) {
      let keys = word.unicodeScalars.map { FoldTable.builtIn.key($0.value) }
      let value = UInt32(entry.roles.rawValue) | UInt32(entry.kind) << 16
      if !entry.roles.subtracting(rightwards).union(entry.roles.intersection(.inner)).isEmpty {
        trie.add([PolicyWords.endingMark] + keys.reversed(), value: value)
      }
      if !entry.roles.isDisjoint(with: rightwards) {
        trie.add([PolicyWords.startingMark] + keys, value: value)
      }
    }
    return trie.image()
  }
}
