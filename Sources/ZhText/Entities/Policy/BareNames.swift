// Bare names: from a head noun leftwards to the edge of the name, then weighed.

extension PolicyRecognizer {
  private static let longestName = 36

  /// The left edge of a name, and what stands there.
  private struct LeftEdge {
    var start: Int
    /// The roles of the word that ends at the edge; none at punctuation.
    var roles: WordRole = []
    /// A quoted part belongs to the name.
    var hasQuote = false
    /// The number of ideographs in the modifier.
    var hanCount = 0
  }

  /// The name whose head ends at `end`, if there is one.
  mutating func bareName(endingAt end: Int) -> Mention? {
    let keys = view.keys
    let head = words.ending(at: end, keys, [.strongHead, .weakHead, .nonHead])
    guard head.isFound, head.roles.isDisjoint(with: .nonHead) else { return nil }
    if isCut(end) { return nil }
    let headStart = end - head.length
    let isRule = Self.isRule(head.kind)
    var edge = leftEdge(headStart, isRule ? [.boundary, .cite] : [.boundary, .cite, .launch])
    edge.start = place(edge.start, headStart, isRule: isRule)
    if !isRule { edge.start = afterYear(edge.start, headStart) }
    let length = headStart - edge.start
    guard length >= 2 || edge.hasQuote,
      length >= (isRule ? 4 : 8) || !isGeneric(edge.start, headStart)
    else { return nil }
    guard weight(head, headStart, end, edge) >= 2 else { return nil }
    // 《》 around it: the title was judged as a whole.
    if keys[edge.start - 1] == 0x300A, keys[end] == 0x300B { return nil }
    var mention = Mention(
      kind: .policy, start: edge.start, end: end, score: (end - edge.start) * 10)
    mention.subkind = head.kind
    if isNationalLaw(edge.start..<end, kind: head.kind) { mention.flags.insert(.nationalLaw) }
    mention.evidence =
      edge.roles.isDisjoint(with: [.cite, .launch])
      ? .headNoun : [.headNoun, .context]
    return mention
  }

  /// Laws and regulations, whose titles hold verbs; as against programmes.
  private static func isRule(_ kind: UInt8) -> Bool {
    switch PolicyKind.names[Int(kind)] {
    case "law", "ordinance", "regulation", "measures", "rules", "standard", "notice", "decision",
      "opinion", "list", "guide", "treaty", "report":
      true
    default: false
    }
  }

  /// How much speaks for a name; 2 is enough.
  private func weight(
    _ head: PolicyWords.Match, _ headStart: Int, _ end: Int, _ edge: LeftEdge
  ) -> Int {
    let length = headStart - edge.start
    let isCued = !edge.roles.isDisjoint(with: [.cite, .launch])
    let isFollowed =
      view.keys[end] == 0x7B2C || words.starting(at: end, view.keys, .after).isFound
    switch PolicyKind.names[Int(head.kind)] {
    case "law":
      // 法 alone ends too many words.
      guard view.keys[end - 1] == 0x6CD5 || head.length >= 3 else { return 0 }
      return length >= 2 && (head.length >= 3 || isCued || isFollowed) ? 2 : 0
    case "ordinance", "regulation": return length >= 2 && head.length >= 2 ? 2 : 0
    case "measures", "rules":
      return head.length >= 4 && length >= 3 ? (isCued ? 2 : 0) + (isFollowed ? 1 : 0) : 0
    default: break
    }
    guard head.roles.contains(.bare) else { return 0 }
    if edge.hasQuote { return 2 }
    if isGeneric(edge.start, headStart), !edge.roles.contains(.cite) { return 0 }
    if view.keys[end - 2] == 0x6218, !endsClause(end) { return 0 }  // 战略 before 合作, 布局, …
    if !isCued, !isFollowed, length > 12 { return 0 }
    var weight = (isCued ? 2 : 0) + (isFollowed ? 1 : 0)
    if edge.hanCount < 3 { weight -= 1 }
    if length >= 4 { weight += 1 }
    if edge.roles.isEmpty || view.keys[edge.start - 1] == 0x7684 { weight += 1 }
    // 工程 are mostly building works.
    if view.keys[end - 1] == 0x7A0B, head.length == 2 {
      return isCued && view.keys[edge.start - 1] == 0x65BD ? weight : 0
    }
    return weight
  }

