// A table: its sources and how to build it. To add one, write a builder and list it here.

let allTables = [
  Table(name: "fold", sources: ["variants.tsv"], readsICU: true, build: FoldTableBuilder.build),
  Table(
    name: "gazetteer",
    sources: DivisionRecords.sources + SchoolTableBuilder.gazetteerSources + [
      "policies.tsv", "policy_heads.tsv",
    ],
    readsICU: false, build: GazetteerTableBuilder.build),
  // Folding comes first: its keys are what decisions see of their neighbours.
  Table(
    name: "convert", sources: ConversionSources.files, readsICU: true,
    build: ConversionTableBuilder.build),
  Table(
    name: "schools", sources: SchoolTableBuilder.sources, readsICU: false,
    build: SchoolTableBuilder.build),
  Table(
    name: "policy_words", sources: ["policy_heads.tsv", "policy_words.tsv"], readsICU: false,
    build: PolicyWordsTableBuilder.build),
  Table(
    name: "numbers",
    sources: [
      "numerals.tsv", "measure_words.tsv", "measure_blocks.tsv", "number_context.tsv",
      "number_idioms.tsv",
    ],
    readsICU: false, build: NumbersTableBuilder.build),
  Table(
    name: "segment",
    sources: ["segment_weights.bin", "segment_lexicon.tsv", "segment_adjustments.tsv"],
    readsICU: false,
    build: SegmentTableBuilder.build),
]

struct Table: Sendable {
  let name: String
  /// Files below source/.
  let sources: [String]
  /// Whether ICU's data go into it, so that another ICU gives other bytes.
  let readsICU: Bool
  let build: @Sendable (DataFolder) throws -> [UInt8]

  func write(folder: DataFolder, record: BuildRecord) throws {
    let image = try build(folder)
    try folder.writeBuilt(name, image)
    record.set(name, sources: try folder.hash(of: sources), built: try DataFolder.hash(image))
    print("\(name).bin: \(image.count) bytes")
  }

  /// Rebuilds and compares; with another ICU than the recorded one, compares the sources' hash.
  func isCurrent(folder: DataFolder, record: BuildRecord) throws -> Bool {
    guard let entry = record[name] else { return false }
    if readsICU, record.recordedICU != record.currentICU {
      print(
        "\(name): built with ICU \(record.recordedICU), here is \(record.currentICU): only our own sources are compared"
      )
      return try folder.hash(of: sources) == entry.sources
    }
    return try build(folder) == folder.readBuilt(name)
  }
}
