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
    section(13, traits(sources))
    section(14, raw(maps.decisions.pairs))
    align()
    return image
  }

  /// Forms and Cantonese words that one region writes.
  private static let taiwanOnly = "臺週"
  private static let hongKongOnly = "嘅咗喺唔佢哋啲嘢冇睇嚟嗰喎綫衞裏説麪滙枱着啓銹"

  /// Bits: 1 only Simplified, 2 only Traditional, 4 Taiwan, 8 Hong Kong, 16 frequent.
  private static func traits(_ sources: ConversionSources) -> [UInt8] {
    var traits = [UInt8](repeating: 0, count: 65_536)
    func set(_ scalars: some Sequence<UInt32>, _ bit: UInt8) {
      for scalar in scalars where scalar < 0x10000 { traits[Int(scalar)] |= bit }
    }
    let decided = Set(sources.decisionsBack.map(\.character))
    let forms = Set(sources.decisions.flatMap(\.forms))
    // Simplified: changed on the way to both regions, and no form of a Traditional character.
    func regional(_ scalar: UInt32, _ region: Int) -> UInt32 {
      let general = sources.traditionalise[scalar] ?? scalar
      return sources.toRegion[region][general] ?? general
    }
    let back = Set(sources.simplify.keys)
    set(
      sources.traditionalise.keys.filter {
        regional($0, 1) != $0 && regional($0, 2) != $0 && !forms.contains($0) && !back.contains($0)
      }, 1)
    set(sources.decisions.filter { !$0.forms.contains($0.character) }.map(\.character), 1)
    set(
      sources.simplify.keys.filter { scalar in
        !decided.contains(scalar) && sources.traditionalise[scalar] == nil
          && !sources.decisions.contains { $0.character == scalar }
      }, 2)
    set(taiwanOnly.unicodeScalars.map(\.value), 4)
    set(hongKongOnly.unicodeScalars.map(\.value), 8)
    set(sources.frequencyRank.keys, 16)
    return traits
  }

  private static func raw<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    values.withUnsafeBytes { [UInt8]($0) }
  }
}
