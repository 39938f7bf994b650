// Validation of UTF-8 at memory speed for the text we expect: long runs of three-byte sequences.

enum UTF8Validator {
  /// The length of the valid prefix of `base[0..<count]`, ended at a sequence's start.
  ///
  /// - Complexity: O(count).
  static func validPrefix(_ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    var i = 0
    while i < count {
      if i &+ 8 <= count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        if isThreeByteSequence(word), isThreeByteSequence(word >> 24) {
          i &+= 6
          continue
        }
        if word & 0x8080_8080_8080_8080 == 0 {
          i &+= 8
          continue
        }
      }
      let lead = base[i]
      if lead < 0x80 {
        i &+= 1
      } else if lead >= 0xE1, lead < 0xF0, lead != 0xED {
        // E1…EC, EE, EF: any two continuation bytes.
        guard i &+ 2 < count, base[i &+ 1] & 0xC0 == 0x80, base[i &+ 2] & 0xC0 == 0x80 else {
          return i
        }
        i &+= 3
      } else {
        let length = sequence(base + i, count &- i)
        if length == 0 { return i }
        i &+= length
      }
    }
    return i
  }

  /// Whether the low bytes are a lead of E1…EC, EE or EF and two continuation bytes.
  @inline(__always)
  private static func isThreeByteSequence(_ word: UInt64) -> Bool {
    word & 0xC0C0F0 == 0x8080E0 && (0xDFFE >> (word & 0x0F)) & 1 != 0
  }

  /// The length of the valid sequence of the rarer leads, or 0.
  @inline(never)
  private static func sequence(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    func continues(_ index: Int) -> Bool { index < count && p[index] & 0xC0 == 0x80 }
    switch p[0] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1) && p[1] >= 0xA0 && continues(2) ? 3 : 0
    case 0xED: return continues(1) && p[1] < 0xA0 && continues(2) ? 3 : 0
    case 0xF0: return continues(1) && p[1] >= 0x90 && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1) && p[1] < 0x90 && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
