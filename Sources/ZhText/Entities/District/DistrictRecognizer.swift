// Districts: readings from the gazetteer, judged by form, neighbours and the document's places.

enum DistrictRecognizer {
  /// Appends the district mentions of a document. Overlapping readings are left to the resolver.
  ///
  /// - Complexity: O(anchors).
  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], scratch: inout DistrictScratch,
    into mentions: inout [Mention]
  ) {
    scratch.begin(recordCount: view.table.recordCount)
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
    for anchor in anchors where !anchor.kinds.isDisjoint(with: placeKinds.union(blockerKind)) {
      var reading = DistrictReading(
        start: anchor.start, end: anchor.end, posting: anchor.posting)
      linker.forEachRecord(anchor.posting) { record, flags in
        let entry = linker.table.records[Int(record)]
        let level = entry.kind == RecordKind.region.rawValue ? 3 : entry.level
        if level < reading.level { reading.level = level }
        reading.flags.formUnion(flags)
      }
      if reading.level < 9, !anchor.kinds.contains(blockerKind) {
        scratch.readings.append(reading)
      } else {
        scratch.blockers.append(.init(start: anchor.start, end: anchor.end))
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
      if isBlocked(reading, from: blocker, scratch.blockers) || evidence.losesSuffix(reading) {
        scratch.readings[index].score = -100
        continue
      }
      let only = linker.onlyRecord(reading.posting)
      let region = region(of: reading, linker)
      reading.score =
        DistrictEvidence.points(reading, region: region)
        + evidence.leftPoints(reading) + evidence.rightPoints(reading)
      if reading.flags.contains(.full) {
        reading.evidence.insert(.fullName)
      } else {
        reading.evidence.insert(.shortName)
        if reading.level >= 3, evidence.namesInstitution(reading) { reading.score -= 4 }
      }
      chain(&reading, index, view, linker, &scratch)
      if reading.record == Mention.none { reading.record = only }
      scratch.readings[index] = reading
    }
    countSureReadings(linker, &scratch)
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
          if found != Mention.none { return }
          if before.record != Mention.none, before.record != candidate { return }
          let child = linker.child(of: candidate, posting: reading.posting)
          if child != Mention.none {
            found = child
            parent = candidate
          }
        }
        if found != Mention.none {
          let isHard = reading.flags.isSuperset(of: [.commonWord, .ambiguous])
          reading.record = found
          reading.chainParent = Int32(truncatingIfNeeded: other)
          reading.score += isHard && !reading.flags.contains(.full) ? 6 : 9
          reading.evidence.insert(.chain)
          scratch.readings[other].record = parent
          scratch.readings[other].score += 5
          scratch.readings[other].evidence.insert(.chain)
          return
        }
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
      if reading.score >= DistrictEvidence.threshold, reading.record != Mention.none,
        reading.start >= covered
      {
        scratch.places.add(reading.record, table: linker.table)
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
    for index in scratch.readings.indices {
      var reading = scratch.readings[index]
      if reading.score <= -50 { continue }
      var isOpen = false
      if reading.record == Mention.none {
        let choice = linker.choose(reading.posting, at: reading.start, scratch.places)
        reading.record = choice.record
        isOpen = choice.isOpen
        reading.evidence.formUnion(choice.evidence)
      }
      if reading.record == Mention.none { continue }
      reading.score += documentPoints(reading, linker, scratch.places)
      if reading.score < DistrictEvidence.threshold { continue }
      scratch.places.note(reading.record, at: reading.end, table: linker.table)
      var mention = Mention(
        kind: .district, start: Int(reading.start), end: Int(reading.end),
        score: reading.length * 8 + Int(min(reading.score, 30)))
      mention.record = reading.record
      mention.subkind = linker.table.records[Int(reading.record)].outputLevel
      mention.evidence = reading.evidence
      if isOpen { mention.flags.insert(.open) }
      mentions.append(mention)
    }
  }

  private static func documentPoints(
    _ reading: DistrictReading, _ linker: DistrictLinker, _ places: borrowing PlaceCounts
  ) -> Int16 {
    var points: Int16 = 0
    let table = linker.table
    let record = reading.record
    if places[record].own > 0 { points += 5 }
    let region = Region.of(record, table: table)
    var up = table.records[Int(record)].parent
    var depth = 0
    var best: Int16 = 0
    while up != GazetteerRecord.none, table.records[Int(up)].level > 0, depth < 3 {
      let count = places[up]
      if count.tree > 0 {
        let nearness: Int16 = table.records[Int(up)].level == 1 && region == .mainland ? 2 : 3
        best = max(best, nearness + (count.tree >= 3 ? 1 : 0))
      }
      up = table.records[Int(up)].parent
      depth += 1
    }
    points += best
    if best == 0, table.records[Int(record)].level >= 3, !reading.flags.contains(.full) {
      var elsewhere: Int32 = 0
      for other in 0..<4 where other != region.rawValue { elsewhere += places.regions[other] }
      if elsewhere >= 3, places.regions[region.rawValue] == 0 { points -= 3 }
    }
    if table.records[Int(record)].validTo != 0, !reading.flags.contains(.full) { points -= 2 }
    return points
  }
}
