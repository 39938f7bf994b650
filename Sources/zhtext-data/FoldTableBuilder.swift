// fold.bin: the key of each scalar and the class of each key.

import CICU

enum FoldTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    var overrides: [UInt32: UInt32] = [:]
    for row in try folder.rows("variants.tsv", columns: 2) {
      guard let from = row[0].unicodeScalars.first, let to = row[1].unicodeScalars.first else {
        continue
      }
      overrides[from.value] = to.value
    }
    let simplify = try SimplifiedScalars()

    func key(_ scalar: UInt32) -> UInt32 {
      if scalar == 0 { return 1 }
      var current = scalar
      for _ in 0..<4 {
        let normal = zicu_nfkc_single(current)
        let next = overrides[normal] ?? simplify[normal]
        if next == current { break }
        current = next
      }
      return current
    }

    var keys = [UInt16](repeating: 0, count: 65_536)
    for scalar in 1..<UInt32(0x10000) {
      let isPrivate = (0xE000..<0xF900).contains(scalar) || (0xD800..<0xE000).contains(scalar)
      let folded = isPrivate || scalar >= 0xFFFE ? 0xE003 : key(scalar)
      // A simplified form beyond the BMP (崙) is no key: the scalar keeps its own.
      keys[Int(scalar)] = UInt16(folded < 0x10000 ? folded : scalar)
    }
    keys[0] = 1
    // Line ends and the BOM-like marks keep their own keys whatever NFKC says.
    for scalar in [0x85, 0xA0, 0x2028, 0x2029] {
      keys[scalar] = scalar == 0xA0 ? 0x20 : UInt16(scalar)
    }

    var astral: [(UInt32, UInt16)] = []
    for scalar in UInt32(0x1D400)...0x323AF {
      let folded = key(scalar)
      if folded != scalar, folded < 0x10000 { astral.append((scalar, UInt16(folded))) }
    }

    let classes = (0..<UInt32(65_536)).map { KeyClasses.number(of: $0) }
    var image = [UInt8](repeating: 0, count: 64)
    image.withUnsafeMutableBytes {
      $0.storeBytes(of: UInt32(astral.count), toByteOffset: 8, as: UInt32.self)
    }
    keys.withUnsafeBytes { image.append(contentsOf: $0) }
    image.append(contentsOf: classes)
    astral.map(\.0).withUnsafeBytes { image.append(contentsOf: $0) }
    astral.map(\.1).withUnsafeBytes { image.append(contentsOf: $0) }
    return image
  }
}

/// ICU's Traditional-Simplified rules, scalar by scalar.
struct SimplifiedScalars {
  private var map: [UInt32: UInt32] = [:]

  init() throws {
    var status: Int32 = 0
    guard let handle = zicu_transliterator_open("Traditional-Simplified", &status), status <= 0
    else { throw DataError(description: "ICU has no Traditional-Simplified transliterator") }
    defer { zicu_transliterator_close(handle) }
    for scalar in UInt32(0x3400)..<0x33480 where (scalar < 0xA000 || scalar >= 0x20000) {
      guard let source = Unicode.Scalar(scalar) else { continue }
      var units = Array(String(Character(source)).utf16)
      let count = units.count
      units.append(contentsOf: repeatElement(0, count: 16))
      let length = zicu_transliterate(handle, &units, Int32(count), Int32(units.count), &status)
      if status > 0 { throw DataError(description: "ICU's transliterator failed") }
      let result = String(decoding: units[0..<Int(length)], as: UTF16.self).unicodeScalars
      if result.count == 1, let target = result.first, target.value != scalar {
        map[scalar] = target.value
      }
    }
  }

  subscript(scalar: UInt32) -> UInt32 { map[scalar] ?? scalar }
}
