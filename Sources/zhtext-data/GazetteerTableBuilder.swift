// gazetteer.bin: divisions, townships, regions, universities, policies, head nouns.

import Foundation
import ZhText

enum GazetteerTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    var builder = GazetteerBuilder()
    let divisions = try DivisionRecords.add(folder, to: &builder)
    try SchoolTableBuilder.addUniversities(folder, divisions: divisions, to: &builder)
    try addPolicies(folder, to: &builder)
    try SchoolTableBuilder.addNamedUniversities(folder, to: &builder)
    try SchoolTableBuilder.addHeads(folder, to: &builder)
    try addHeads(
      folder, "policy_heads.tsv", kind: .policyHead, names: PolicyKind.names, to: &builder)
    return builder.image()
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
