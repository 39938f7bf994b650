// Which division a name means: its chain, the other places of the document, what was named last.

struct DistrictLinker {
  let table: GazetteerTable

  /// What a name was found to mean.
  struct Choice {
    var record: UInt32
    /// The text does not decide between several divisions.
    var isOpen: Bool
    var evidence: Evidence
  }

  /// The record that a form names and that lies in `parent` (directly, or on the Mainland with one
  /// level left out), or `none`.
  func child(of parent: UInt32, posting: UInt32) -> UInt32 {
    var found = Mention.none
    let maySkip =
      table.records[Int(parent)].level > 0 && Region.of(parent, table: table) == .mainland
    forEachRecord(posting) { record, _ in
      let entry = table.records[Int(record)]
      if entry.parent == parent
        || maySkip && entry.parent != GazetteerRecord.none
          && table.records[Int(entry.parent)].parent == parent
      {
        if found == Mention.none || isBetter(record, than: found) { found = record }
      }
    }
    return found
  }

  /// Whether a record is in force rather than abolished, or directly below rather than deeper.
  func isBetter(_ a: UInt32, than b: UInt32) -> Bool {
    let first = table.records[Int(a)]
    let second = table.records[Int(b)]
    if (first.validTo == 0) != (second.validTo == 0) { return first.validTo == 0 }
    if first.level != second.level { return first.level < second.level }
    return first.validTo > second.validTo
  }

  /// Whether a record is in force, or was so lately that texts still name it.
  func isCurrent(_ record: GazetteerRecord) -> Bool {
    record.validTo == 0 || record.validTo >= 2021
  }

  /// The one record that a form names whatever the context, or `none`. A province (吉林, 河南) is
  /// meant before its namesakes, a division in force before abolished ones.
  func onlyRecord(_ posting: UInt32) -> UInt32 {
    var found = Mention.none
    var several = false
    var hasCurrent = false
    var province = Mention.none
    forEachRecord(posting) { record, _ in
      let entry = table.records[Int(record)]
      if entry.validTo == 0 {
        hasCurrent = true
        if entry.level == 1, entry.kind == RecordKind.division.rawValue { province = record }
      }
    }
    if province != Mention.none { return province }
    forEachRecord(posting) { record, _ in
      if hasCurrent, !isCurrent(table.records[Int(record)]) { return }
      if found == Mention.none {
        found = record
      } else if isForm(of: record, sameAs: found) {
        if isBetter(record, than: found) { found = record }
      } else {
        several = true
      }
    }
    return several ? Mention.none : found
  }

  /// Whether two records are stages of one place: the same code, or parent and child (吉林 province
  /// and city), where the wider one is meant.
  private func isForm(of a: UInt32, sameAs b: UInt32) -> Bool {
    let first = table.records[Int(a)]
    let second = table.records[Int(b)]
    if first.code == second.code { return true }
    var up = first.parent
    while up != GazetteerRecord.none {
      if up == b { return true }
      up = table.records[Int(up)].parent
    }
    up = second.parent
    while up != GazetteerRecord.none {
      if up == a { return true }
      up = table.records[Int(up)].parent
    }
    return first.name == second.name && first.parent == second.parent
  }

