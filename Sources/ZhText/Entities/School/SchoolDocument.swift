// What the whole document shows: names that come again, and where their left edge is clear.

enum SchoolDocument {
  /// The most mentions that are compared with each other.
  private static let comparable = 400

  /// Corrects left edges, follows the short forms that the document introduces, and accepts pending
  /// readings that it supports.
  static func complete(_ reader: inout SchoolReader) {
    guard !reader.accepted.isEmpty else { return }
    if reader.accepted.count <= comparable { correctEdges(&reader) }
    var changed = SchoolIntroductions.follow(&reader)
    let isAboutUniversities = namesUniversities(reader)
    for mention in reader.pending.prefix(comparable)
    where supports(reader, mention)
      || isAboutUniversities && mention.record != Mention.none
        && reader.view.keys[Int(mention.end) - 1] == K.da
        && !UniversityShortForms.isPeoplesCongress(reader.view.keys, Int(mention.start))
    {
      reader.accepted.append(mention)
      reader.accepted[reader.accepted.count - 1].number = -1
      reader.accepted[reader.accepted.count - 1].evidence.insert(.document)
      changed = true
    }
    if changed { removeOverlaps(&reader.accepted) }
  }

  /// A name that ends in another mention's name, which has a clear left edge there, begins where
  /// that one begins: 照顧育才國小 beside 「育才國小」.
  private static func correctEdges(_ reader: inout SchoolReader) {
    let keys = reader.view.keys
    let clear = reader.accepted.indices.filter { hasClearEdge(reader, reader.accepted[$0]) }
    for index in reader.accepted.indices {
      let mention = reader.accepted[index]
      guard mention.record == Mention.none, !hasClearEdge(reader, mention) else { continue }
      for other in clear {
        let name = reader.accepted[other]
        let length = Int(name.end - name.nameStart)
        let nameStart = Int(mention.end) - length
        guard nameStart > Int(mention.nameStart), length >= 3,
          equal(keys, Int(name.nameStart), nameStart, length)
        else { continue }
        reader.accepted[index].nameStart = Int32(nameStart)
        reader.accepted[index].start = Int32(
          SchoolLeftContext.extend(reader, nameStart, floor: Int(mention.start)))
        reader.accepted[index].evidence.insert(.document)
        break
      }
    }
  }

  /// Whether something other than text stands before a name.
  private static func hasClearEdge(_ reader: borrowing SchoolReader, _ mention: Mention) -> Bool {
    mention.nameStart > mention.start || mention.nameStart == 0
      || reader.view.keyClass(Int(mention.start) - 1) != .han
  }

  private static func supports(_ reader: borrowing SchoolReader, _ mention: Mention) -> Bool {
    let length = Int(mention.end - mention.start)
    for other in reader.accepted {
      if mention.record != Mention.none {
        if other.record != Mention.none,
          reader.isForm(anchor: Int(mention.number), of: other.record)
        {
          return true
        }
      } else if Int(other.end - other.start) >= length,
        equal(reader.view.keys, Int(other.end) - length, Int(mention.start), length)
      {
        return true
      }
    }
    return false
  }

  /// Whether the document names three universities or more, so that a short form is likely
  /// another.
  private static func namesUniversities(_ reader: borrowing SchoolReader) -> Bool {
    var first = Mention.none
    var second = Mention.none
    for mention in reader.accepted where mention.record != Mention.none {
      if first == Mention.none || first == mention.record {
        first = mention.record
      } else if second == Mention.none || second == mention.record {
        second = mention.record
      } else {
        return true
      }
    }
    return false
  }

  private static func equal(
    _ keys: UnsafePointer<Key>, _ a: Int, _ b: Int, _ length: Int
  ) -> Bool {
    for index in 0..<length where keys[a + index] != keys[b + index] { return false }
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
