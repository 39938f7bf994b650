// Short names that the text itself introduces: 《…条例》（以下简称《条例》）, and their later uses.

extension PolicyRecognizer {
  /// A short name and the title that it stands for from here on.
  private struct Definition {
    var short: Range<Int>
    /// The index of the title's mention.
    var title: Int
  }

  private static let longestGap = 60
  /// How many mentions back a title is looked for, and how many short names are followed; so that
  /// no text takes more than linear time.
  private static let longestLookback = 64
  private static let mostDefinitions = 24

  /// Links short names to their titles and adds the mentions of short names without marks.
  mutating func resolveShortNames(from first: Int, in mentions: inout [Mention]) {
    guard mentions.count > first else { return }
    mentions[first...].sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
    let last = mentions.count
    var definitions: [Definition] = []
    var covered: Int32 = -1
    for index in first..<last {
      if mentions[index].end <= covered { continue }
      covered = mentions[index].end
      link(&mentions, index, first, definitions)
      readBrackets(after: index, in: &mentions, &definitions)
    }
    for definition in definitions where definition.short.count >= 3 {
      addUses(of: definition, to: &mentions)
    }
  }

  /// Gives a short title the full title that it stands for: the one that introduced it, else the
  /// last one with the same head.
  private mutating func link(
    _ mentions: inout [Mention], _ index: Int, _ first: Int, _ definitions: [Definition]
  ) {
    let mention = mentions[index]
    guard mention.evidence.contains(.brackets), mention.record == Mention.none else { return }
    let name = Int(mention.nameStart)..<Int(mention.nameEnd)
    if let definition = definitions.last(where: { same($0.short, name) }) {
      stand(&mentions[index], for: mentions[definition.title])
      return
    }
    guard words.ending(at: name.upperBound, view.keys, .head).length == name.count else { return }
    var earlier = index - 1
    while earlier >= max(first, index - Self.longestLookback) {
      let title = mentions[earlier]
      if title.evidence.contains(.brackets) || title.record != Mention.none, title.titleEnd == 0,
        Int(title.nameEnd - title.nameStart) > name.count + 1, endsWith(title, name)
      {
        stand(&mentions[index], for: title)
        return
      }
      earlier -= 1
    }
  }

  private func stand(_ mention: inout Mention, for title: Mention) {
    mention.record = title.record
    mention.subkind = title.subkind
    mention.titleStart = title.nameStart
    mention.titleEnd = title.nameEnd
    mention.numberStart = title.numberStart
    mention.numberEnd = title.numberEnd
    mention.evidence.insert(.introduced)
  }

  private func same(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where view.keys[a.lowerBound + offset] != view.keys[b.lowerBound + offset] { return false }
    return true
  }

  /// Whether a title ends with the head `name`, tails in brackets aside.
  private func endsWith(_ title: Mention, _ name: Range<Int>) -> Bool {
    let end = titleEnd(Int(title.nameStart), Int(title.nameEnd))
    return end - Int(title.nameStart) > name.count && same(end - name.count..<end, name)
  }

  /// Reads what stands in brackets after a title: a document number, a short name.
  private mutating func readBrackets(
    after index: Int, in mentions: inout [Mention], _ definitions: inout [Definition]
  ) {
    let keys = view.keys
    var position = Int(mentions[index].end)
    if view.keyClass(position) == .close { position += 1 }
    for _ in 0..<2 {
      guard keys[position] == 0x28 else { return }
      var close = position + 1
      while close < view.count, close - position < Self.longestGap, keys[close] != 0x29 {
        close += 1
      }
      guard keys[close] == 0x29 else { return }
      if mentions[index].numberEnd == 0,
        let number = DocumentNumber.find(in: position + 1..<close, keys)
      {
        mentions[index].numberStart = Int32(truncatingIfNeeded: number.lowerBound)
        mentions[index].numberEnd = Int32(truncatingIfNeeded: number.upperBound)
      }
      if let short = introduced(in: position + 1..<close) {
        define(short, index, &mentions, &definitions)
      }
      position = close + 1
    }
  }

  /// The short name in 以下简称《条例》, without its marks.
  private func introduced(in range: Range<Int>) -> Range<Int>? {
    for position in range {
      let match = words.starting(at: position, view.keys, .introduce)
      guard match.isFound else { continue }
      var start = position + match.length
      while start < range.upperBound,
        [0x4E3A, 0x3A, 0x20].contains(view.keys[start]) || view.keyClass(start) == .open
      {
        start += 1
      }
      var end = start
      while end < range.upperBound {
        switch view.keyClass(end) {
        case .close, .stop, .open: return start + 1 < end ? start..<end : nil
        default: end += 1
        }
      }
      return start + 1 < end ? start..<end : nil
    }
    return nil
  }

  private mutating func define(
    _ short: Range<Int>, _ index: Int, _ mentions: inout [Mention],
    _ definitions: inout [Definition]
  ) {
    if definitions.count < Self.mostDefinitions {
      definitions.append(Definition(short: short, title: index))
    }
    var mention = Mention(
      kind: .policy, start: short.lowerBound, end: short.upperBound, score: short.count * 10 + 30)
    stand(&mention, for: mentions[index])
    mentions.append(mention)
  }

  /// Adds the later uses of a short name that stand without marks.
  private func addUses(of definition: Definition, to mentions: inout [Mention]) {
    let keys = view.keys
    let short = definition.short
    guard words.ending(at: short.upperBound, keys, .head).length < short.count else { return }
    let firstKey = keys[short.lowerBound]
    var position = short.upperBound
    while position + short.count <= view.count {
      if keys[position] == firstKey, same(short, position..<position + short.count) {
        var mention = Mention(
          kind: .policy, start: position, end: position + short.count,
          score: short.count * 10 + 5)
        stand(&mention, for: mentions[definition.title])
        mentions.append(mention)
        position += short.count
      } else {
        position += 1
      }
    }
  }
}
