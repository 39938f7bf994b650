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
  /// How good it is by the form and by its neighbours.
  var score: Int16 = 0
  /// The reading just before that it forms a chain with, or -1.
  var chainParent: Int32 = -1
  /// The record, once it is decided; else `Mention.none`.
  var record: UInt32 = Mention.none
  var evidence: Evidence = []

  init(start: Int32, end: Int32, posting: UInt32) {
    self.start = start
    self.end = end
    self.posting = posting
    level = 9
    flags = []
  }

  @inline(__always)
  var length: Int { Int(end &- start) }
}
