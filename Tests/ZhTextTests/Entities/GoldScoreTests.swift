// Accuracy on Corpus/gold: no score may drop unseen.

import Foundation
import Testing

@testable import ZhText

/// The scores are kept in Snapshots/gold-scores.tsv. After an improvement, record them again:
///
///     ZHTEXT_RECORD=1 swift test --filter GoldScoreTests
@Suite struct GoldScoreTests {
  private static let snapshot = GoldCorpus.testsFolder + "/Snapshots/gold-scores.tsv"

  @Test func noScoreDrops() throws {
    let scores = try GoldCorpus.scores()
    if ProcessInfo.processInfo.environment["ZHTEXT_RECORD"] != nil {
      try GoldCorpus.table(scores).write(
        toFile: Self.snapshot, atomically: true, encoding: .utf8)
      return
    }
    let recorded = try String(contentsOfFile: Self.snapshot, encoding: .utf8)
    for line in recorded.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count >= 3, let expected = Double(fields[2]) else { continue }
      let now = try #require(scores[fields[0]]?[fields[1]], "no score for \(line)")
      #expect(
        now.value >= expected - 0.0005,
        "\(fields[0]) \(fields[1]) fell from \(expected) to \(now.value)")
    }
  }
}