  /// The best record of a form by the places of the document.
  ///
  /// - Complexity: O(records of the form).
  func choose(_ posting: UInt32, at position: Int32, _ places: borrowing PlaceCounts) -> Choice {
    var best = Mention.none
    var bestPoints = Int.min
    var second = Mention.none
    var secondPoints = Int.min
    var latest: Int32 = -1
    forEachRecord(posting) { record, _ in
      let parent = table.records[Int(record)].parent
      if parent != GazetteerRecord.none, table.records[Int(parent)].level > 0 {
        latest = max(latest, places[parent].last)
      }
    }
    if position - latest > 200 { latest = -1 }
    forEachRecord(posting) { record, _ in
      var value = points(record, at: position, places)
      let parent = table.records[Int(record)].parent
      // What was named last is what the text is speaking of.
      if latest >= 0, parent != GazetteerRecord.none, places[parent].last == latest {
        value += position - latest < 24 ? 24 : 8
      }
      if value > bestPoints {
        (second, secondPoints) = (best, bestPoints)
        (best, bestPoints) = (record, value)
      } else if value > secondPoints {
        (second, secondPoints) = (record, value)
      }
    }
    let open =
      second != Mention.none && bestPoints - secondPoints < 2
      && table.records[Int(best)].code != table.records[Int(second)].code
    return Choice(
      record: best, isOpen: open,
      evidence: second != Mention.none && bestPoints > 12 ? .document : [])
  }

  private func points(
    _ record: UInt32, at position: Int32, _ places: borrowing PlaceCounts
  ) -> Int {
    let entry = table.records[Int(record)]
    var points = 0
    switch (entry.kind, entry.level) {
    case (RecordKind.division.rawValue, 1): points = 9
    case (RecordKind.division.rawValue, 2): points = 6
    case (RecordKind.division.rawValue, _): points = 3
    default: points = 0
    }
    if !isCurrent(entry) { points -= 12 } else if entry.validTo != 0 { points -= 1 }
    let region = Region.of(record, table: table)
    if places.regions[region.rawValue] == 0 { points -= 2 }
    if places.isForeign(region) { points -= 2 }
    if region != .mainland { points += places.isTraditional ? 3 : -3 }
    points += min(Int(places[record].own), 3) * 2
    var up = entry.parent
    var weight = 6
    while up != GazetteerRecord.none, table.records[Int(up)].level > 0 {
      let count = places[up]
      if count.tree > 0 {
        points += weight + min(Int(count.tree), 10) * weight / 4
        if count.last >= 0 { points += Self.nearness(position - count.last) * weight / 4 }
      }
      weight = weight * 2 / 3
      up = table.records[Int(up)].parent
    }
    return points
  }

  /// Whether two different divisions lie in the same one.
  func areSiblings(_ a: UInt32, _ b: UInt32) -> Bool {
    guard a != Mention.none, b != Mention.none, a != b else { return false }
    let parent = table.records[Int(a)].parent
    return parent != GazetteerRecord.none && parent == table.records[Int(b)].parent
      && table.records[Int(parent)].level > 0
  }

  /// Whether a form also names a locality of Hong Kong.
  func namesLocality(_ posting: UInt32) -> Bool {
    var index = Int(posting)
    while true {
      let record = table.records[table.recordIndex(table.postings[index])]
      if record.kind == RecordKind.region.rawValue, RegionKind.isLocality(record.level) {
        return true
      }
      if table.isLast(table.postings[index]) { return false }
      index += 1
    }
  }

  /// Points for a mention that ended so many characters before.
  private static func nearness(_ distance: Int32) -> Int {
    switch distance {
    case ..<16: return 14
    case ..<48: return 6
    case ..<160: return 3
    case ..<600: return 1
    default: return 0
    }
  }

  /// Calls `body` for each division, township and zone that a form names.
  @inline(__always)
  func forEachRecord(_ posting: UInt32, _ body: (UInt32, FormFlags) -> Void) {
    var index = Int(posting)
    while true {
      let entry = table.postings[index]
      let record = UInt32(table.recordIndex(entry))
      if isPlace(table.records[Int(record)]) { body(record, table.flags(entry)) }
      if table.isLast(entry) { return }
      index += 1
    }
  }

  /// Whether a record is of the kinds that are districts.
  @inline(__always)
  func isPlace(_ record: GazetteerRecord) -> Bool {
    switch record.kind {
    case RecordKind.division.rawValue, RecordKind.township.rawValue: return true
    case RecordKind.region.rawValue: return RegionKind.isNamedArea(record.level)
    default: return false
    }
  }
}
