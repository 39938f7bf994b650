// Forms of the table: which record a form names here, and whether it is a name here at all.

extension PolicyRecognizer {
  /// The policy record that these keys name exactly, the document's region first.
  mutating func record(naming range: Range<Int>) -> UInt32? {
    guard
      let value = view.table.trie.value(
        of: UnsafeBufferPointer(start: view.keys + range.lowerBound, count: range.count))
    else { return nil }
    return record(ofPosting: value & (1 << GazetteerTable.postingBits &- 1))?.record
  }

  /// The policy record of a form: of several, the one of the document's region.
  mutating func record(ofPosting first: UInt32) -> (record: UInt32, flags: FormFlags)? {
    let table = view.table
    var best: (record: UInt32, flags: FormFlags)?
    var bestRank = -1
    var index = Int(first)
    while true {
      let posting = table.postings[index]
      let number = table.recordIndex(posting)
      let record = table.records[number]
      if record.kind == RecordKind.policy.rawValue {
        let rank = rank(ofRegion: record.flags)
        if rank > bestRank {
          bestRank = rank
          best = (UInt32(number), table.flags(posting))
        }
      }
      if table.isLast(posting) { return best }
      index += 1
    }
  }

  /// How near a record's legal system is to the document's.
  private mutating func rank(ofRegion flags: UInt16) -> Int {
    if flags == region.rawValue { return 2 }
    return flags == PolicyRegion.mainland.rawValue && region != .taiwan ? 1 : 0
  }

  /// A form of the table found in running text.
  mutating func tableMention(_ anchor: Anchor) -> Mention? {
    let start = Int(anchor.start)
    let end = Int(anchor.end)
    guard let (number, flags) = record(ofPosting: anchor.posting) else { return nil }
    let record = view.table.records[Int(number)]
    let keys = view.keys
    let head = words.ending(at: end, keys, [.strongHead, .weakHead, .nonHead])
    if head.isFound, isCut(end) { return nil }
    let isMarked = isInMarks(start, end)
    if flags.contains(.commonWord), !isMarked,
      !words.starting(at: end, keys, .typeNoun).isFound
    {
      return nil
    }
    // A law of two characters (水法, 民法) ends longer words: it needs a left edge.
    if end - start == 2, head.isFound, !isMarked, start > 0, view.keyClass(start - 1) == .han,
      !words.ending(at: start, keys, [.boundary, .launch]).isFound
    {
      return nil
    }
    var mention = Mention(
      kind: .policy, start: start, end: end, score: (end - start) * 10 + 5)
    mention.record = number
    mention.subkind = record.level
    mention.evidence = [.table, flags.contains(.full) ? .fullName : .shortName]
    return mention
  }

  /// Whether marks stand directly around a stretch.
  func isInMarks(_ start: Int, _ end: Int) -> Bool {
    start > 0 && view.keyClass(start - 1) == .open && view.keyClass(end) == .close
  }

  /// Whether a law without record is one of the Mainland's national laws: 法 at its end, no place
  /// in it, in a text about the Mainland.
  mutating func isNationalLaw(_ range: Range<Int>, kind: UInt8) -> Bool {
    guard kind == PolicyKind.number("law"), view.keys[range.upperBound - 1] == 0x6CD5,
      !startsWithState(range.lowerBound), region == .mainland
    else { return false }
    var index = firstAnchor(from: range.lowerBound)
    while index < anchors.count, Int(anchors[index].end) <= range.upperBound {
      let anchor = anchors[index]
      if anchor.kinds.contains(RecordKinds(.division)), anchor.end - anchor.start >= 2 {
        return false
      }
      index += 1
    }
    return true
  }

  /// The index of the first anchor that starts at `start` or later. O(log anchors).
  func firstAnchor(from start: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if Int(anchors[middle].start) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the head that ends at `end` is part of a longer word: 法院, 行动力. A single
  /// character after any head but 法 may begin another word: 条例制定.
  func isCut(_ end: Int) -> Bool {
    let after = words.starting(at: end, view.keys, .notAfter)
    guard after.isFound else { return false }
    if after.length > 1 || view.keys[end - 1] == 0x6CD5 { return true }
    // 性 化 力 者 局 署 图
    return [0x6027, 0x5316, 0x529B, 0x8005, 0x5C40, 0x7F72, 0x56FE].contains(view.keys[end])
  }

  /// 中华 or 中国 at the beginning.
  private func startsWithState(_ start: Int) -> Bool {
    view.keys[start] == 0x4E2D && (view.keys[start + 1] == 0x534E || view.keys[start + 1] == 0x56FD)
  }
}
