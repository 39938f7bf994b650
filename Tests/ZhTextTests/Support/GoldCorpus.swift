// Reads Corpus/gold and scores the extractor on it, by the rules of the annotation.

import Foundation

@testable import ZhText

struct GoldDocument: Decodable {
  struct Mention: Decodable {
    let type: String
    let start: Int
    let end: Int
    let coreStart: Int?
    let coreEnd: Int?
    let optional: Bool?
    let code: String?
    let value: String?
    let canonical: String?
  }

  let id: String
  let script: String
  let region: String
  let text: String
  let entities: [Mention]
}

/// Right, spurious and missed mentions, or right and possible links.
struct GoldTally {
  var right = 0
  var spurious = 0
  var missed = 0
  var isRatio = false

  /// F1; for links the share that is right.
  var value: Double {
    if isRatio { return right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    let total = 2 * right + spurious + missed
    return total == 0 ? 1 : 2 * Double(right) / Double(total)
  }
}

enum GoldCorpus {
  static let testsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let goldFolder = testsFolder + "/../../Corpus/gold"

  static func documents() throws -> [GoldDocument] {
    let names = try FileManager.default.contentsOfDirectory(atPath: goldFolder).sorted()
    return try names.filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      try String(contentsOfFile: "\(goldFolder)/\(name)", encoding: .utf8).split(separator: "\n")
        .map { try JSONDecoder().decode(GoldDocument.self, from: Data($0.utf8)) }
    }
  }

  /// Scores by kind (and link), then by group: all, script, region.
  static func scores() throws -> [String: [String: GoldTally]] {
    let extractor = EntityExtractor()
    var scores: [String: [String: GoldTally]] = [:]
    for document in try documents() {
      let entities = extractor.entities(in: document.text)
      let groups = ["all", "script:\(document.script)", "region:\(document.region)"]
      for kind in EntityKind.allCases {
        let gold = document.entities.filter { $0.type == kind.name }
        let found = entities.filter { $0.kind == kind }
        score(kind, gold, found) { name, change in
          for group in groups { change(&scores[name, default: [:]][group, default: GoldTally()]) }
        }
      }
    }
    return scores
  }

  private static func score(
    _ kind: EntityKind, _ gold: [GoldDocument.Mention], _ found: [Entity],
    update: (String, (inout GoldTally) -> Void) -> Void
  ) {
    var used = Set<Int>()
    for mention in gold where mention.optional != true {
      let coreStart = mention.coreStart ?? mention.start
      let coreEnd = mention.coreEnd ?? mention.end
      let hit = found.indices.first { index in
        let range = found[index].span.scalars
        return !used.contains(index) && mention.start <= range.lowerBound
          && range.lowerBound <= coreStart && coreEnd <= range.upperBound
          && range.upperBound <= mention.end
      }
      guard let hit else {
        update(kind.name) { $0.missed += 1 }
        continue
      }
      used.insert(hit)
      update(kind.name) { $0.right += 1 }
      for (name, wanted, got) in [
        ("district.code", mention.code, found[hit].code),
        ("count.value", mention.value, found[hit].value),
        ("policy.canonical", mention.canonical, found[hit].canonical),
      ] {
        guard let wanted, name.hasPrefix(kind.name) else { continue }
        let right = name == "count.value" ? sameValue(got, wanted) : got == wanted
        update(name) {
          $0.isRatio = true
          if right { $0.right += 1 } else { $0.missed += 1 }
        }
      }
    }
    for (index, entity) in found.enumerated() where !used.contains(index) {
      let range = entity.span.scalars
      let free = gold.contains {
        $0.optional == true && $0.start < range.upperBound && range.lowerBound < $0.end
      }
      if !free { update(kind.name) { $0.spurious += 1 } }
    }
  }

  private static func sameValue(_ got: String?, _ wanted: String) -> Bool {
    guard let got else { return false }
    let a = got.split(separator: "/").map { Double($0) }
    let b = wanted.split(separator: "/").map { Double($0) }
    return a.count == b.count
      && zip(a, b).allSatisfy { pair in
        guard let x = pair.0, let y = pair.1 else { return false }
        return abs(x - y) <= max(abs(y) * 0.0005, 1e-9)
      }
  }

  static func table(_ scores: [String: [String: GoldTally]]) -> String {
    var text =
      "# Scores on Corpus/gold: F1, for codes, values and titles the share that is right.\n"
    text += "# Columns: what, group, score, right, spurious, missed. Recorded by GoldScoreTests.\n"
    for (name, groups) in scores.sorted(by: { $0.key < $1.key }) {
      for (group, tally) in groups.sorted(by: { $0.key < $1.key }) {
        let score = String(format: "%.4f", tally.value)
        text += "\(name)\t\(group)\t\(score)\t\(tally.right)\t\(tally.spurious)\t\(tally.missed)\n"
      }
    }
    return text
  }
}
