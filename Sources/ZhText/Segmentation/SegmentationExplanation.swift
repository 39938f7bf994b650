// Why a text is cut as it is: the competing paths and what decided each gap.

/// The readings of a short text with their costs, best first, and the evidence at each gap.
///
/// The cost of a path is the sum of the log odds of the gaps where it goes against the model: e^-cost
/// is how likely it is beside the model's own path, which costs nothing.
public struct SegmentationExplanation: Sendable {
  /// A way to cut the text.
  public struct Path: Sendable {
    public let words: [String]
    public let cost: Double
  }

  /// What speaks for or against a boundary.
  public struct Evidence: Sendable {
    /// The characters of a pattern of the model, folded; or a rule's or a user's entry.
    public let source: String
    /// Log odds added for a boundary (negative: against).
    public let weight: Double
  }

  /// The gap before a character.
  public struct Gap: Sendable {
    /// The scalar index of the character after the gap.
    public let offset: Int
    public let isBoundary: Bool
    /// The model's log odds of a boundary, or `nil` where a fixed rule decides.
    public let logOdds: Double?
    /// Strongest first.
    public let evidence: [Evidence]
  }

  public let paths: [Path]
  public let gaps: [Gap]
}

extension WordSegmenter {
  /// Explains how a text without line ends is cut in standard mode.
  ///
  /// - Complexity: O(text); meant for words and short phrases.
  public func explanation(of text: String) -> SegmentationExplanation {
    var text = text
    return text.withUTF8 { utf8 in
      var workspace = SegmentationWorkspace()
      workspace.folded.fold(utf8)
      marker.mark(&workspace)
      return ExplanationMaker(marker: marker, utf8: utf8).explain(workspace)
    }
  }
}

private struct ExplanationMaker {
  let marker: WordMarker
  let utf8: UnsafeBufferPointer<UInt8>

  private static let pathLimit = 5
  private static let evidenceLimit = 4

  func explain(_ workspace: borrowing SegmentationWorkspace) -> SegmentationExplanation {
    let count = workspace.folded.count
    let keys = workspace.folded.keys
    let marks = Array(UnsafeBufferPointer(start: workspace.marks, count: count))
    let codes = (0..<count).map { marker.model.codes[Int(keys[$0])] }
    var gaps: [SegmentationExplanation.Gap] = []
    var open: [(offset: Int, logOdds: Double)] = []
    let scores = self.scores(keys, count)
    for offset in stride(from: 1, to: count, by: 1) {
      let isBoundary = marks[offset] != Mark.inside
      let low = min(codes[offset - 1], codes[offset])
      let high = max(codes[offset - 1], codes[offset])
      var logOdds: Double?
      var evidence: [SegmentationExplanation.Evidence] = []
      if low >= ModelCode.digit, high >= ModelCode.firstHan {
        let value = Double(scores[offset] - Int(marker.model.threshold)) * SegmentModel.unit
        logOdds = value
        if (value > 0) == isBoundary { open.append((offset, value)) }
        evidence = self.evidence(keys, count, offset)
        if (value > 0) != isBoundary {
          evidence.insert(
            .init(source: "user dictionary", weight: isBoundary ? .infinity : -.infinity), at: 0)
        }
      } else {
        evidence = [.init(source: "fixed rule", weight: isBoundary ? .infinity : -.infinity)]
      }
      gaps.append(
        .init(offset: offset, isBoundary: isBoundary, logOdds: logOdds, evidence: evidence))
    }
    return SegmentationExplanation(paths: paths(marks, open), gaps: gaps)
  }

  /// The scores of all gaps, pattern by pattern.
  private func scores(_ keys: UnsafePointer<Key>, _ count: Int) -> [Int] {
    var scores = [Int](repeating: 0, count: count + 1)
    // Patterns that begin before or after the text see its edges.
    for start in -3..<count + 2 {
      for pattern in patterns(keys, count, start) {
        for slot in 0..<8 {
          let gap = start + slot - 2
          if gap >= 0, gap <= count { scores[gap] += Int(pattern.own[slot]) }
        }
      }
    }
    return scores
  }

  /// The matching patterns that begin at a character, each with what it adds to its prefix.
  private func patterns(
    _ keys: UnsafePointer<Key>, _ count: Int, _ start: Int
  ) -> [(length: Int, own: SIMD8<Int16>)] {
    let model = marker.model
    func code(_ index: Int) -> UInt16 {
      index < 0 || index >= count ? ModelCode.edge : model.codes[Int(keys[index])]
    }
    let first = model.characters + Int(code(start))
    var total = SIMD8<Int16>(truncatingIfNeeded: first.pointee.weights)
    var result = [(1, total)]
    var base = SegmentModel.base(first, for: code(start + 1))
    for length in 2...4 {
      let spread = SegmentModel.spread(code(start + length - 1), model.nodeMask)
      let node = model.nodes + Int((base ^ spread) & model.nodeMask)
      if base & 0xFF_FFFF == 0 || node.pointee.label != UInt16(truncatingIfNeeded: spread) { break }
      let merged = SIMD8<Int16>(truncatingIfNeeded: node.pointee.weights)
      result.append((length, merged &- total))
      total = merged
      base = node.pointee.baseAndWord & 0xFF_FFFF
    }
    return result
  }

  private func evidence(
    _ keys: UnsafePointer<Key>, _ count: Int, _ gap: Int
  ) -> [SegmentationExplanation.Evidence] {
    var all: [SegmentationExplanation.Evidence] = []
    for start in gap - 5...gap + 2 {
      let slot = gap - start + 2
      for pattern in patterns(keys, count, start) where pattern.own[slot] != 0 {
        let characters = (start..<start + pattern.length).map { index in
          index < 0 || index >= count
            ? "⌷" : Unicode.Scalar(keys[index]).map { String(Character($0)) } ?? "?"
        }
        let isWord =
          start >= 0 && start + pattern.length <= count
          && marker.model.wordClass(keys + start, pattern.length) != 0
        all.append(
          .init(
            source: characters.joined() + (isWord ? " (word)" : ""),
            weight: Double(pattern.own[slot]) * SegmentModel.unit))
      }
    }
    all.sort { abs($0.weight) > abs($1.weight) }
    return Array(all.prefix(Self.evidenceLimit))
  }

  /// The best path and those that differ from it at the least certain gaps.
  private func paths(
    _ marks: [UInt8], _ open: [(offset: Int, logOdds: Double)]
  ) -> [SegmentationExplanation.Path] {
    let doubtful = open.sorted { abs($0.logOdds) < abs($1.logOdds) }.prefix(4)
    var candidates: [(flips: [Int], cost: Double)] = []
    for choice in 0..<1 << doubtful.count {
      var flips: [Int] = []
      var cost = 0.0
      for (bit, gap) in doubtful.enumerated() where choice >> bit & 1 == 1 {
        flips.append(gap.offset)
        cost += abs(gap.logOdds)
      }
      candidates.append((flips, cost))
    }
    candidates.sort { $0.cost < $1.cost }
    return candidates.prefix(Self.pathLimit).map { candidate in
      var marks = marks
      for flip in candidate.flips {
        marks[flip] = marks[flip] == Mark.inside ? Mark.start : Mark.inside
      }
      return .init(words: words(marks), cost: candidate.cost)
    }
  }

  private func words(_ marks: [UInt8]) -> [String] {
    var words: [String] = []
    for (scalar, mark) in zip(String(decoding: utf8, as: UTF8.self).unicodeScalars, marks) {
      if mark == Mark.inside, !words.isEmpty {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if mark <= Mark.start {
        words.append(String(Character(scalar)))
      }
    }
    return words
  }
}
