// Builds the memory image of NumberTable: classes of numeral keys, units, and one trie for units,
// fixed words and contexts.

/// The sources of the number table, as rows of fields without their header rows.
package struct NumberTableBuilder {
  package var numerals: [[String]] = []
  package var measureWords: [[String]] = []
  package var measureBlocks: [[String]] = []
  package var contexts: [[String]] = []
  package var idioms: [[String]] = []

  package init() {}

  private static let classNames = [
    "none", "arabic", "digit", "financial", "tens", "small", "big", "half", "vague", "ordinal",
    "currency", "fraction", "discount",
  ]

  /// The image, or a message that names the bad row.
  package func image() throws(ZhTextError) -> [UInt8] {
    var trie = DoubleArrayBuilder()
    let (units, strings) = try units(into: &trie)
    for row in idioms {
      add(row[0], section: NumberTable.Section.idiom, value: row[1] == "number" ? 1 : 0, to: &trie)
    }
    for row in measureBlocks {
      add(row[0], section: NumberTable.Section.block, value: 0, to: &trie)
    }
    for row in contexts {
      guard let role = NumberRole.names.firstIndex(of: row[1]) else {
        throw .invalidLine(file: "number_context.tsv", line: 0, reason: "unknown role \(row[1])")
      }
      if row[0] == "before" {
        add(
          String(row[2].reversed()), section: NumberTable.Section.before, value: UInt32(role),
          to: &trie)
      } else {
        add(row[2], section: NumberTable.Section.after, value: UInt32(role), to: &trie)
      }
    }
    return assemble(classes: try classes(), units: units, strings: strings, trie: trie.image())
  }

  private func keys(_ word: String) -> [Key] {
    word.unicodeScalars.map { FoldTable.builtIn.key($0.value) }
  }

  private func add(
    _ word: String, section: Key, value: UInt32, to trie: inout DoubleArrayBuilder
  ) {
    trie.add([section] + keys(word), value: value)
  }

  private func classes() throws(ZhTextError) -> [UInt8] {
    var classes = [UInt8](repeating: 0, count: 65_536)
    classes[0] = NumeralClass.end << 4
    for row in numerals {
      guard let name = Self.classNames.firstIndex(of: row[1]), var value = UInt8(row[2]),
        let key = keys(row[0]).first
      else { throw .invalidLine(file: "numerals.tsv", line: 0, reason: "bad row \(row)") }
      if UInt8(name) == NumeralClass.big { value /= 4 }
      classes[Int(key)] = UInt8(name) << 4 | value
    }
    for (index, fraction) in NumeralClass.vulgarFractions.enumerated() {
      classes[Int(fraction.scalar)] = NumeralClass.fraction << 4 | UInt8(index)
    }
    return classes
  }

  private func units(
    into trie: inout DoubleArrayBuilder
  ) throws(ZhTextError) -> ([UnitRecord], [UInt8]) {
    var records: [UnitRecord] = []
    var strings: [UInt8] = []
    for row in measureWords {
      guard let unitClass = UnitClass.allCases.first(where: { $0.name == row[1] }) else {
        throw .invalidLine(file: "measure_words.tsv", line: 0, reason: "unknown class \(row[1])")
      }
      var record = UnitRecord(
        unitClass: unitClass.rawValue, flags: 0, component: 0, baseLength: 0, base: 0, factor: 0,
        factorLength: 0, spoken: 0, spokenLength: 0)
      for flag in row[5].split(separator: ",") {
        if flag == "optional" { record.flags |= 1 }
        if flag.hasPrefix("iso="), let letter = flag.utf8.last, flag.utf8.count == 5 {
          record.component = letter
        }
      }
      record.base = UInt32(strings.count)
      record.baseLength = UInt8(row[2].utf8.count)
      strings += Array(row[2].utf8)
      record.factor = UInt32(strings.count)
      record.factorLength = UInt32(row[3].utf8.count)
      strings += Array(row[3].utf8)
      record.spoken = UInt32(strings.count)
      record.spokenLength = UInt32(row[4].utf8.count)
      strings += Array(row[4].utf8)
      add(row[0], section: NumberTable.Section.unit, value: UInt32(records.count), to: &trie)
      records.append(record)
    }
    return (records, strings)
  }

  private func assemble(
    classes: [UInt8], units: [UnitRecord], strings: [UInt8], trie: [UInt8]
  ) -> [UInt8] {
    var image = [UInt8](repeating: 0, count: NumberTable.classesOffset)
    image += classes
    let unitsOffset = image.count
    units.withUnsafeBytes { image += $0 }
    let stringsOffset = image.count
    image += strings
    while image.count % 64 != 0 { image.append(0) }
    let trieOffset = image.count
    image += trie
    image.withUnsafeMutableBytes {
      $0.storeBytes(of: UInt32(units.count), toByteOffset: 8, as: UInt32.self)
      $0.storeBytes(of: UInt32(unitsOffset), toByteOffset: 12, as: UInt32.self)
      $0.storeBytes(of: UInt32(stringsOffset), toByteOffset: 16, as: UInt32.self)
      $0.storeBytes(of: UInt32(trieOffset), toByteOffset: 20, as: UInt32.self)
    }
    return image
  }
}
