// The fast kernel against the plain walk, and its work on hard input.

import Testing

@testable import ZhText

@Suite struct GapScorerTests {
  private let model = SegmentModel.builtIn

  /// Scores by the definition: one walk after the other, all gaps of each.
  private func plainScores(_ codes: [UInt16]) -> [Int] {
    func code(_ index: Int) -> UInt16 {
      codes.indices.contains(index) ? codes[index] : ModelCode.edge
    }
    var scores = [Int](repeating: 0, count: codes.count)
    for start in -3..<codes.count + 2 {
      let first = model.characters + Int(code(start))
      var weights = first.pointee.weights
      var base = SegmentModel.base(first, for: code(start + 1)) & 0xFF_FFFF
      for step in 1...3 where base != 0 {
        let spread = SegmentModel.spread(code(start + step), model.nodeMask)
        let node = model.nodes[Int(base ^ spread)]
        guard node.label == UInt16(truncatingIfNeeded: spread) else { break }
        weights = node.weights
        base = node.baseAndWord & 0xFF_FFFF
      }
      for slot in 0..<8 where scores.indices.contains(start + slot - 2) {
        scores[start + slot - 2] += Int(weights[slot])
      }
    }
    return scores
  }

  private func fastScores(_ codes: [UInt16]) -> [Int] {
    let edges = [UInt16](repeating: ModelCode.edge, count: GapScorer.padding)
    var scores = [Int16](repeating: 0, count: codes.count + 2 * GapScorer.padding)
    withUnsafeTemporaryAllocation(of: GapScorer.Walk.self, capacity: GapScorer.blockSize) { walks in
      guard let room = walks.baseAddress else { return }
      (edges + codes + edges).withUnsafeBufferPointer { padded in
        scores.withUnsafeMutableBufferPointer { out in
          GapScorer(model).score(
            padded.baseAddress! + GapScorer.padding, count: codes.count, walks: room,
            into: out.baseAddress! + GapScorer.padding)
        }
      }
    }
    return scores[GapScorer.padding..<GapScorer.padding + codes.count].map(Int.init)
  }

  @Test func equalsThePlainWalk() {
    let text = "中华人民共和国教育部关于印发《义务教育课程方案》的通知，2022年版A股研究生命起源结合成分子时"
    let codes = text.unicodeScalars.map { model.codes[Int(FoldTable.builtIn.key($0.value))] }
    for count in [1, 2, 3, codes.count] {
      let part = Array(codes.prefix(count))
      #expect(fastScores(part).dropFirst() == plainScores(part).dropFirst())
    }
    // Longer than a block.
    let long = Array([[UInt16]](repeating: codes, count: 9).joined())
    #expect(fastScores(long).dropFirst() == plainScores(long).dropFirst())
  }

  /// A walk takes at most four steps whatever the text, so work grows with the length alone: this
  /// checks that the trie has no pattern longer than the kernel walks and that bases stay in range.
  @Test func walksStayInTheTable() {
    for code in 0..<Int(model.characterCount) {
      let bases = model.characters[code].bases
      for base in [bases.0, bases.1, bases.2, bases.3] { #expect(base <= model.nodeMask) }
    }
    for index in 0...Int(model.nodeMask) where model.nodes[index].label != 0 {
      #expect(model.nodes[index].baseAndWord & 0xFF_FFFF <= model.nodeMask)
    }
  }

  @Test func longUniformTextIsCut() {
    let text = String(repeating: "中", count: 100_000)
    #expect(WordSegmenter().words(in: text).reduce(0) { $0 + $1.span.scalars.count } == 100_000)
  }
}
