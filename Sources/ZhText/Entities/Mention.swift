// A mention: one reading of a stretch of text as an entity, before it is written out.

/// A mention in scalar offsets of the source. Names, codes and values are ranges of the text or
/// numbers of table records, so that nothing is allocated for a mention.
struct Mention {
  static let none = UInt32.max

  var kind: EntityKind
  /// The number of the school kind, policy kind or division level.
  var subkind: UInt8 = 0
  var flags: MentionFlags = []
  var start: Int32
  var end: Int32
  /// The part that gives the normalised name.
  var nameStart: Int32
  var nameEnd: Int32
  /// How good the reading is; among overlapping readings of one kind the best sum wins.
  var score: Int32
  /// The gazetteer record, or `none`.
  var record: UInt32 = Mention.none
  /// The entry of a user's gazetteer, or -1, and the gazetteer's number.
  var entry: Int32 = -1
  var gazetteer: UInt8 = 0
  /// The record of the division that a school lies in, or `none`.
  var district: UInt32 = Mention.none
  /// Policies: the full title in the text, where the mention is short for it.
  var titleStart: Int32 = 0
  var titleEnd: Int32 = 0
  /// A document number's place in the text.
  var numberStart: Int32 = 0
  var numberEnd: Int32 = 0
  /// The index of a count in the scanner's results, or -1.
  var number: Int32 = -1
  /// Mentions of one thing in a document share a group.
  var group: Int32 = -1
  /// Which evidence decided (see `Evidence`).
  var evidence: Evidence = []

  init(kind: EntityKind, start: Int, end: Int, score: Int) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    nameStart = self.start
    nameEnd = self.end
    self.score = Int32(truncatingIfNeeded: score)
  }
}

/// Facts about a mention that the output states.
struct MentionFlags: OptionSet {
  let rawValue: UInt8
  /// It stands in a repeated line, from the second occurrence on.
  static let repeated = MentionFlags(rawValue: 1)
  /// A national law of the Mainland named without 中华人民共和国.
  static let nationalLaw = MentionFlags(rawValue: 2)
  /// The code is left open: the text does not decide between several records.
  static let open = MentionFlags(rawValue: 4)
}

/// The evidence that decided a mention, for `--explain`.
struct Evidence: OptionSet, Hashable, Sendable {
  let rawValue: UInt32
  static let fullName = Evidence(rawValue: 1 << 0)
  static let shortName = Evidence(rawValue: 1 << 1)
  static let chain = Evidence(rawValue: 1 << 2)
  static let body = Evidence(rawValue: 1 << 3)
  static let document = Evidence(rawValue: 1 << 4)
  static let dateLine = Evidence(rawValue: 1 << 5)
  static let headNoun = Evidence(rawValue: 1 << 6)
  static let table = Evidence(rawValue: 1 << 7)
  static let brackets = Evidence(rawValue: 1 << 8)
  static let introduced = Evidence(rawValue: 1 << 9)
  static let coordination = Evidence(rawValue: 1 << 10)
  static let numberAndUnit = Evidence(rawValue: 1 << 11)
  static let gazetteer = Evidence(rawValue: 1 << 12)
  static let context = Evidence(rawValue: 1 << 13)
  static let wordBoundary = Evidence(rawValue: 1 << 14)

  static let names: [(Evidence, String)] = [
    (.fullName, "full-name"), (.shortName, "short-name"), (.chain, "chain"),
    (.body, "name-of-a-body"), (.document, "other-places"), (.dateLine, "date-line"),
    (.headNoun, "head-noun"), (.table, "table"), (.brackets, "title-marks"),
    (.introduced, "introduced"), (.coordination, "coordination"),
    (.numberAndUnit, "number-and-unit"), (.gazetteer, "gazetteer"), (.context, "context"),
    (.wordBoundary, "word-boundary"),
  ]
}
