// Titles in 《》 and names in quotation marks: which of them are policies.

extension PolicyRecognizer {
  /// Judges the content of 《》 or 〈〉.
  mutating func markedTitle(_ mark: MarkPair) -> Mention? {
    let keys = view.keys
    let (start, end) = trimmed(mark)
    guard start < end else { return nil }
    if let number = record(naming: start..<end) {
      return titleMention(mark, start, end, record: number, kind: nil, evidence: .table)
    }
    let tail = titleEnd(start, end)
    let match = words.ending(at: tail, keys, [.strongHead, .weakHead, .nonHead, .nonTitle])
    let length = tail - start
    if match.length > length { return nil }
    var isPolicy = false
    if match.roles.isDisjoint(with: [.nonHead, .nonTitle]) {
      if match.roles.contains(.strongHead) {
        // 《法》, 《令》 and names of books such as 《论民主的制度》 are none.
        isPolicy = length > 1 && (match.length > 1 || length > 2 || isCued(mark))
        if isPolicy, isProse(start, tail - match.length), !isCued(mark) { isPolicy = false }
      } else if match.roles.contains(.weakHead) {
        let isPlan = match.kind == PolicyKind.number("plan")
        isPolicy =
          length > match.length && !isProse(start, tail - match.length)
          && (isCued(mark) || tail < end || isPlan && length >= 9)
      } else {
        isPolicy = beginsWithAbout(start) || (tail < end && isPublished(mark))
      }
    }
    guard isPolicy else { return nil }
    return titleMention(mark, start, end, record: nil, kind: match.kind, evidence: .headNoun)
  }

  private mutating func titleMention(
    _ mark: MarkPair, _ start: Int, _ end: Int, record: UInt32?, kind: UInt8?,
    evidence: Evidence
  ) -> Mention {
    var mention = Mention(
      kind: .policy, start: Int(mark.open), end: Int(mark.close) + 1,
      score: (end - start + 2) * 10 + 40)
    mention.nameStart = Int32(truncatingIfNeeded: start)
    mention.nameEnd = Int32(truncatingIfNeeded: end)
    mention.evidence = [.brackets, evidence]
    if let record {
      mention.record = record
      mention.subkind = view.table.records[Int(record)].level
    } else {
      mention.subkind = kind ?? 0
      if isNationalLaw(start..<end, kind: mention.subkind) { mention.flags.insert(.nationalLaw) }
    }
    return mention
  }

  /// Judges the content of quotation marks, with a type noun directly after them.
  mutating func quotedName(_ mark: MarkPair) -> Mention? {
    let keys = view.keys
    let (start, end) = trimmed(mark)
    let length = end - start
    guard length >= 2 else { return nil }
    let after = words.starting(at: Int(mark.close) + 1, keys, .typeNoun)
    if let number = record(naming: start..<end) {
      var mention = titleMention(
        mark, start, end, record: number, kind: nil, evidence: .table)
      mention.evidence.insert(.shortName)
      return mention
    }
    guard length <= 40, !hasSentence(start, end) else { return nil }
    let tail = titleEnd(start, end)
    let match = words.ending(at: tail, keys, [.strongHead, .weakHead, .nonHead, .nonTitle])
    if match.roles.isDisjoint(with: [.nonHead, .nonTitle]), match.isFound,
      isQuotable(match, length - match.length), !isGeneric(start, tail - match.length),
      !isPhrase(start, tail - match.length)
    {
      return titleMention(mark, start, end, record: nil, kind: match.kind, evidence: .headNoun)
    }
    guard after.isFound, length <= 20, !isGeneric(start, end) else { return nil }
    let typeEnd = Int(mark.close) + 1 + after.length
    if isCut(typeEnd) { return nil }
    let head = words.ending(at: typeEnd, keys, .head)
    var mention = Mention(
      kind: .policy, start: Int(mark.open), end: typeEnd,
      score: (typeEnd - Int(mark.open)) * 10 + 10)
    mention.nameStart = Int32(truncatingIfNeeded: start)
    mention.nameEnd = Int32(truncatingIfNeeded: end)
    mention.subkind = head.kind
    mention.evidence = [.brackets, .context]
    return mention
  }

  /// The content without the spaces that some typesetters put inside the marks.
  private func trimmed(_ mark: MarkPair) -> (Int, Int) {
    var start = Int(mark.open) + 1
    var end = Int(mark.close)
    while start < end, view.keyClass(start) == .space { start += 1 }
    while start < end, view.keyClass(end - 1) == .space { end -= 1 }
    return (start, end)
  }

  /// The end of a title without its tail in brackets: （试行）, （2021—2025年）.
  func titleEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    for _ in 0..<3 where end > start && view.keys[end - 1] == 0x29 {
      var open = end - 2
      while open > start, view.keys[open] != 0x28 { open -= 1 }
      if open <= start { break }
      end = open
      while end > start, view.keyClass(end - 1) == .space { end -= 1 }
    }
    return end
  }

  /// Whether a cue of publication or application stands before or after the marks.
  private func isCued(_ mark: MarkPair) -> Bool {
    if isPublished(mark) { return true }
    var after = Int(mark.close) + 1
    while view.keyClass(after) == .space { after += 1 }
    if view.keys[after] == 0x28 {
      return words.starting(at: after + 1, view.keys, .introduce).isFound
    }
    return words.starting(at: after, view.keys, .after).isFound
  }

  private func isPublished(_ mark: MarkPair) -> Bool {
    var before = Int(mark.open)
    while before > 0, view.keyClass(before - 1) == .space || view.keys[before - 1] == 0x4E86 {
      before -= 1
    }
    return words.ending(at: before, view.keys, .publish).isFound
  }

  private func beginsWithAbout(_ start: Int) -> Bool {
    view.keys[start] == 0x5173 && view.keys[start + 1] == 0x4E8E
  }

  /// Whether a title reads like prose: 的 before the head, a colon, a question.
  private func isProse(_ start: Int, _ end: Int) -> Bool {
    if beginsWithAbout(start) { return false }
    for index in start..<max(start, end) {
      switch view.keys[index] {
      case 0x3A, 0x3F, 0x21, 0x2014, 0x2026: return true
      case 0x7684 where index == end - 1: return true
      default: break
      }
    }
    return false
  }

  /// Whether a head makes a name of a quoted phrase: those of plans and laws do, those of reports,
  /// funds, systems do not.
  private func isQuotable(_ head: PolicyWords.Match, _ modifier: Int) -> Bool {
    switch PolicyKind.names[Int(head.kind)] {
    case "policy": modifier >= 2 && head.length == 2 && !head.roles.contains(.weakHead)
    case "report", "fund", "proposal", "treaty", "notice", "decision", "list":
      modifier >= 2 && (head.roles.contains(.bare) || head.length >= 4)
    case "measures", "rules", "standard", "guide": modifier >= 3
    default: modifier >= 2
    }
  }

  /// Whether a quoted stretch is a phrase and no name: 的, 了, 、 in it.
  private func isPhrase(_ start: Int, _ end: Int) -> Bool {
    if beginsWithAbout(start) { return false }
    for index in start..<max(start, end) {
      switch view.keys[index] {
      case 0x7684, 0x4E86, 0x3001, 0x662F: return true
      default: break
      }
    }
    return false
  }

  private func hasSentence(_ start: Int, _ end: Int) -> Bool {
    for index in start..<end {
      switch view.keys[index] {
      case 0x3002, 0x2C, 0x3B, 0x3F, 0x21, 0x3A: return true
      default: break
      }
    }
    return false
  }
}
