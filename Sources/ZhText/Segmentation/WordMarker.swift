// From keys to marks: where words start.

import CZhTextData

/// Marks the words of folded text. The model decides gaps beside Han characters; fixed rules decide
/// the rest (see `TokenRules`).
struct WordMarker: Sendable {
  let model: SegmentModel
  let fold: FoldTable
  var userDictionary: UserDictionary?

  /// Marks the workspace's folded text. O(keys).
  func mark(_ workspace: inout SegmentationWorkspace) {
    let count = workspace.folded.count
    workspace.reserveMarks(count + 1)
    mark(workspace.folded.keys, 0..<count, &workspace)
    workspace.marks[count] = Mark.start
    userDictionary?.markFixedWords(workspace.folded.keys, count, workspace.marks)
  }

  /// Marks `range` of padded keys: `marks[i]` for each index of the range.
  func mark(
    _ keys: UnsafePointer<Key>, _ range: Range<Int>, _ workspace: inout SegmentationWorkspace
  ) {
    let codeOf = model.codes
    // Taiwan's 計畫 is 计划 elsewhere: the one common word whose spellings do not fold together.
    let plan = (codeOf[Int(Self.count)], codeOf[Int(Self.draw)], codeOf[Int(Self.mark)])
    let marks = workspace.marks
    let end = range.upperBound
    var position = range.lowerBound
    while position < end {
      var code = codeOf[Int(keys[position])]
      if code == ModelCode.edge {
        marks[position] = keys[position] == 0x0A ? Mark.lineEnd : Mark.space
        position &+= 1
        continue
      }
      // A stretch: everything up to white space. The end key's code is an edge.
      var codes = workspace.codes
      var limit = workspace.stretchLimit
      var length = 0
      var highest: UInt16 = 0
      repeat {
        if length == limit {
          workspace.reserveStretch(length + 1)
          codes = workspace.codes
          limit = workspace.stretchLimit
        }
        if code == plan.1, codes[length &- 1] == plan.0 { code = plan.2 }
        codes[length] = code
        highest = max(highest, code)
        zhtext_prefetch(model.characters + Int(code))
        length &+= 1
        code = codeOf[Int(keys[position &+ length])]
      } while code != ModelCode.edge && position &+ length < end
      for index in 0..<GapScorer.padding { codes[length + index] = ModelCode.edge }
      let scores = workspace.scores
      if highest >= ModelCode.firstHan {
        GapScorer(model).score(
          codes, count: length, walks: workspace.walks, into: scores)
      } else {
        scores.update(repeating: 0, count: length)
      }
      markStretch(keys + position, codes, scores, length, into: marks + position)
      position &+= length
    }
  }

  private static let count: Key = 0x8BA1  // 计
  private static let draw: Key = 0x753B  // 画
  private static let mark: Key = 0x5212  // 划

  private func markStretch(
    _ keys: UnsafePointer<Key>, _ codes: UnsafePointer<UInt16>,
    _ scores: UnsafeMutablePointer<Int16>, _ count: Int, into marks: UnsafeMutablePointer<UInt8>
  ) {
    userDictionary?.adjust(scores, keys, count)
    let hasRuns = Self.decide(
      codes, scores, count, threshold: model.threshold, into: marks)
    if hasRuns { TokenRules(fold: fold).mark(keys, codes, count, marks) }
    userDictionary?.apply(scores, keys, codes, count, marks)
  }

  /// The model's word on gaps beside Han characters; elsewhere letters and digits hold together
  /// and all else stands apart. Returns whether `TokenRules` have to look at the stretch.
  private static func decide(
    _ codes: UnsafePointer<UInt16>, _ scores: UnsafePointer<Int16>, _ count: Int,
    threshold: Int16, into marks: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    marks[0] = Mark.start
    var runs: UInt8 = 0
    var index = 1
    while index < count {
      let left = codes[index &- 1]
      let right = codes[index]
      let bothHold: UInt8 = min(left, right) >= ModelCode.digit ? 1 : 0
      let oneIsHan: UInt8 = max(left, right) >= ModelCode.firstHan ? 1 : 0
      let isCut: UInt8 = scores[index] > threshold ? 1 : 0
      marks[index] = (bothHold ^ 1) | (oneIsHan & isCut)
      runs |= (oneIsHan ^ 1) | (right == ModelCode.rareOther ? 1 : 0)
      index &+= 1
    }
    return runs != 0
  }
}
