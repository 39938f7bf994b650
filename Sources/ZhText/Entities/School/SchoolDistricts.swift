// The division that a school lies in: named inside its name, directly before it, or last before it
// in the same paragraph.

enum SchoolDistricts {
  /// How far back a division is looked for, in scalars.
  private static let reach = 80

  /// Fills `district` of the schools that the table does not place. Mentions are sorted by start.
  ///
  /// - Complexity: O(mentions within reach) for each school.
  static func assign(_ view: DocumentView, _ mentions: inout [Mention]) {
    for index in mentions.indices
    where mentions[index].kind == .school && mentions[index].district == Mention.none {
      mentions[index].district =
        inside(mentions, index) ?? before(view, mentions, index) ?? Mention.none
    }
  }

  /// The deepest division named inside the school's span.
  private static func inside(_ mentions: [Mention], _ school: Int) -> UInt32? {
    let end = mentions[school].end
    let start = mentions[school].start
    var best: Mention?
    var index = school
    while index > 0, mentions[index - 1].start == start { index -= 1 }
    while index < mentions.count, mentions[index].start < end {
      let mention = mentions[index]
      if isPlace(mention), mention.end <= end, mention.subkind >= best?.subkind ?? 0 {
        best = mention
      }
      index += 1
    }
    return best?.record
  }

  private static func before(
    _ view: DocumentView, _ mentions: [Mention], _ school: Int
  ) -> UInt32? {
    let start = Int(mentions[school].start)
    var index = school
    while index > 0 {
      index -= 1
      let mention = mentions[index]
      if Int(mention.start) < start - reach { return nil }
      if isPlace(mention), mention.end <= start {
        return isSameParagraph(view, Int(mention.end), start) ? mention.record : nil
      }
      if mention.kind == .school, mention.record == Mention.none, mention.district != Mention.none,
        start - Int(mention.end) <= 1
      {
        return mention.district
      }
    }
    return nil
  }

  private static func isPlace(_ mention: Mention) -> Bool {
    mention.kind == .district && mention.record != Mention.none && !mention.flags.contains(.open)
  }

  private static func isSameParagraph(_ view: DocumentView, _ start: Int, _ end: Int) -> Bool {
    for index in start..<end where view.keyClass(index) == .newline { return false }
    return true
  }
}
