// Lines that a document repeats: headlines, page furniture. Folded lines are compared, so that a
// Traditional and a Simplified copy are one.

struct RepeatedLines {
  private var seen: Set<UInt64> = []

  /// Flags the mentions of lines that stood before, from the second occurrence on. Only lines
  /// with mentions are looked at.
  ///
  /// - Complexity: O(mentions + keys of their lines). `mentions` must be in order.
  mutating func flag(
    _ mentions: inout [Mention], _ view: DocumentView
  ) {
    seen.removeAll(keepingCapacity: true)
    var lineEnd = -1
    var isRepeat = false
    for index in mentions.indices {
      if Int(mentions[index].start) >= lineEnd {
        let line = Self.line(around: Int(mentions[index].start), view)
        lineEnd = line.upperBound
        var hash = KeyHash()
        for position in line where view.keyClass(position) != .space {
          hash.combine(UInt64(view.keys[position]))
        }
        isRepeat = !seen.insert(hash.value).inserted
      }
      if isRepeat { mentions[index].flags.insert(.repeated) }
    }
  }

  private static func line(around position: Int, _ view: DocumentView) -> Range<Int> {
    var start = position
    while start > 0, view.keyClass(start - 1) != .newline { start -= 1 }
    var end = position
    while end < view.count, view.keyClass(end) != .newline { end += 1 }
    return start..<max(end, position + 1)
  }
}

/// A 64-bit hash of keys (FNV-1a over 16-bit units, then mixed), equal in every run.
struct KeyHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func combine(_ number: UInt64) {
    state = (state ^ number) &* 0x100_0000_01B3
  }

  mutating func combine(_ keys: UnsafePointer<Key>, _ range: Range<Int>) {
    for index in range { combine(UInt64(keys[index])) }
  }

  var value: UInt64 {
    var value = (state ^ state >> 32) &* 0xD6E8_FEB8_6659_FD93
    value = (value ^ value >> 32) &* 0xD6E8_FEB8_6659_FD93
    return value ^ value >> 32
  }
}
