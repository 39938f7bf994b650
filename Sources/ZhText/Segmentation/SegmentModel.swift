// The segmentation model: one trie of n-grams and dictionary words whose nodes carry weights.

import CZhTextData

/// The node of a pattern of two or more characters. 16 bytes.
struct PatternNode {
  /// What the longest match that ends here says of the eight gaps from two before its first
  /// character on: log odds in units of `SegmentModel.unit`, its prefixes' weights included.
  var weights: SIMD8<Int8>
  /// Low 24 bits: the child for code c is node `base ^ spread(c)`. High 8 bits: 0, or 1 + the class
  /// of the lexicon word that ends here.
  var baseAndWord: UInt32
  /// The low half of the spread code that leads here. Bases are unique, so the label alone proves
  /// the parent.
  var label: UInt16
  /// Bit `c & 15` is set when there is a child for some such code c: most walks that would fail
  /// end here, without touching memory that is not in the cache.
  var childMask: UInt16
}

/// The node of a single character. 64 bytes, one cache line. These have the most children, so they
/// have a base for each residue of the child's code: narrow families are packed densely.
struct CharacterNode {
  var weights: SIMD8<Int8>
  var bases: (UInt32, UInt32, UInt32, UInt32)
  var word: UInt32
  var reserved: UInt32
  /// Bit `c & 255` is set when there is a child for some such code c.
  var childMask: (UInt64, UInt64, UInt64, UInt64)

  static let basesOffset = 8
  static let maskOffset = 32
}

/// A view of segment.bin: a header of 64 bytes (node count at byte 8, threshold at byte 12, code
/// count at byte 16), 65,536 `UInt16` codes by key, the character nodes by code, then 2^n pattern
/// nodes.
struct SegmentModel: @unchecked Sendable {
  /// The log odds of one unit of weight.
  static let unit = 1.0 / 12
  static let headerSize = 64
  static let codesSize = 2 * 65_536
  private static let spreader: UInt32 = 0x9E37_79B1

  let codes: UnsafePointer<UInt16>
  let characters: UnsafePointer<CharacterNode>
  let characterCount: Int
  let nodes: UnsafePointer<PatternNode>
  /// Node numbers are at most this.
  let nodeMask: UInt32
  /// A gap is a word boundary when its score is above this.
  let threshold: Int16
  private let owner: DoubleArrayStorage?

  /// The model inside the binary.
  static let builtIn = SegmentModel(UnsafeRawPointer(zhtext_segment_blob().bytes))

  init(_ memory: UnsafeRawPointer, owner: DoubleArrayStorage? = nil) {
    nodeMask = memory.load(fromByteOffset: 8, as: UInt32.self) &- 1
    threshold = memory.load(fromByteOffset: 12, as: Int16.self)
    characterCount = Int(memory.load(fromByteOffset: 16, as: UInt32.self))
    codes = memory.advanced(by: Self.headerSize).assumingMemoryBound(to: UInt16.self)
    characters = memory.advanced(by: Self.headerSize + Self.codesSize)
      .assumingMemoryBound(to: CharacterNode.self)
    nodes = UnsafeRawPointer(characters + characterCount).assumingMemoryBound(to: PatternNode.self)
    self.owner = owner
  }

  /// A code scattered over the node numbers; different codes differ in their low 16 bits too.
  @inline(__always)
  static func spread(_ code: UInt16, _ mask: UInt32) -> UInt32 {
    UInt32(code) &* spreader & mask
  }

  /// The class of a lexicon word plus one, or 0 for any other string. O(word).
  func wordClass(_ keys: UnsafePointer<Key>, _ count: Int) -> UInt32 {
    guard count > 0 else { return 0 }
    let first = characters + Int(codes[Int(keys[0])])
    if count == 1 { return first.pointee.word }
    var base = Self.base(first, for: codes[Int(keys[1])])
    var node = 0
    for index in 1..<count {
      let spread = Self.spread(codes[Int(keys[index])], nodeMask)
      node = Int(base ^ spread)
      if base == 0 || nodes[node].label != UInt16(truncatingIfNeeded: spread) { return 0 }
      base = nodes[node].baseAndWord & 0xFF_FFFF
    }
    return nodes[node].baseAndWord >> 24
  }

  /// The base of a character's children with the same residue as `code`.
  @inline(__always)
  static func base(_ character: UnsafePointer<CharacterNode>, for code: UInt16) -> UInt32 {
    let bases = UnsafeRawPointer(character).advanced(by: CharacterNode.basesOffset)
      .assumingMemoryBound(to: UInt32.self)
    return bases[Int(code & 3)]
  }

  /// 1 when the character may have a child for `code`, 0 when it has none.
  @inline(__always)
  static func mayHaveChild(_ character: UnsafePointer<CharacterNode>, _ code: UInt16) -> UInt32 {
    let mask = UnsafeRawPointer(character).advanced(by: CharacterNode.maskOffset)
      .assumingMemoryBound(to: UInt32.self)
    return mask[Int(code >> 5 & 7)] &>> UInt32(code & 31) & 1
  }
}

/// Codes with a meaning of their own; all others stand for one key, Han characters from `firstHan`.
enum ModelCode {
  /// Keys that no pattern knows: rare punctuation, symbols, kana, marks.
  static let rareOther: UInt16 = 1
  /// White space and the edges of the text.
  static let edge: UInt16 = 2
  static let firstPunctuation: UInt16 = 3
  static let digit: UInt16 = 254
  static let letter: UInt16 = 255
  static let firstHan: UInt16 = 256
  /// Han characters that no pattern knows.
  static let rareHan: UInt16 = 256
}
