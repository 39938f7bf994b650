// Districts: readings from the gazetteer, judged by form, neighbours and the document's places.

enum DistrictRecognizer {
  /// Appends the district mentions of a document. Overlapping readings are left to the resolver.
  ///
  /// - Complexity: O(anchors).
  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], scratch: inout DistrictScratch,
    into mentions: inout [Mention]
  ) {
    scratch.begin(recordCount: view.table.recordCount, isTraditional: view.isTraditional)
    let linker = DistrictLinker(table: view.table)
    collect(anchors, linker, &scratch)
    if scratch.readings.isEmpty { return }
    judge(view, linker, &scratch)
    decide(view, linker, &scratch, into: &mentions)
  }

  private static let placeKinds: RecordKinds = [
    RecordKinds(.division), RecordKinds(.township), RecordKinds(.region),
  ]

  /// Anchors to readings; forms that only name macro-regions and words that are no places become
  /// blockers.
  private static func collect(
    _ anchors: [Anchor], _ linker: DistrictLinker, _ scratch: inout DistrictScratch
  ) {
    let placeKinds = placeKinds
    let blockerKind = RecordKinds(.districtBlocker)
    let university = RecordKinds(.university)
    let wanted = placeKinds.union(blockerKind).union(university)
    for anchor in anchors where !anchor.kinds.isDisjoint(with: wanted) {
      var reading = DistrictReading(
        start: anchor.start, end: anchor.end, posting: anchor.posting)
      linker.forEachRecord(anchor.posting) { record, flags in
        let entry = linker.table.records[Int(record)]
        let level = entry.kind == RecordKind.region.rawValue ? 3 : entry.level
        if level < reading.level { reading.level = level }
        reading.flags.formUnion(flags)
      }
      if anchor.kinds.contains(RecordKinds(.region)), anchor.kinds.contains(RecordKinds(.division)),
        linker.namesLocality(anchor.posting)
      {
        reading.traits.insert(.locality)
      }
      if reading.level < 9, !anchor.kinds.contains(blockerKind) {
        scratch.readings.append(reading)
      } else {
        scratch.blockers.append(
          .init(
            start: anchor.start, end: anchor.end,
            kind: anchor.kinds.contains(blockerKind)
              ? .word : anchor.kinds.contains(university) ? .university : .region))
      }
    }
  }

  /// Scores each reading by itself, finds chains, and counts the sure ones.
  private static func judge(
    _ view: DocumentView, _ linker: DistrictLinker, _ scratch: inout DistrictScratch
  ) {
    let evidence = DistrictEvidence(view)
    var blocker = 0
    for index in scratch.readings.indices {
      var reading = scratch.readings[index]
      while blocker < scratch.blockers.count,
        scratch.blockers[blocker].end <= reading.start - 8
      {
        blocker += 1
      }
      if isBlocked(reading, from: blocker, scratch.blockers)
        || evidence.crossesWord(
          reading, followsPlace: followsPlace(reading, scratch.readings, before: index))
      {
        scratch.readings[index].score = DistrictReading.rejected
        continue
      }
      if evidence.zoneEnd(reading) > reading.end { reading.traits.insert(.inZone) }
      if isTail(reading, of: scratch.readings, before: index) {
        if reading.level >= 3 {
          scratch.readings[index].score = DistrictReading.rejected
          continue
        }
        reading.traits.insert(.crossed)
      }
      let only = linker.onlyRecord(reading.posting)
      reading.context = evidence.points(reading)
      if reading.flags.contains(.full) {
        reading.evidence.insert(.fullName)
      } else {
        reading.evidence.insert(.shortName)
        if evidence.isPartOfName(reading) { reading.traits.insert(.partOfName) }
      }
      reading.score =
        reading.context
        + DistrictEvidence.points(
          reading, level: reading.level, region: region(of: reading, linker))
      if reading.level >= 3, reading.traits.contains(.partOfName) { reading.score -= 4 }
      chain(&reading, index, view, linker, &scratch)
      if reading.record == Mention.none, !reading.traits.contains(.orphan) {
        reading.record = only
      }
      scratch.readings[index] = reading
    }
    countSureReadings(linker, &scratch)
  }

  /// Whether a form begins inside the name of a province or prefecture (九 | 江城区).
  private static func isTail(
    _ reading: DistrictReading, of readings: [DistrictReading], before index: Int
  ) -> Bool {
    var other = index - 1
    while other >= 0, readings[other].start >= reading.start - 4 {
      let before = readings[other]
      if before.start < reading.start, before.end > reading.start, before.end < reading.end,
        before.level <= 2, before.score >= 10, !before.traits.contains(.crossed)
      {
        return true
      }
      other -= 1
    }
    return false
  }

  /// Whether a likely name ends where this one starts.
  private static func followsPlace(
    _ reading: DistrictReading, _ readings: [DistrictReading], before index: Int
  ) -> Bool {
    var other = index - 1
    while other >= 0, readings[other].start >= reading.start - 6 {
      if readings[other].end == reading.start, readings[other].level < reading.level,
        readings[other].score >= DistrictEvidence.threshold
      {
        return true
      }
      other -= 1
    }
    return false
  }

  private static func isBlocked(
    _ reading: DistrictReading, from first: Int, _ blockers: [DistrictScratch.Blocker]
  ) -> Bool {
    var index = first
    while index < blockers.count, blockers[index].start < reading.end {
      let blocker = blockers[index]
      index += 1
      if blocker.end <= reading.start { continue }
      let isInside = blocker.start >= reading.start && blocker.end <= reading.end
      if isInside { continue }
      switch blocker.kind {
      case .university:
        // It hides small places only (西工大), not the city that it is named after.
        if reading.level < 3 || reading.flags.contains(.full) { continue }
      case .region:
        // It hides what lies inside (中台湾), but a short one no neighbour (江西 | 南昌).
        if blocker.start > reading.start { continue }
        if blocker.end < reading.end, blocker.end - blocker.start < 3 { continue }
      case .word:
        break
      }
      // A word that begins before the name takes its first character only when it is as long.
      if blocker.start < reading.start, blocker.end < reading.end,
        blocker.end - blocker.start < reading.end - reading.start
      {
        continue
      }
      return true
    }
    return false
  }

  private static func region(of reading: DistrictReading, _ linker: DistrictLinker) -> Region {
    var region = Region.mainland
    linker.forEachRecord(reading.posting) { record, _ in
      let other = Region.of(record, table: linker.table)
      if other != .mainland { region = other }
    }
    return region
  }

  /// Looks for a reading that ends where this one starts and that it lies in.
  private static func chain(
    _ reading: inout DistrictReading, _ index: Int, _ view: DocumentView, _ linker: DistrictLinker,
    _ scratch: inout DistrictScratch
  ) {
    var start = reading.start
    if view.keys[Int(start) - 1] == 0x20 || view.keys[Int(start) - 1] == 0xB7 { start -= 1 }
    var other = index - 1
    var steps = 0
    while other >= 0, steps < 10 {
      let before = scratch.readings[other]
      if before.end == start, before.score > 0, before.level < 4 {
        var found = Mention.none
        var parent = Mention.none
        linker.forEachRecord(before.posting) { candidate, _ in
          if before.record != Mention.none, before.record != candidate { return }
          let child = linker.child(of: candidate, posting: reading.posting)
          if child != Mention.none, found == Mention.none || linker.isBetter(child, than: found) {
            found = child
            parent = candidate
          }
        }
        if found != Mention.none {
          reading.record = found
          reading.traits.insert(.inChain)
          let points: Int16 = reading.isHard ? 6 : 9
          reading.context += points
          reading.score += points
          reading.evidence.insert(.chain)
          scratch.readings[other].record = parent
          scratch.readings[other].context += 5
          scratch.readings[other].score += 5
          scratch.readings[other].evidence.insert(.chain)
          return
        }
        if reading.level == 4, before.level >= 2 { reading.traits.insert(.orphan) }
      }
      other -= 1
      steps += 1
    }
  }

  /// Counts the readings that need no context, the longest at each place.
  private static func countSureReadings(
    _ linker: DistrictLinker, _ scratch: inout DistrictScratch
  ) {
    let readings = scratch.readings
    var index = 0
    var covered: Int32 = 0
    while index < readings.count {
      var longest = index
      var next = index
      while next < readings.count, readings[next].start == readings[index].start {
        if readings[next].score >= DistrictEvidence.threshold { longest = next }
        next += 1
      }
      let reading = readings[longest]
      // A namesake of a locality of Hong Kong proves nothing.
      if reading.score >= DistrictEvidence.threshold, reading.record != Mention.none,
        reading.start >= covered, !reading.traits.contains(.locality)
      {
        scratch.readings[longest].traits.insert(.counted)
        scratch.places.add(
          reading.record,
          isSafe: reading.isSafe, table: linker.table)
        covered = reading.end
      }
      index = next
    }
  }

  /// Adds the document's evidence, links, and makes mentions of the readings that pass.
  private static func decide(
    _ view: DocumentView, _ linker: DistrictLinker, _ scratch: inout DistrictScratch,
    into mentions: inout [Mention]
  ) {
    let evidence = DistrictEvidence(view)
    var last: (record: UInt32, end: Int32) = (Mention.none, -2)
    // The end of the last locality, inside which no name is read (馬鞍山).
    var hidden: Int32 = 0
    for index in scratch.readings.indices {
      var reading = scratch.readings[index]
      if reading.score == DistrictReading.rejected { continue }
      var isOpen = false
      if reading.record == Mention.none {
        let choice = linker.choose(reading.posting, at: reading.start, scratch.places)
        reading.record = choice.record
        isOpen = choice.isOpen || reading.traits.contains(.orphan)
        reading.evidence.formUnion(choice.evidence)
      }
      if reading.record == Mention.none { continue }
      if reading.traits.contains(.locality), !reading.traits.contains(.inChain),
        scratch.places.regions[Region.hongKong.rawValue] > 0
      {
        hidden = reading.end
        continue
      }
      if reading.end <= hidden { continue }
      reading.score =
        reading.context
        + points(reading, isOpen: isOpen, linker, scratch.places)
      // A list of neighbours makes names even of common words (七股、將軍、北門).
      let listPoints: Int16 = reading.isHard ? 10 : 4
      if reading.score < DistrictEvidence.threshold,
        reading.score + listPoints >= DistrictEvidence.threshold,
        linker.areSiblings(reading.record, last.record)
          && evidence.areListed(last.end, reading.start)
          || hasListedSibling(after: index, reading, linker, evidence, scratch.readings)
      {
        reading.score += listPoints
        reading.evidence.insert(.coordination)
      }
      if reading.score < DistrictEvidence.threshold { continue }
      if !isOpen {
        scratch.places.note(reading.record, at: reading.end, table: linker.table)
      }
      last = (reading.record, reading.end)
      let zoneEnd = reading.traits.contains(.inZone) ? evidence.zoneEnd(reading) : reading.end
      var mention = Mention(
        kind: .district, start: Int(reading.start), end: Int(zoneEnd),
        score: Int(zoneEnd - reading.start) * 10 + Int(min(reading.score, 14)))
      if zoneEnd == reading.end {
        mention.record = reading.record
        mention.subkind = linker.table.records[Int(reading.record)].outputLevel
      } else {
        mention.subkind = UInt8.max
      }
      mention.evidence = reading.evidence
      if isOpen { mention.flags.insert(.open) }
      mentions.append(mention)
    }
  }

  /// Whether the next sure reading is a sibling in a list with this one.
  private static func hasListedSibling(
    after index: Int, _ reading: DistrictReading, _ linker: DistrictLinker,
    _ evidence: DistrictEvidence, _ readings: [DistrictReading]
  ) -> Bool {
    var next = index + 1
    while next < readings.count, readings[next].start <= reading.end + 1 {
      let other = readings[next]
      if other.score >= DistrictEvidence.threshold - 3, other.record != Mention.none,
        evidence.areListed(reading.end, other.start),
        linker.areSiblings(reading.record, other.record)
      {
        return true
      }
      next += 1
    }
    return false
  }

  /// Points for the form as the name of the record that was chosen, and for the document's places.
  private static func points(
    _ reading: DistrictReading, isOpen: Bool, _ linker: DistrictLinker,
    _ places: borrowing PlaceCounts
  ) -> Int16 {
    let table = linker.table
    let record = table.records[Int(reading.record)]
    let level = record.kind == RecordKind.region.rawValue ? 3 : record.level
    let region = Region.of(reading.record, table: table)
    let isShort = !reading.flags.contains(.full)
    var points = DistrictEvidence.points(reading, level: level, region: region)
    if places[reading.record].own > 0, !reading.traits.contains(.counted) { points += 5 }
    var best: Int16 = 0
    var up = record.parent
    while up != GazetteerRecord.none, table.records[Int(up)].level > 0 {
      let count = places[up]
      // A county of Taiwan is not nearer for another county of Taiwan.
      let isVague = !isShort && reading.length == 2 && region == .mainland
      if count.tree > 0,
        table.records[Int(up)].level > 1 || region != .taiwan && !isVague
      {
        let nearness: Int16 = table.records[Int(up)].level == 1 && region == .mainland ? 2 : 3
        best = max(best, nearness + (count.tree >= 3 ? 1 : 0))
      }
      up = table.records[Int(up)].parent
    }
    points += best
    if best >= 3, !isShort, reading.length == 2 { points += 2 }
    if best == 0, !reading.traits.contains(.inChain), level >= 2,
      places.isForeign(region, except: reading.isSafe && reading.traits.contains(.counted) ? 1 : 0)
    {
      points -= isShort && reading.traits.contains(.partOfName) ? 8 : level == 2 ? 4 : 5
    }
    if isShort, level >= 3 {
      if region == .taiwan, !places.isTraditional, best == 0 { points -= 3 }
      if isOpen { points -= 2 }
      if reading.traits.contains(.partOfName) { points -= 4 }
    }
    if record.validTo != 0 { points -= isShort || level == 2 ? 3 : 6 }
    return points
  }
}
