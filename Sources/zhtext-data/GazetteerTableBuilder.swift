// gazetteer.bin: divisions, townships, regions, universities, policies, head nouns.

import Foundation
import ZhText

enum GazetteerTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    var builder = GazetteerBuilder()
    let divisions = try DivisionRecords.add(folder, to: &builder)
    try SchoolTableBuilder.addUniversities(folder, divisions: divisions, to: &builder)
    try PolicyRecords.add(folder, to: &builder)
    try SchoolTableBuilder.addNamedUniversities(folder, to: &builder)
    try SchoolTableBuilder.addHeads(folder, to: &builder)
    try addHeads(
      folder, "policy_heads.tsv", kind: .policyHead, names: PolicyKind.names, to: &builder)
    return builder.image()
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
