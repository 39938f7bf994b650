// Short forms of universities: 港大, 中大, 人大. Some are also common letter pairs, so the words
// around them decide.

enum UniversityShortForms {
  /// Whether no common word crosses the edges: 北大 in 东北大火, 成大 in 形成大量.
  static func boundariesHold(_ reader: borrowing SchoolReader, _ mark: SchoolMark) -> Bool {
    let keys = reader.view.keys
    let lexicon = reader.lexicon
    if reader.view.keyClass(mark.start - 1) == .han {
      for left in 1...2 where mark.start >= left {
        for right in 1...2 where mark.start + right <= mark.end {
          if let word = lexicon.word(keys, mark.start - left, mark.start + right),
            word.cost < crossingCost
          {
            return false
          }
        }
      }
      if let word = lexicon.word(keys, mark.start - 1, mark.start), word.has(.surname),
        mark.end - mark.start == 2, !word.has(.before), word.cost > 72
      {
        return false  // a personal name: 李清华
      }
    }
    if hasWordAfter(reader, mark.end) { return true }
    if reader.view.keyClass(mark.end) == .han {
      for right in 1...2 {
        if let word = lexicon.word(keys, mark.end - 1, mark.end + right), word.cost < crossingCost,
          keys[mark.end] != K.xue
        {
          return false
        }
      }
    }
    return true
  }

  /// Whether the words around an unsure short form show that it is a university.
  static func hasEvidence(
    _ reader: borrowing SchoolReader, _ mark: SchoolMark, last: Mention?
  ) -> Bool {
    guard boundariesHold(reader, mark) else { return false }
    if isPeoplesCongress(reader.view.keys, mark) {
      return reader.view.keys[mark.end] == K.fu
    }
    if hasWordAfter(reader, mark.end) { return true }
    if let last, Int(last.end) + 1 == mark.start,
      K.conjunctions.contains(reader.view.keys[mark.start - 1]),
      last.subkind == SchoolKind.number("higher")
    {
      return true
    }
    return hasWordBefore(reader, mark.start)
  }

  /// 人大 is the People's Congress in most texts.
  private static func isPeoplesCongress(_ keys: UnsafePointer<Key>, _ mark: SchoolMark) -> Bool {
    mark.end - mark.start == 2 && keys[mark.start] == 0x4EBA
  }

  private static func hasWordAfter(_ reader: borrowing SchoolReader, _ end: Int) -> Bool {
    for length in 1...4 {
      if let word = reader.lexicon.word(reader.view.keys, end, end + length), word.has(.after),
        length > 1
      {
        return true
      }
    }
    return false
  }

  private static func hasWordBefore(_ reader: borrowing SchoolReader, _ start: Int) -> Bool {
    for length in 2...4 {
      if let word = reader.lexicon.word(reader.view.keys, start - length, start),
        word.has(.before)
      {
        return true
      }
    }
    return false
  }

  /// A word that is rarer than this does not count as crossing an edge (eighths of a nat).
  private static let crossingCost: Int32 = 104
}
