// What the whole document shows: names that come again, short forms that it introduces.

enum SchoolDocument {
  /// Accepts pending readings that the document supports.
  static func complete(_ reader: inout SchoolReader) {
    guard !reader.pending.isEmpty, !reader.accepted.isEmpty else { return }
    var changed = false
    for mention in reader.pending where supports(reader, mention) {
      reader.accepted.append(mention)
      reader.accepted[reader.accepted.count - 1].evidence = .document
      changed = true
    }
    if changed { removeOverlaps(&reader.accepted) }
  }

  private static func supports(_ reader: borrowing SchoolReader, _ mention: Mention) -> Bool {
    for other in reader.accepted {
      if mention.record != Mention.none {
        if other.record == mention.record { return true }
      } else if endsLike(reader.view.keys, other, mention) {
        return true
      }
    }
    return false
  }

  /// Whether an accepted name is, or ends in, the pending one.
  private static func endsLike(
    _ keys: UnsafePointer<Key>, _ name: Mention, _ mention: Mention
  ) -> Bool {
    let length = Int(mention.end - mention.start)
    guard Int(name.end - name.start) >= length else { return false }
    let offset = Int(name.end) - length
    for index in 0..<length where keys[offset + index] != keys[Int(mention.start) + index] {
      return false
    }
    return true
  }

  private static func removeOverlaps(_ mentions: inout [Mention]) {
    mentions.sort { ($0.start, -$0.score) < ($1.start, -$1.score) }
    var kept: [Mention] = []
    for mention in mentions {
      if let last = kept.last, mention.start < last.end {
        if mention.score > last.score { kept[kept.count - 1] = mention }
        continue
      }
      kept.append(mention)
    }
    mentions = kept
  }
}
