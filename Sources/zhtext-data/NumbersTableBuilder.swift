// numbers.bin: numerals, measure words, fixed words and contexts of numbers.

import ZhText

enum NumbersTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    func rows(_ name: String, columns: Int) throws -> [[String]] {
      Array(try folder.rows(name, columns: columns).dropFirst())
    }
    var builder = NumberTableBuilder()
    builder.numerals = try rows("numerals.tsv", columns: 3)
    builder.measureWords = try rows("measure_words.tsv", columns: 6)
    builder.measureBlocks = try rows("measure_blocks.tsv", columns: 1)
    builder.contexts = try rows("number_context.tsv", columns: 3)
    builder.idioms = try rows("number_idioms.tsv", columns: 2)
    return try builder.image()
  }
}
