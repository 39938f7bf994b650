// gazetteer.bin: divisions, townships, regions, universities, policies, head nouns.

import Foundation
import ZhText

enum GazetteerTableBuilder {
  static let divisionLevels = ["country": 0, "province": 1, "prefecture": 2, "county": 3]

  static func build(_ folder: DataFolder) throws -> [UInt8] {
    var builder = GazetteerBuilder()
    let words = Set(
      try folder.rows("division_words.tsv", columns: 8).filter { $0[7] == "1" }.map { $0[0] })
    let divisions = try addDivisions(folder, words: words, to: &builder)
    try addTownships(folder, divisions: divisions, to: &builder)
    try addRegions(folder, divisions: divisions, to: &builder)
    try addUniversities(folder, divisions: divisions, to: &builder)
    try addPolicies(folder, to: &builder)
    try addHeads(
      folder, "school_heads.tsv", kind: .schoolHead, names: SchoolKind.names, to: &builder)
    try addHeads(
      folder, "policy_heads.tsv", kind: .policyHead, names: PolicyKind.names, to: &builder)
    return builder.image()
  }

  private static func addDivisions(
    _ folder: DataFolder, words: Set<String>, to builder: inout GazetteerBuilder
  ) throws -> [String: Int] {
    var byCode: [String: Int] = [:]
    var parents: [(record: Int, parent: String)] = []
    for row in try folder.rows("divisions.tsv", columns: 8) {
      let name = row[2]
      var record = GazetteerBuilder.Record(
        kind: RecordKind.division.rawValue, level: UInt8(divisionLevels[row[1]] ?? 3), name: name)
      record.code = row[0]
      record.validFrom = UInt16(row[6]) ?? 0
      record.validTo = UInt16(row[7]) ?? 0
      if row.count > 9 { record.extra = row[9] }
      let index = builder.add(record)
      if record.validTo == 0 || byCode[row[0]] == nil { byCode[row[0]] = index }
      parents.append((index, row[5]))
      for form in Set([row[2], row[3]]) where !form.isEmpty {
        let word: FormFlags = words.contains(form) ? .commonWord : []
        builder.addForm(form, record: index, flags: FormFlags.full.union(word).rawValue)
      }
      for alias in row[4].split(separator: ";").map(String.init) {
        let word: FormFlags = words.contains(alias) ? .commonWord : []
        builder.addForm(alias, record: index, flags: FormFlags.short.union(word).rawValue)
      }
    }
    for (record, parent) in parents {
      if let index = byCode[parent], index != record { builder.setParent(index, of: record) }
    }
    return byCode
  }

  private static func addTownships(
    _ folder: DataFolder, divisions: [String: Int], to builder: inout GazetteerBuilder
  ) throws {
    for row in try folder.rows("townships.tsv", columns: 5) where row[4] == "unit" {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.township.rawValue, level: 4, name: row[1])
      record.code = row[0]
      record.parent = divisions[row[3]]
      let index = builder.add(record)
      for form in Set([row[1], row[2]]) where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
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
      for form in Set([row[0], row[1]]) where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
      for alias in row[4].split(separator: ";") {
        builder.addForm(String(alias), record: index, flags: FormFlags.short.rawValue)
      }
    }
  }

  private static func addUniversities(
    _ folder: DataFolder, divisions: [String: Int], to builder: inout GazetteerBuilder
  ) throws {
    for row in try folder.rows("universities.tsv", columns: 6) {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.university.rawValue, level: SchoolKind.number("higher"), name: row[0])
      record.code = row[2]
      record.parent = divisions[row[2]]
      let index = builder.add(record)
      for form in Set([row[0], row[1]]) where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
      let derived: FormFlags = row[5].contains("abbr:memory") ? [] : .derived
      for alias in row[4].split(separator: ";") {
        builder.addForm(
          String(alias), record: index, flags: FormFlags.short.union(derived).rawValue)
      }
    }
  }

  private static func addPolicies(_ folder: DataFolder, to builder: inout GazetteerBuilder) throws {
    for row in try folder.rows("policies.tsv", columns: 8) {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.policy.rawValue, level: PolicyKind.number(row[7]), name: row[1])
      record.code = row[6]
      record.canonical = row[1]
      record.extra = row[4]
      let index = builder.add(record)
      for form in Set([row[1], row[2]]) where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
      for alias in row[3].split(separator: ";") {
        builder.addForm(String(alias), record: index, flags: FormFlags.short.rawValue)
      }
    }
  }

  private static func addHeads(
    _ folder: DataFolder, _ file: String, kind: RecordKind, names: [String],
    to builder: inout GazetteerBuilder
  ) throws {
    for row in try folder.rows(file, columns: 2) {
      guard let level = names.firstIndex(of: row[1]) else {
        throw DataError(description: "\(folder.source(file)): unknown kind '\(row[1])'")
      }
      let record = GazetteerBuilder.Record(kind: kind.rawValue, level: UInt8(level), name: row[0])
      let index = builder.add(record)
      builder.addForm(row[0], record: index, flags: FormFlags.full.rawValue)
    }
  }
}
