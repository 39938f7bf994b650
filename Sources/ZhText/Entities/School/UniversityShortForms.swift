// Short forms of universities: 港大, 中大, 人大. Some are also common letter pairs, so the words
// around them decide.

enum UniversityShortForms {
  /// Whether no common word crosses the edges: 北大 in 东北大火, 成大 in 形成大量.
  static func boundariesHold(_ reader: borrowing SchoolReader, _ mark: SchoolMark) -> Bool {
    let keys = reader.view.keys
    let lexicon = reader.lexicon
    if reader.placeCrosses(mark) { return false }
    if reader.view.keyClass(mark.start - 1) == .han {
      // A word that begins before the form and ends inside or beyond it.
      for left in 1...3 where mark.start >= left {
        for right in 1...(mark.end - mark.start + 1) {
          if let word = lexicon.word(keys, mark.start - left, mark.start + right),
            word.cost < crossingCost || word.has(.generic)
          {
            return false
          }
        }
      }
      if keys[mark.start] == 0x6E05, let word = lexicon.word(keys, mark.start - 1, mark.start),
        word.has(.surname)
      {
        return false  // a personal name: 李清华
      }
    }
    if hasWordAfter(reader, mark.end) { return true }
    if reader.view.keyClass(mark.end) == .han, !K.conjunctions.contains(keys[mark.end]) {
      // A longer word from the same start (北大荒), or one from the last character on (大量).
      for right in 1...2 {
        if let word = lexicon.word(keys, mark.start, mark.end + right), word.cost < 250 {
          return false
        }
        if keys[mark.end] != K.xue, let word = lexicon.word(keys, mark.end - 1, mark.end + right),
          word.cost < crossingCost
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
    let keys = reader.view.keys
    let isCongress = isPeoplesCongress(keys, mark.start)
    if isCongress ? keys[mark.end] == K.fu : hasWordAfter(reader, mark.end) {
      return !hasGenericBefore(reader, mark.start)
    }
    if let last, Int(last.end) + 1 == mark.start,
      K.conjunctions.contains(reader.view.keys[mark.start - 1]),
      last.subkind == SchoolKind.higher
    {
      return true
    }
    return !isCongress && (hasWordBefore(reader, mark.start) || beginsList(reader, mark))
  }

  /// 交大及阳明大学: another university follows after a conjunction.
  private static func beginsList(_ reader: borrowing SchoolReader, _ mark: SchoolMark) -> Bool {
    guard K.conjunctions.contains(reader.view.keys[mark.end]) else { return false }
    return reader.hasUniversity(at: mark.end + 1)
  }

  /// 人大 is the People's Congress in most texts.
  static func isPeoplesCongress(_ keys: UnsafePointer<Key>, _ start: Int) -> Bool {
    keys[start] == 0x4EBA && keys[start + 1] == K.da
  }

  /// 私立科大教师, 某科大: any such university.
  static func hasGenericBefore(_ reader: borrowing SchoolReader, _ start: Int) -> Bool {
    guard let word = reader.lexicon.word(reader.view.keys, start - 2, start) else { return false }
    return (word.has(.generic) || word.has(.owner)) && !word.has(.before)
  }

  private static func hasWordAfter(_ reader: borrowing SchoolReader, _ end: Int) -> Bool {
    for length in 1...4 {
      if let word = reader.lexicon.word(reader.view.keys, end, end + length),
        word.has(.after) || word.has(.subject), length > 1
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
  private static let crossingCost: Int32 = 122
}
