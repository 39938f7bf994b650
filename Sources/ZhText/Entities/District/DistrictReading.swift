// A reading: one stretch of the text that may name a division, before it is decided.

/// A gazetteer form of a division, township or zone at its place in the text.
struct DistrictReading {
  var start: Int32
  var end: Int32
  /// The index of the form's first posting.
  var posting: UInt32
  /// The highest level that the form may name here: 1 province … 4 township.
  var level: UInt8
  /// The union of the form's flags.
  var flags: FormFlags
  /// Points from the words beside it and from chains; `rejected` when it is no reading at all.
  var context: Int16 = 0
  /// `context` and the form's points; from the decision on all points.
  var score: Int16 = 0
  var traits: Traits = []
  /// The record, once it is decided; else `Mention.none`.
  var record: UInt32 = Mention.none
  var evidence: Evidence = []

  /// What was found out about a reading.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// The form is also a locality of Hong Kong (馬鞍山).
    static let locality = Traits(rawValue: 1)
    /// It is the proper part of a longer name (六甲 | 頂, 長春 | 路).
    static let partOfName = Traits(rawValue: 2)
    /// It follows the division that it lies in.
    static let inChain = Traits(rawValue: 4)
    /// It was counted as sure.
    static let counted = Traits(rawValue: 8)
    /// It begins the name of a zone (苏州 | 工业园区).
    static let inZone = Traits(rawValue: 16)
    /// It begins inside the name of a province or prefecture (陕 | 西宁 | 陕县).
    static let crossed = Traits(rawValue: 32)
    /// It follows a county that has no township of its name in the table.
    static let orphan = Traits(rawValue: 64)
  }

  static let rejected: Int16 = -1000

  init(start: Int32, end: Int32, posting: UInt32) {
    self.start = start
    self.end = end
    self.posting = posting
    level = 9
    flags = []
  }

  /// Whether the form seldom is anything else and no part of a longer name.
  @inline(__always)
  var isSafe: Bool {
    flags.isDisjoint(with: [.ambiguous, .commonWord]) && !traits.contains(.partOfName)
  }

  /// Whether the form hardly ever names its record alone.
  @inline(__always)
  var isHard: Bool {
    flags.isSuperset(of: [.commonWord, .ambiguous]) && !flags.contains(.full)
  }

  @inline(__always)
  var length: Int { Int(end &- start) }
}