  /// Whether no noun follows: punctuation, 和, 的, 等, 实施, …
  private func endsClause(_ end: Int) -> Bool {
    if view.keyClass(end) != .han || words.starting(at: end, view.keys, .after).isFound {
      return true
    }
    return [0x548C, 0x4E0E, 0x7684, 0x7B49, 0x53CA].contains(view.keys[end])
  }

  private func leftEdge(_ headStart: Int, _ roles: WordRole) -> LeftEdge {
    let keys = view.keys
    var start = headStart
    var edge = LeftEdge(start: headStart)
    while start > 0, headStart - start < Self.longestName {
      switch view.keyClass(start - 1) {
      case .han:
        let match = words.ending(at: start, keys, roles.union(.inner))
        let isInner =
          match.roles.isDisjoint(with: roles) || isInner(start - match.length, match.length)
        // A verb directly before the head is part of the name: 发展规划.
        let isAttached = start == headStart && match.roles.contains(.generic)
        if match.isFound, !isInner, !isAttached, !joins(match, start, headStart) {
          edge.roles = match.roles.intersection(roles)
          edge.start = start
          return edge
        }
        let isWhole = isAttached || match.roles.isDisjoint(with: roles)
        let step = match.isFound && isWhole ? match.length : 1
        start -= step
        edge.hanCount += step
      case .digit, .letter:
        start -= 1
      case .close:
        guard let open = opening(before: start) else {
          edge.start = start
          return edge
        }
        // Names begin with their quoted part.
        guard headStart - start <= 10, roles.contains(.launch) else {
          edge.start = start
          return edge
        }
        edge.hasQuote = true
        edge.start = open
        return edge
      default:
        edge.start = start
        return edge
      }
    }
    edge.start = start
    return edge
  }

  /// Whether a longer word that starts where the boundary does covers it: 和平, 对外.
  private func isInner(_ start: Int, _ length: Int) -> Bool {
    words.starting(at: start, view.keys, .inner).length > length
  }

  /// Whether 和, 与, 及 joins two parts of one name: 保护和修复工程.
  private func joins(_ match: PolicyWords.Match, _ start: Int, _ headStart: Int) -> Bool {
    guard match.length == 1 else { return false }
    switch view.keys[start - 1] {
    case 0x548C, 0x4E0E, 0x53CA, 0x6216:
      return headStart > start && isGeneric(start, headStart)
        && !words.ending(at: start - 1, view.keys, .head).isFound
    default: return false
    }
  }

  /// Moves an edge to the place that a title begins with, over a verb before it; for programmes
  /// behind the full name of a place.
  private func place(_ start: Int, _ headStart: Int, isRule: Bool) -> Int {
    var low = firstAnchor(from: start)
    var edge = start
    while low < anchors.count, Int(anchors[low].start) <= start + (isRule ? 8 : 0) {
      let anchor = anchors[low]
      low += 1
      guard Int(anchor.end) < headStart, anchor.end - anchor.start >= 2 else { continue }
      let posting = view.table.postings[Int(anchor.posting)]
      let record = view.table.records[view.table.recordIndex(posting)]
      guard record.kind == RecordKind.division.rawValue,
        !view.table.flags(posting).contains(.commonWord)
      else { continue }
      if isRule {
        if view.table.flags(posting).contains(.full) { edge = Int(anchor.start) }
      } else if headStart - Int(anchor.end) >= 2,
        view.table.flags(posting).contains(.full) || view.keyClass(Int(anchor.end)) == .open
      {
        return Int(anchor.end)
      }
    }
    return edge
  }

  /// Behind a year that begins a stretch: 2016年.
  private func afterYear(_ start: Int, _ headStart: Int) -> Int {
    var index = start
    while view.keyClass(index) == .digit { index += 1 }
    return index == start + 4 && view.keys[index] == 0x5E74 && headStart - index >= 3
      ? index + 1 : start
  }

  /// The opening mark of a short quotation that ends at `end`.
  private func opening(before end: Int) -> Int? {
    var index = firstMark(from: end - 22)
    while index < marks.count, Int(marks[index].open) < end {
      if Int(marks[index].close) + 1 == end, !marks[index].isTitle { return Int(marks[index].open) }
      index += 1
    }
    return nil
  }

  private func firstMark(from start: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].open) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the modifier consists of generic words only.
  func isGeneric(_ start: Int, _ end: Int) -> Bool {
    var index = end
    while index > start {
      let match = words.ending(at: index, view.keys, .generic)
      if !match.isFound || index - match.length < start { return false }
      index -= match.length
    }
    return true
  }
}
