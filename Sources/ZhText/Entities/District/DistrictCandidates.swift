// The codes that a district's name leaves open.

extension EntityMaker {
  /// The codes of the divisions in force that the text of a mention names, in the table's order; of
  /// all that it ever named, when none is in force.
  func candidates(of mention: Mention, _ keys: UnsafePointer<Key>) -> [String] {
    let table = extractor.table
    let form = UnsafeBufferPointer(
      start: keys + Int(mention.start), count: Int(mention.end - mention.start))
    guard let value = table.trie.value(of: form) else { return [] }
    let linker = DistrictLinker(table: table)
    var current: [String] = []
    var all: [String] = []
    linker.forEachRecord(value & GazetteerTable.postingMask) { record, _ in
      let entry = table.records[Int(record)]
      if entry.code == 0 { return }
      all.append(table.string(entry.code))
      if linker.isCurrent(entry) { current.append(table.string(entry.code)) }
    }
    return current.isEmpty ? all : current
  }
}
