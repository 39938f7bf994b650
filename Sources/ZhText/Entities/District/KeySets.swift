// Small constant sets of keys and of pairs of keys, for looking at what stands beside a name.

/// A set of keys: one bit for each possible key.
struct KeySet: Sendable {
  private let bits: [UInt64]

  /// The characters of a string, in any script.
  init(_ characters: String) {
    var bits = [UInt64](repeating: 0, count: 1024)
    for scalar in characters.unicodeScalars {
      let key = Int(FoldTable.builtIn.key(scalar.value))
      bits[key >> 6] |= 1 << UInt64(key & 63)
    }
    self.bits = bits
  }

  @inline(__always)
  func contains(_ key: Key) -> Bool {
    bits[Int(key >> 6)] & (1 << UInt64(key & 63)) != 0
  }
}

/// A set of two-character words, hashed with open addressing.
struct KeyPairSet: Sendable {
  private let slots: [UInt32]
  private let mask: Int

  /// Words of two characters, separated by spaces, in any script.
  init(_ words: String) {
    let pairs = words.split(separator: " ").map { word in
      word.unicodeScalars.reduce(UInt32(0)) { $0 << 16 | UInt32(FoldTable.builtIn.key($1.value)) }
    }
    var size = 16
    while size < pairs.count * 4 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for pair in pairs {
      var slot = Self.hash(pair) & (size - 1)
      while slots[slot] != 0, slots[slot] != pair { slot = (slot + 1) & (size - 1) }
      slots[slot] = pair
    }
    self.slots = slots
    mask = size - 1
  }

  @inline(__always)
  private static func hash(_ pair: UInt32) -> Int { Int((pair &* 0x9E37_79B1) >> 12) }

  @inline(__always)
  func contains(_ first: Key, _ second: Key) -> Bool {
    let pair = UInt32(first) << 16 | UInt32(second)
    var slot = Self.hash(pair) & mask
    while slots[slot] != 0 {
      if slots[slot] == pair { return true }
      slot = (slot &+ 1) & mask
    }
    return false
  }
}
