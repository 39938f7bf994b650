// The part of gazetteer.bin that names places: divisions, townships, regions, and the words that
// only look like places.

import Foundation
import ZhText

enum DivisionRecords {
  static let sources = [
    "divisions.tsv", "division_former_names.tsv", "short_form_risk.tsv", "townships.tsv",
    "regions.tsv", "district_blockers.tsv",
  ]

  private static let levels = ["country": 0, "province": 1, "prefecture": 2, "county": 3]

  /// Adds the records and returns those of the divisions by code.
  static func add(
    _ folder: DataFolder, to builder: inout GazetteerBuilder
  ) throws -> [String: Int] {
    let risks = try readRisks(folder)
    let divisions = try addDivisions(folder, risks: risks, to: &builder)
    try addTownships(folder, risks: risks, divisions: divisions, to: &builder)
    try addRegions(folder, divisions: divisions, to: &builder)
    try addBlockers(folder, to: &builder)
    return divisions
  }

  /// Flags of the forms that are often something else, by folded form.
  private static func readRisks(_ folder: DataFolder) throws -> [String: FormFlags] {
    var risks: [String: FormFlags] = [:]
    for row in try folder.rows("short_form_risk.tsv", columns: 2) {
      switch row[1] {
      case "1": risks[row[0]] = .ambiguous
      case "2": risks[row[0]] = .commonWord
      default: risks[row[0]] = [.ambiguous, .commonWord]
      }
    }
    return risks
  }

  private static func addDivisions(
    _ folder: DataFolder, risks: [String: FormFlags], to builder: inout GazetteerBuilder
  ) throws -> [String: Int] {
    var byCode: [String: Int] = [:]
    var parents: [(record: Int, parent: String)] = []
    for row in try folder.rows("divisions.tsv", columns: 8) {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.division.rawValue, level: UInt8(levels[row[1]] ?? 3), name: row[2])
      record.code = row[0]
      record.validFrom = UInt16(row[6]) ?? 0
      record.validTo = UInt16(row[7]) ?? 0
      let index = builder.add(record)
      if record.validTo == 0 || byCode[row[0]] == nil { byCode[row[0]] = index }
      parents.append((index, row[5]))
      if record.level == 0 { continue }
      for form in Set([row[2], row[3]]).sorted() where !form.isEmpty {
        let risk = risks[builder.folded(form)] ?? []
        builder.addForm(form, record: index, flags: FormFlags.full.union(risk).rawValue)
      }
      // Single letters (京, 沪) stand at too many places to be anchors.
      for alias in row[4].split(separator: ";").map(String.init)
      where alias.unicodeScalars.count > 1 {
        let risk = risks[builder.folded(alias)] ?? []
        builder.addForm(alias, record: index, flags: FormFlags.short.union(risk).rawValue)
      }
    }
    for (record, parent) in parents {
      if let index = byCode[parent], index != record { builder.setParent(index, of: record) }
    }
    for row in try folder.rows("division_former_names.tsv", columns: 3) {
      guard let index = byCode[row[0]] else {
        throw DataError(description: "division_former_names.tsv: unknown code \(row[0])")
      }
      for form in Set([row[1], row[2]]).sorted() {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
    }
    return byCode
  }

  private static func addTownships(
    _ folder: DataFolder, risks: [String: FormFlags], divisions: [String: Int],
    to builder: inout GazetteerBuilder
  ) throws {
    for row in try folder.rows("townships.tsv", columns: 5)
    where row[4] == "unit" && row[1] != "街道" {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.township.rawValue, level: 4, name: row[1])
      record.code = row[0]
      record.parent = divisions[row[3]]
      let index = builder.add(record)
      for form in Set([row[1], row[2]]).sorted() where !form.isEmpty {
        let risk = risks[builder.folded(form)] ?? []
        builder.addForm(form, record: index, flags: FormFlags.full.union(risk).rawValue)
      }
      // Beijing lists its towns by the offices of their areas (龙泉地区 for 龙泉镇).
      if row[0].hasPrefix("11"), row[1].hasSuffix("地区") {
        let flags = FormFlags.full.union(.derived)
        builder.addForm(row[1].dropLast(2) + "镇", record: index, flags: flags.rawValue)
      }
    }
  }

  private static func addRegions(
    _ folder: DataFolder, divisions: [String: Int], to builder: inout GazetteerBuilder
  ) throws {
    for row in try folder.rows("regions.tsv", columns: 5) {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.region.rawValue, level: RegionKind.number(row[2]), name: row[0])
      record.parent = divisions[row[3]]
      let index = builder.add(record)
      for form in Set([row[0], row[1]]).sorted() where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
      for alias in row[4].split(separator: ";") {
        builder.addForm(String(alias), record: index, flags: FormFlags.short.rawValue)
      }
    }
  }

  private static func addBlockers(_ folder: DataFolder, to builder: inout GazetteerBuilder) throws {
    for row in try folder.rows("district_blockers.tsv", columns: 1) {
      let index = builder.add(
        GazetteerBuilder.Record(kind: RecordKind.districtBlocker.rawValue, level: 0, name: ""))
      builder.addForm(row[0], record: index, flags: 0)
    }
  }
}
