// schools.bin: the words that may stand before a school's name, and the characters of its proper
// part, each with a cost.

import CZhTextData

/// Costs are in eighths of a nat (-8 ln p), so that they fit a byte and add up as integers.
struct SchoolLexicon: @unchecked Sendable {
  /// Words; the value is a `Word`.
  let words: DoubleArray
  /// For each key, the cost of seeing it inside a proper part.
  let coreCosts: UnsafePointer<UInt8>

  static let builtIn = SchoolLexicon(UnsafeRawPointer(zhtext_schools_blob().bytes))

  static let headerSize = 64

  init(_ base: UnsafeRawPointer) {
    coreCosts = (base + Self.headerSize).assumingMemoryBound(to: UInt8.self)
    words = DoubleArray(base + Self.headerSize + 65_536)
  }

  /// What the lexicon says of a word.
  struct Word {
    let value: UInt32

    /// The cost of the word in running text; `noCost` when it is no word of running text.
    @inline(__always) var cost: Int32 { Int32(value & 0xFF) }
    @inline(__always) func has(_ flag: WordFlags) -> Bool { value >> 8 & flag.rawValue != 0 }

    static let noCost: Int32 = 255
  }

  /// The word that is exactly `keys[start..<end]`. O(length).
  @inline(__always)
  func word(_ keys: UnsafePointer<Key>, _ start: Int, _ end: Int) -> Word? {
    guard start < end,
      let value = words.value(of: UnsafeBufferPointer(start: keys + start, count: end - start))
    else { return nil }
    return Word(value: value)
  }
}

/// The classes of a word.
package struct WordFlags: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A typical proper part: 育才, 和平.
  package static let core = WordFlags(rawValue: 1)
  /// A modifier of generic nouns: 普通, 附近.
  package static let generic = WordFlags(rawValue: 2)
  /// The name of a country.
  package static let country = WordFlags(rawValue: 4)
  /// A name of a place, person or thing in a general dictionary.
  package static let proper = WordFlags(rawValue: 8)
  /// A body that runs schools.
  package static let sponsor = WordFlags(rawValue: 16)
  /// A subject that names a faculty: 法, 管理.
  package static let subject = WordFlags(rawValue: 32)
  /// A surname.
  package static let surname = WordFlags(rawValue: 64)
  /// The stem of a township's name.
  package static let township = WordFlags(rawValue: 128)
  /// A word that stands directly before a school's name: 毕业于.
  package static let before = WordFlags(rawValue: 256)
  /// A word that stands directly after a university's name: 校长, 教授.
  package static let after = WordFlags(rawValue: 512)
  /// An owner that stands before a school's name: 国立.
  package static let owner = WordFlags(rawValue: 1024)
  /// A word between a place and a head noun: 兰州市外国语高级中学.
  package static let prefix = WordFlags(rawValue: 2048)
}
