// Mentions to entities: the strings are made here, and only here.

struct EntityMaker {
  let extractor: EntityExtractor
  let utf8: UnsafeBufferPointer<UInt8>

  func entities(_ workspace: borrowing DocumentWorkspace) -> [Entity] {
    var cursor = SpanCursor(utf8)
    var entities: [Entity] = []
    entities.reserveCapacity(workspace.mentions.count)
    for mention in workspace.mentions {
      let span = cursor.span(Int(mention.start)..<Int(mention.end))
      entities.append(entity(mention, span: span, workspace))
    }
    return entities
  }

  func entity(
    _ mention: Mention, span: SourceSpan, _ workspace: borrowing DocumentWorkspace,
    withText: Bool = true
  ) -> Entity {
    var entity = Entity(
      kind: mention.kind, span: span,
      text: withText
        ? String(decoding: UnsafeBufferPointer(rebasing: utf8[span.utf8]), as: UTF8.self) : "",
      name: nil, subkind: nil, code: nil, path: nil, district: nil, canonical: nil,
      docNumber: nil, issuer: nil, value: nil, unit: nil, comparator: nil, noun: nil,
      group: mention.group < 0 ? nil : Int(mention.group),
      isRepeat: mention.flags.contains(.repeated), candidates: [],
      decisiveEvidence: mention.evidence)
    describe(mention, workspace.folded.keys, &entity)
    if mention.kind == .count { describeCount(mention, workspace, &entity) }
    return entity
  }

  private func describe(
    _ mention: Mention, _ keys: UnsafePointer<Key>, _ entity: inout Entity
  ) {
    let table = extractor.table
    let record = mention.record == Mention.none ? nil : table.records[Int(mention.record)]
    if mention.kind == .policy || (mention.kind != .count && record == nil)
      || mention.flags.contains(.open)
    {
      entity.name = Self.simplified(keys, Int(mention.nameStart)..<Int(mention.nameEnd))
    }
    if mention.entry >= 0 { return describeEntry(mention, &entity) }
    switch mention.kind {
    case .school:
      entity.subkind = SchoolKind.names[Int(mention.subkind)]
      if let record { entity.name = table.string(record.name) }
      if mention.district != Mention.none {
        entity.district = table.string(table.records[Int(mention.district)].code)
      }
    case .district:
      entity.subkind = DivisionLevel.name(mention.subkind)
      guard let record else { return }
      if mention.flags.contains(.open) {
        entity.candidates = candidates(of: mention, keys)
      } else {
        entity.name = table.string(record.name)
        if record.code != 0 { entity.code = table.string(record.code) }
        entity.path = path(Int(mention.record))
      }
    case .policy:
      describePolicy(mention, record, keys, &entity)
    case .count:
      break
    }
  }

  /// The names from the province down.
  func path(_ record: Int) -> [String] {
    let table = extractor.table
    var names: [String] = []
    var index = UInt32(record)
    while index != GazetteerRecord.none, names.count < 6 {
      let record = table.records[Int(index)]
      if record.level == 0, record.kind == RecordKind.division.rawValue { break }
      names.append(table.string(record.name))
      index = record.parent
    }
    return names.reversed()
  }

  /// Keys as text: they are Simplified scalars but for the placeholders.
  static func simplified(_ keys: UnsafePointer<Key>, _ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: 3 * range.count) { buffer in
      var count = 0
      for index in range {
        let key = keys[index]
        if key < 0x80 {
          buffer[count] = UInt8(truncatingIfNeeded: key)
          count += 1
        } else if key < 0x800 {
          buffer[count] = 0xC0 | UInt8(truncatingIfNeeded: key >> 6)
          buffer[count + 1] = 0x80 | UInt8(truncatingIfNeeded: key & 0x3F)
          count += 2
        } else {
          buffer[count] = 0xE0 | UInt8(truncatingIfNeeded: key >> 12)
          buffer[count + 1] = 0x80 | UInt8(truncatingIfNeeded: key >> 6 & 0x3F)
          buffer[count + 2] = 0x80 | UInt8(truncatingIfNeeded: key & 0x3F)
          count += 3
        }
      }
      return count
    }
  }
}

/// Levels of divisions, with their names in JSON.
enum DivisionLevel {
  static let names = ["country", "province", "prefecture", "county", "township"]

  static func name(_ level: UInt8) -> String {
    Int(level) < names.count ? names[Int(level)] : "area"
  }
}
