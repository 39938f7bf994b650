// Whose law a text speaks of: 教師法 is one law in Taiwan and another on the Mainland.

/// A legal system. The raw values are the `flags` of policy records.
package enum PolicyRegion: UInt16, Sendable {
  case unknown = 0
  case mainland = 1
  case taiwan = 2
  case hongKong = 3
  case macau = 4

  package static func number(_ name: String) -> UInt16 {
    switch name {
    case "CN": mainland.rawValue
    case "TW": taiwan.rawValue
    case "HK": hongKong.rawValue
    case "MO": macau.rawValue
    default: unknown.rawValue
    }
  }

  /// The region that most of a text's places lie in; where it names none, quotation marks decide.
  ///
  /// - Complexity: O(anchors).
  static func of(_ view: DocumentView, _ anchors: [Anchor], _ marks: [MarkPair]) -> PolicyRegion {
    var votes = (mainland: 0, taiwan: 0, hongKong: 0, macau: 0)
    var seen = 0
    for anchor in anchors where anchor.end - anchor.start >= 2 {
      let posting = view.table.postings[Int(anchor.posting)]
      let record = view.table.records[view.table.recordIndex(posting)]
      let region: PolicyRegion
      if anchor.kinds == RecordKinds(.policy), view.table.isLast(posting) {
        region = PolicyRegion(rawValue: record.flags) ?? .unknown
      } else if record.kind == RecordKind.division.rawValue,
        !view.table.flags(posting).contains(.commonWord)
      {
        region = root(of: record, view.table)
      } else {
        continue
      }
      switch region {
      case .mainland: votes.mainland += 1
      case .taiwan: votes.taiwan += 1
      case .hongKong: votes.hongKong += 1
      case .macau: votes.macau += 1
      case .unknown: continue
      }
      seen += 1
      if seen == 256 { break }
    }
    for mark in marks where !mark.isTitle {
      switch view.keys[Int(mark.open)] {
      case 0x201C: votes.mainland += 1
      case 0x300C: votes.taiwan += votes.hongKong > votes.taiwan ? 0 : 1
      default: break
      }
    }
    let most = max(votes.mainland, votes.taiwan, votes.hongKong, votes.macau)
    if most == 0 { return .unknown }
    if most == votes.hongKong { return .hongKong }
    if most == votes.taiwan { return .taiwan }
    return most == votes.mainland ? .mainland : .macau
  }

  private static func root(of record: GazetteerRecord, _ table: GazetteerTable) -> PolicyRegion {
    var record = record
    for _ in 0..<5 {
      if record.level == 1 {
        // Codes of provinces: 710000 Taiwan, 810000 Hong Kong, 820000 Macau.
        switch (table.strings[Int(record.code)], table.strings[Int(record.code) + 1]) {
        case (0x37, 0x31): return .taiwan
        case (0x38, 0x31): return .hongKong
        case (0x38, 0x32): return .macau
        default: return .mainland
        }
      }
      if record.parent == GazetteerRecord.none { return .unknown }
      record = table.records[Int(record.parent)]
    }
    return .unknown
  }
}
