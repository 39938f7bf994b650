// The gazetteer: one trie over all named forms, postings from a form to its records, the records.

/// What a gazetteer record is about.
package enum RecordKind: UInt8, Sendable {
  /// An administrative division of county level or above.
  case division = 1
  /// A named area that is no division: new areas, zones, Hong Kong localities, macro-regions.
  case region = 2
  /// A street, town or township of the Mainland.
  case township = 3
  /// A university or college.
  case university = 4
  /// A law, plan, programme or policy.
  case policy = 5
  /// A head noun of school names; `level` is the school kind.
  case schoolHead = 6
  /// A head noun of policy titles; `level` is the policy kind.
  case policyHead = 7
  /// A sponsor or owner that stands before a school's name.
  case sponsor = 8
  /// A word that is evidence for or against a reading; `level` says which.
  case cue = 9
  /// An entry of a user's gazetteer.
  case user = 10
  /// A word that overlaps forms of divisions without naming one.
  case districtBlocker = 11
}

/// The record kinds that a form names, one bit each; so that a recogniser passes over other forms
/// without reading their records.
package struct RecordKinds: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package init(_ kind: RecordKind) { rawValue = 1 << (UInt32(kind.rawValue) - 1) }
}

/// How a form names its record.
package struct FormFlags: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The full official name.
  package static let full = FormFlags(rawValue: 1)
  /// A short form: the name without its suffix, an abbreviation, a quoted short name.
  package static let short = FormFlags(rawValue: 2)
  /// The form is also a common word or a personal name: it needs evidence.
  package static let commonWord = FormFlags(rawValue: 4)
  /// A nickname.
  package static let nickname = FormFlags(rawValue: 8)
  /// The form was made by a rule and not attested.
  package static let derived = FormFlags(rawValue: 16)
  /// The form is sometimes something else: it needs some evidence. Together with `commonWord`: it
  /// hardly ever names its record alone.
  package static let ambiguous = FormFlags(rawValue: 32)
}

/// One thing that a form can name. 32 bytes.
struct GazetteerRecord {
  var kind: UInt8
  /// Divisions: 0 country, 1 province, 2 prefecture, 3 county, 4 township. Others: a kind number.
  var level: UInt8
  var flags: UInt16
  /// String offsets; 0 is the empty string.
  var name: UInt32
  var code: UInt32
  /// The record of the parent division, or `none`.
  var parent: UInt32
  var canonical: UInt32
  var extra: UInt32
  var validFrom: UInt16
  /// 0 = still in force.
  var validTo: UInt16
  var reserved: UInt32

  static let none = UInt32.max

  /// The level that the output states; areas that are no divisions have a number of their own.
  var outputLevel: UInt8 { kind == RecordKind.region.rawValue ? UInt8.max : level }
}

/// A gazetteer in memory, used in place.
struct GazetteerTable: @unchecked Sendable {
  let trie: DoubleArray
  let records: UnsafePointer<GazetteerRecord>
  let recordCount: Int
  /// Postings: record index in the low 24 bits, `FormFlags` in bits 24–30, bit 31 marks the last
  /// posting of a form. A trie value is the index of a form's first posting in its low
  /// `postingBits` bits and the form's `RecordKinds` above.
  let postings: UnsafePointer<UInt32>
  let strings: UnsafePointer<UInt8>
  private let owner: DoubleArrayStorage?

  static let headerSize = 64
  static let postingBits: UInt32 = 21
  static let postingMask: UInt32 = 1 << postingBits - 1

  init(_ base: UnsafeRawPointer, owner: DoubleArrayStorage? = nil) {
    func word(_ offset: Int) -> Int { Int(base.load(fromByteOffset: offset, as: UInt32.self)) }
    recordCount = word(8)
    records = (base + word(16)).assumingMemoryBound(to: GazetteerRecord.self)
    postings = (base + word(20)).assumingMemoryBound(to: UInt32.self)
    strings = (base + word(24)).assumingMemoryBound(to: UInt8.self)
    trie = DoubleArray(base + word(28), owner: owner)
    self.owner = owner
  }

  /// A string of the pool. O(length).
  func string(_ offset: UInt32) -> String {
    String(cString: strings + Int(offset))
  }

  @inline(__always)
  func recordIndex(_ posting: UInt32) -> Int { Int(posting & 0xFF_FFFF) }

  @inline(__always)
  func flags(_ posting: UInt32) -> FormFlags {
    FormFlags(rawValue: UInt8(truncatingIfNeeded: posting >> 24) & 0x7F)
  }

  @inline(__always)
  func isLast(_ posting: UInt32) -> Bool { posting & 0x8000_0000 != 0 }
}
