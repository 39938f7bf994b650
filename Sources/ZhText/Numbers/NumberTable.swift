// The tables of the number scanner, used in place: see zhtext-data's NumbersTableBuilder.

import CZhTextData

/// What a key contributes to a number. The class table holds `rawValue << 4 | value` for each key.
enum NumeralClass {
  static let none: UInt8 = 0
  /// 0–9; value: the digit.
  static let arabic: UInt8 = 1
  /// 零 to 九 and their variants; value: the digit.
  static let digit: UInt8 = 2
  /// 壹 to 玖, the characters of cheques; value: the digit.
  static let financial: UInt8 = 3
  /// 廿 卅 卌; value: the number of tens.
  static let tens: UInt8 = 4
  /// 十 百 千; value: the power of ten.
  static let small: UInt8 = 5
  /// 万 亿 兆 京; value: a quarter of the power of ten.
  static let big: UInt8 = 6
  static let half: UInt8 = 7
  /// 几 (0) and 数 (1).
  static let vague: UInt8 = 8
  /// 第
  static let ordinal: UInt8 = 9
  /// $ ¥ € £
  static let currency: UInt8 = 10
  /// ½ and its like; value: index into `vulgarFractions`.
  static let fraction: UInt8 = 11
  /// 折, which makes a number with 对 before it.
  static let discount: UInt8 = 12
  /// The end of the text.
  static let end: UInt8 = 15

  /// The vulgar fractions, as numerator and denominator.
  static let vulgarFractions: [(scalar: UInt16, numerator: UInt8, denominator: UInt8)] = [
    (0xBD, 1, 2), (0xBC, 1, 4), (0xBE, 3, 4), (0x2153, 1, 3), (0x2154, 2, 3),
    (0x2155, 1, 5), (0x2156, 2, 5), (0x2157, 3, 5), (0x2158, 4, 5), (0x215B, 1, 8),
  ]
}

/// How a word beside a number makes it meant.
enum NumberRole: UInt32, CaseIterable {
  case none = 0
  case more, atLeast, less, atMost, about, exact
  case negative
  case am, noon, pm, night
  case roc, ce, bce, lastCentury, thisCentury
  case currency, only
  case fahrenheit, people

  /// The names used in number_context.tsv.
  static let names = [
    "", ">", ">=", "<", "<=", "~", "=", "negative", "am", "noon", "pm", "night", "roc", "ce",
    "bce", "lastcentury", "thiscentury", "currency", "only", "fahrenheit", "people",
  ]

  var isDaypart: Bool {
    rawValue >= NumberRole.am.rawValue && rawValue <= NumberRole.night.rawValue
  }
  var isComparator: Bool { rawValue >= 1 && rawValue <= 6 }
}

/// The classes of measure words; see measure_words.tsv.
public enum UnitClass: UInt8, CaseIterable, Sendable {
  case people, thing, living, building, place, vehicle, text, event, container, grade, share
  case length, area, volume, mass, time, age, physics, money, finance

  /// The name used in measure_words.tsv.
  public var name: String { "\(self)" }
}

/// One measure word or unit.
struct UnitRecord {
  var unitClass: UInt8
  /// Bit 0: often no count.
  var flags: UInt8
  /// The component of an ISO 8601 duration, an ASCII letter, or 0.
  var component: UInt8
  var baseLength: UInt8
  /// Offset of the SI base unit or currency code in the strings, then its length above.
  var base: UInt32
  /// Offset of the factor to the base unit; its length is in `factorLength`.
  var factor: UInt32
  var factorLength: UInt32
  /// Offset of the spoken form of a sign or abbreviation (Simplified|Traditional), then its length.
  var spoken: UInt32
  var spokenLength: UInt32
}

/// The built tables: classes of keys, one trie with five sections, unit records.
struct NumberTable: @unchecked Sendable {
  /// The sections of the trie; each begins with a key that no text holds.
  enum Section {
    static let unit: Key = 0xE010
    static let idiom: Key = 0xE011
    /// Words before a number, last character first.
    static let before: Key = 0xE012
    static let after: Key = 0xE013
    /// Words that begin like a measure word.
    static let block: Key = 0xE014
  }

  static let classesOffset = 64

  let classes: UnsafePointer<UInt8>
  let trie: DoubleArray
  let units: UnsafePointer<UnitRecord>
  let unitCount: Int
  let strings: UnsafePointer<UInt8>
  let unitState: UInt32
  let idiomState: UInt32
  let beforeState: UInt32
  let afterState: UInt32
  let blockState: UInt32

  /// The tables inside the binary. Nothing is copied or parsed.
  static let builtIn = NumberTable(UnsafeRawPointer(zhtext_numbers_blob().bytes))

  init(_ base: UnsafeRawPointer) {
    func offset(_ at: Int) -> Int { Int(base.load(fromByteOffset: at, as: UInt32.self)) }
    classes = base.advanced(by: Self.classesOffset).assumingMemoryBound(to: UInt8.self)
    unitCount = offset(8)
    units = base.advanced(by: offset(12)).assumingMemoryBound(to: UnitRecord.self)
    strings = base.advanced(by: offset(16)).assumingMemoryBound(to: UInt8.self)
    let trie = DoubleArray(base.advanced(by: offset(20)))
    func section(_ key: Key) -> UInt32 {
      var state = DoubleArray.root
      _ = trie.advance(&state, key)
      return state
    }
    unitState = section(Section.unit)
    idiomState = section(Section.idiom)
    beforeState = section(Section.before)
    afterState = section(Section.after)
    blockState = section(Section.block)
    self.trie = trie
  }

  /// The longest word of a section that begins at `keys`: its length (0 = none) and value.
  @inline(__always)
  func longest(_ section: UInt32, _ keys: UnsafePointer<Key>) -> (length: Int, value: UInt32) {
    var state = section
    var position = 0
    var length = 0
    var value: UInt32 = 0
    while trie.advance(&state, keys[position]) {
      position &+= 1
      if trie.hasValue(state) {
        length = position
        value = trie.value(state)
      }
    }
    return (length, value)
  }

  /// The longest word that ends just before `keys` (at most `limit` keys): length and role.
  @inline(__always)
  func longestBefore(_ keys: UnsafePointer<Key>, limit: Int) -> (length: Int, role: NumberRole) {
    var state = beforeState
    var position = 0
    var length = 0
    var value: UInt32 = 0
    while position < limit, trie.advance(&state, keys[-1 &- position]) {
      position &+= 1
      if trie.hasValue(state) {
        length = position
        value = trie.value(state)
      }
    }
    return (length, NumberRole(rawValue: value) ?? .none)
  }

  func string(_ offset: UInt32, _ length: UInt32) -> String {
    String(
      decoding: UnsafeBufferPointer(start: strings + Int(offset), count: Int(length)),
      as: UTF8.self)
  }
}
