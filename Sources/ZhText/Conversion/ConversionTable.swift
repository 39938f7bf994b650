// convert.bin, used in place: pages of character maps, decisions, phrases, weights, words.

import CZhTextData

/// The sections of convert.bin. All offsets are in bytes from the start of the blob.
///
/// A character map is a list of pages of 512 entries, one for each 512 BMP scalars; an entry is
/// the exclusive or of a scalar and its target, so that all unchanged pages are one page of zeros.
/// A target in the surrogate range is no scalar but the number of an action of the profile.
package struct ConversionTable: @unchecked Sendable {
  package static let magic: UInt32 = 0x5643_485A  // "ZHCV"
  package static let headerCount = 16
  package static let pageSize = 512
  package static let pagesPerMap = 128
  /// 128 page starts, then the fields of `Profile`.
  package static let profileStride = 4 * (pagesPerMap + 8)
  package static let decisionStride = 80
  package static let actionStride = 16
  package static let wordStride = 24

  let bytes: UnsafeRawPointer
  let pages: UnsafePointer<UInt16>
  /// The context key of each BMP scalar, 15 bits; the sixteenth marks Traditional-only characters.
  let contextKeys: UnsafePointer<UInt16>
  let decisions: UnsafeRawPointer
  let phrases: UnsafePointer<UInt32>
  let phraseMask: Int
  let weights: UnsafePointer<UInt64>
  let weightShift: UInt64
  let actions: UnsafeRawPointer
  let words: UnsafeRawPointer
  let text: UnsafePointer<UInt8>
  let astral: UnsafePointer<UInt32>
  /// What each BMP scalar tells of a text: the bits of `CharacterTally.Trait`.
  let traits: UnsafePointer<UInt8>
  /// See `PairFilter`.
  let pairs: UnsafePointer<UInt64>
  private let profilesOffset: Int

  /// The table inside the binary. Nothing is copied or parsed.
  static let builtIn = ConversionTable(UnsafeRawPointer(zhtext_convert_blob().bytes))

  private init(_ bytes: UnsafeRawPointer) {
    func offset(_ index: Int) -> Int { Int(bytes.load(fromByteOffset: 4 * index, as: UInt32.self)) }
    func pointer<T>(_ index: Int, _ type: T.Type) -> UnsafePointer<T> {
      bytes.advanced(by: offset(index)).assumingMemoryBound(to: type)
    }
    self.bytes = bytes
    pages = pointer(1, UInt16.self)
    profilesOffset = offset(2)
    contextKeys = pointer(3, UInt16.self)
    decisions = bytes.advanced(by: offset(4))
    phrases = pointer(5, UInt32.self)
    phraseMask = (1 << offset(6)) - 1
    weights = pointer(7, UInt64.self)
    weightShift = UInt64(64 - offset(8))
    actions = bytes.advanced(by: offset(9))
    words = bytes.advanced(by: offset(10))
    text = pointer(11, UInt8.self)
    astral = pointer(12, UInt32.self)
    traits = pointer(13, UInt8.self)
    pairs = pointer(14, UInt64.self)
  }

  /// What stands around the three-byte character at `i`. Three bytes before it and seven from it
  /// must be readable.
  @inline(__always)
  func edges(_ word: UInt32, at i: Int, of source: UnsafePointer<UInt8>) -> ConversionEdges {
    let character = word & 0xFF_FFFF
    var previous = UnsafeRawPointer(source + (i &- 3)).loadUnaligned(as: UInt32.self) & 0xFF_FFFF
    var next = UnsafeRawPointer(source + (i &+ 3)).loadUnaligned(as: UInt32.self) & 0xFF_FFFF
    if previous & 0x80_0000 == 0 { previous >>= 16 }
    if next & 0x80 == 0 { next &= 0xFF }
    let left = PairFilter.index(character, after: previous)
    let right = PairFilter.index(character, before: next)
    return ConversionEdges(
      previous: previous, next: next,
      knowsLeft: pairs[left >> 6] >> UInt64(left & 63) & 1 != 0,
      knowsRight: pairs[right >> 6] >> UInt64(right & 63) & 1 != 0)
  }

  /// The part of the table that one profile uses.
  struct Profile: @unchecked Sendable {
    /// 128 page starts, in entries.
    let map: UnsafePointer<UInt32>
    /// Which forms and biases: 0 general, 1 Taiwan, 2 Hong Kong.
    let region: Int
    let actions: UnsafeRawPointer
    let actionCount: Int
    /// Sorted pairs (scalar, target) beyond the BMP.
    let astral: UnsafePointer<UInt32>
    let astralCount: Int
  }

  func profile(_ profile: ConversionProfile) -> Profile {
    let base = bytes.advanced(by: profilesOffset + profile.tableIndex * Self.profileStride)
    func field(_ index: Int) -> Int {
      Int(base.load(fromByteOffset: 4 * (Self.pagesPerMap + index), as: UInt32.self))
    }
    return Profile(
      map: base.assumingMemoryBound(to: UInt32.self), region: field(0),
      actions: actions.advanced(by: field(1) * Self.actionStride), actionCount: field(2),
      astral: astral.advanced(by: field(3) * 2), astralCount: field(4))
  }
}

