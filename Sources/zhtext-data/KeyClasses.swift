// The class of a key, from ICU's properties. The numbers are those of KeyClass in ZhText.

import CICU

enum KeyClasses {
  static func number(of key: UInt32) -> UInt8 {
    switch key {
    case 0xE000: return 1
    case 0xE001: return 10
    case 0x09, 0x20, 0x3000, 0xA0: return 4
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return 5
    case 0x30...0x39: return 2
    case 0x3002, 0x21, 0x3F, 0x3B, 0x2C, 0x3A, 0x3001, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F,
      0x2026, 0xFF61, 0xFE52:
      return 6
    case 0x2018, 0x201C: return 7
    case 0x2019, 0x201D: return 8
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x1100...0x11FF, 0xAC00...0xD7AF, 0x3130...0x318F:
      return 11
    case 0x3007: return 1
    default: break
    }
    if zicu_is_ideographic(key) { return 1 }
    switch zicu_category(key) {
    case 1...5: return 3  // letters
    case 6...8: return 12  // marks
    case 9, 10, 11: return 0  // numbers other than 0–9
    case 12: return 4
    case 13, 14: return 5
    case 16: return 12  // format characters
    case 20, 28: return 7
    case 21, 29: return 8
    case 19, 22, 23: return 9
    case 24...27: return 10
    default: return 0
    }
  }
}
