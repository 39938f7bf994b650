// Groups: mentions of one thing in a document share a number.

/// Numbers the things that a document names. Reused from document to document.
struct MentionGrouper: ~Copyable {
  /// An open-addressing table of the identities seen so far and their groups.
  private var identities: [UInt64] = []
  private var groups: [Int32] = []
  private var used: [Int] = []
  private var next: Int32 = 0

  /// Gives each mention that is no count its group, in the order of the text.
  ///
  /// - Complexity: O(mentions · length of their names).
  mutating func group(_ mentions: inout [Mention], keys: UnsafePointer<Key>) {
    begin(capacity: mentions.count)
    for index in mentions.indices where mentions[index].kind != .count {
      mentions[index].group = number(of: Self.identity(mentions[index], keys))
    }
  }

  /// What a mention is about: its entry in a gazetteer, its record, the title it is short for, or
  /// else its name. Never 0.
  private static func identity(_ mention: Mention, _ keys: UnsafePointer<Key>) -> UInt64 {
    let kind = UInt64(mention.kind.rawValue) << 60 | 1 << 59
    if mention.entry >= 0 {
      return kind | 1 << 57 | UInt64(mention.gazetteer) << 32 | UInt64(mention.entry)
    }
    if mention.record != Mention.none, !mention.flags.contains(.open) {
      return kind | UInt64(mention.record)
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let isShort = mention.titleEnd > mention.titleStart
    let start = Int(isShort ? mention.titleStart : mention.nameStart)
    let end = Int(isShort ? mention.titleEnd : mention.nameEnd)
    for index in start..<max(start, end) {
      hash = (hash ^ UInt64(keys[index])) &* 0x100_0000_01B3
    }
    return kind | 1 << 58 | hash >> 8
  }

  private mutating func begin(capacity: Int) {
    for slot in used { identities[slot] = 0 }
    used.removeAll(keepingCapacity: true)
    next = 0
    var size = max(identities.count, 64)
    while size < capacity * 2 { size *= 2 }
    if size > identities.count {
      identities = [UInt64](repeating: 0, count: size)
      groups = [Int32](repeating: 0, count: size)
    }
  }

  private mutating func number(of identity: UInt64) -> Int32 {
    let mask = identities.count - 1
    var slot = Int(truncatingIfNeeded: (identity &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while identities[slot] != 0 {
      if identities[slot] == identity { return groups[slot] }
      slot = (slot &+ 1) & mask
    }
    identities[slot] = identity
    groups[slot] = next
    used.append(slot)
    next += 1
    return groups[slot]
  }
}