/// What to do at a flagged character: try words, then decide, else write the target.
struct ConversionAction {
  private let record: UnsafeRawPointer

  @inline(__always)
  init(_ record: UnsafeRawPointer) { self.record = record }

  /// The number of a decision, or -1.
  @inline(__always) var decision: Int { Int(record.load(as: Int32.self)) }
  @inline(__always) var target: UInt32 { record.load(fromByteOffset: 4, as: UInt32.self) }
  @inline(__always) var firstWord: Int {
    Int(record.load(fromByteOffset: 8, as: UInt32.self))
  }
  @inline(__always) var wordCount: Int {
    Int(record.load(fromByteOffset: 12, as: UInt16.self))
  }
  @inline(__always) var isQuote: Bool { flags & 1 != 0 }
  /// Whether one of its words is the character alone, so that neighbours do not tell.
  @inline(__always) var hasShortWord: Bool { flags & 2 != 0 }
  /// Whether only a word could make it anything but its target, three bytes long.
  @inline(__always) var isPlainWithoutWord: Bool { flags & 4 != 0 }
  @inline(__always) private var flags: UInt16 { record.load(fromByteOffset: 14, as: UInt16.self) }
}

/// A word that is exchanged as a whole, found at one of its characters.
struct ConversionWord {
  private let record: UnsafeRawPointer

  @inline(__always)
  init(_ record: UnsafeRawPointer) { self.record = record }

  @inline(__always) var key: Int { Int(record.load(as: UInt32.self)) }
  @inline(__always) var output: Int { Int(record.load(fromByteOffset: 4, as: UInt32.self)) }
  /// The text before which, and after which, the word does not count; UTF-8 scalars, NUL at the end.
  @inline(__always) var notAfter: Int { Int(record.load(fromByteOffset: 8, as: UInt32.self)) }
  @inline(__always) var notBefore: Int { Int(record.load(fromByteOffset: 12, as: UInt32.self)) }
  @inline(__always) var keyCount: Int { Int(record.load(fromByteOffset: 16, as: UInt8.self)) }
  /// Bytes of the key before the character at which the word is looked up.
  @inline(__always) var lead: Int { Int(record.load(fromByteOffset: 17, as: UInt8.self)) }
  @inline(__always) var outputCount: Int { Int(record.load(fromByteOffset: 18, as: UInt8.self)) }

  /// Whether the character beside the anchor is the word's, at the price of one load.
  @inline(__always)
  func mayStand(between edges: ConversionEdges) -> Bool {
    let probe = record.load(fromByteOffset: 20, as: UInt32.self)
    if probe == 0 || edges.isUnknown { return true }
    return probe & 0xFF_FFFF == (probe >> 31 != 0 ? edges.previous : edges.next)
  }
}
