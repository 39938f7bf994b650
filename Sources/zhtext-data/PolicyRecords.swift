// The policies of the gazetteer.

import ZhText

enum PolicyRecords {
  static let sources = ["policies.tsv"]

  /// A short name with this mark is also a common word: it needs marks or a type noun beside it.
  static let commonMark: Character = "?"

  static func add(_ folder: DataFolder, to builder: inout GazetteerBuilder) throws {
    for source in sources {
      for row in try folder.rows(source, columns: 8) { add(row, to: &builder) }
    }
  }

  private static func add(_ row: [String], to builder: inout GazetteerBuilder) {
    var record = GazetteerBuilder.Record(
      kind: RecordKind.policy.rawValue, level: PolicyKind.number(row[7]), name: row[1])
    record.flags = PolicyRegion.number(row[0])
    record.code = row[6]
    record.canonical = row[1]
    record.extra = row[4]
    let index = builder.add(record)
    for form in Set([row[1], row[2]]).sorted() where !form.isEmpty {
      builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
    }
    for alias in row[3].split(separator: ";") {
      let isCommon = alias.first == commonMark
      let flags = isCommon ? FormFlags.short.union(.commonWord) : .short
      builder.addForm(
        String(isCommon ? alias.dropFirst() : alias), record: index, flags: flags.rawValue)
    }
  }
}
