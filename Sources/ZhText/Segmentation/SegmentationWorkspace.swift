// Buffers that segmentation reuses from text to text.

/// What segmentation says of a key.
enum Mark {
  /// The key goes on a word.
  static let inside: UInt8 = 0
  /// A word starts at the key.
  static let start: UInt8 = 1
  /// White space inside a line; it belongs to no word.
  static let space: UInt8 = 2
  /// U+000A.
  static let lineEnd: UInt8 = 3
}

/// One thread's buffers. Making one allocates; using it again allocates only for longer texts.
package struct SegmentationWorkspace: ~Copyable {
  var folded = FoldedText()
  /// One mark for each key, and a start mark after the last.
  private(set) var marks: UnsafeMutablePointer<UInt8>
  private var markCapacity = 1024
  /// Codes and scores of one stretch without white space; with room before and after.
  private var codeStorage: UnsafeMutablePointer<UInt16>
  private var scoreStorage: UnsafeMutablePointer<Int16>
  private var stretchCapacity = 512
  let walks = UnsafeMutablePointer<GapScorer.Walk>.allocate(capacity: GapScorer.blockSize)

  private var icu: ICUWords?

  package init() {
    marks = .allocate(capacity: markCapacity)
    codeStorage = .allocate(capacity: stretchCapacity + 2 * GapScorer.padding)
    scoreStorage = .allocate(capacity: stretchCapacity + 2 * GapScorer.padding)
    startCodes()
  }

  deinit {
    marks.deallocate()
    codeStorage.deallocate()
    scoreStorage.deallocate()
    walks.deallocate()
  }

  var codes: UnsafeMutablePointer<UInt16> { codeStorage + GapScorer.padding }
  var scores: UnsafeMutablePointer<Int16> { scoreStorage + GapScorer.padding }

  mutating func reserveMarks(_ count: Int) {
    if count < markCapacity { return }
    marks.deallocate()
    markCapacity = count + count / 4 + 1
    marks = .allocate(capacity: markCapacity)
  }

  /// Marks the folded text by ICU's iterator, which is opened at the first use.
  mutating func markByICU(
    _ utf8: UnsafeBufferPointer<UInt8>, fold: FoldTable
  ) throws(ZhTextError) {
    reserveMarks(folded.count + 1)
    if icu == nil { icu = try ICUWords() }
    try icu?.mark(utf8, keys: folded.keys, count: folded.count, fold: fold, into: marks)
  }

  /// Makes room for a stretch; its codes so far are kept.
  mutating func reserveStretch(_ count: Int) {
    if count <= stretchCapacity { return }
    let larger = max(count, 2 * stretchCapacity)
    let newCodes = UnsafeMutablePointer<UInt16>.allocate(capacity: larger + 2 * GapScorer.padding)
    newCodes.update(from: codeStorage, count: stretchCapacity + GapScorer.padding)
    codeStorage.deallocate()
    codeStorage = newCodes
    scoreStorage.deallocate()
    scoreStorage = .allocate(capacity: larger + 2 * GapScorer.padding)
    stretchCapacity = larger
  }

  var stretchLimit: Int { stretchCapacity }

  private func startCodes() {
    codeStorage.initialize(
      repeating: ModelCode.edge, count: stretchCapacity + 2 * GapScorer.padding)
    scoreStorage.initialize(repeating: 0, count: stretchCapacity + 2 * GapScorer.padding)
  }
}
