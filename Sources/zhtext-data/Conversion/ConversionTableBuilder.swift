// convert.bin: character maps and actions of all profiles, decisions, phrases, weights, words.

import ZhText

enum ConversionTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    let sources = try ConversionSources(folder)
    let fold = try folder.readBuilt("fold").withUnsafeBytes { bytes in
      (0..<65_536).map { bytes.load(fromByteOffset: 64 + 2 * $0, as: UInt16.self) }
    }
    let decisions = try DecisionTableBuilder(sources, fold: fold)
    var maps = MapTableBuilder(sources, decisions: decisions)
    for profile in ConversionProfile.allCases.sorted(by: { $0.tableIndex < $1.tableIndex }) {
      try maps.add(profile)
    }

    var image = [UInt8](repeating: 0, count: 64)
    func align(_ boundary: Int = 64) {
      image += [UInt8](repeating: 0, count: (boundary - image.count % boundary) % boundary)
    }
    func set(_ field: Int, _ value: Int) {
      image.withUnsafeMutableBytes {
        $0.storeBytes(of: UInt32(value), toByteOffset: 4 * field, as: UInt32.self)
      }
    }
    func section(_ field: Int, _ bytes: [UInt8]) {
      align()
      set(field, image.count)
      image += bytes
    }
    set(0, Int(ConversionLayout.magic))
    section(1, raw(maps.pages))
    section(2, maps.profiles)
    section(3, raw(decisions.contextKeys))
    section(4, decisions.records)
    section(5, raw(decisions.phraseSlots))
    set(6, decisions.phraseBits)
    section(7, sources.weights)
    set(8, sources.weights.count.trailingZeroBitCount - 3)
    section(9, maps.actions)
    section(10, maps.words.records)
    section(11, maps.words.text + [0, 0, 0, 0])
    section(12, raw(maps.astral))
    align()
    return image
  }

  private static func raw<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    values.withUnsafeBytes { [UInt8]($0) }
  }
}
