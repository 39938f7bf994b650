// The sources of convert.bin as read from Data/source/convert.

import Foundation

typealias ScalarMap = [UInt32: UInt32]

/// A character that context decides.
struct DecisionSource {
  var character: UInt32
  var forms: [UInt32]
  /// For each region the bias in logits of each form after the first.
  var bias: [[Double]]
  var usesModel: Bool
}

/// A phrase that decides the characters in it.
struct PhraseSource {
  var text: [UInt32]
  var result: [UInt32]
  /// Which of the regions general, tw, hk it is for.
  var regions: [Bool]
  var line: String
}

/// A regional word: Mainland, Taiwan, Hong Kong.
struct WordSource {
  var mainland: [String]
  var taiwan: [String]
  var hongKong: [String]
  var goes: Bool
  var comesBack: Bool
  var notAfter: String
  var notBefore: String
}

struct ConversionSources {
  static let files = [
    "characters_t2s.tsv", "characters_s2t.tsv", "variants.tsv", "decisions.tsv",
    "decisions_t2s.tsv", "phrases.tsv", "phrases_t2s.tsv", "regional.tsv", "context_classes.tsv",
    "common_characters.tsv", "weights.bin",
  ].map { "convert/\($0)" }

  var simplify: ScalarMap = [:]
  var traditionalise: ScalarMap = [:]
  /// General form to regional form, by region (1 Taiwan, 2 Hong Kong).
  var toRegion: [ScalarMap] = [[:], [:], [:]]
  var fromRegion: [ScalarMap] = [[:], [:], [:]]
  var decisions: [DecisionSource] = []
  var decisionsBack: [DecisionSource] = []
  var phrases: [PhraseSource] = []
  var phrasesBack: [PhraseSource] = []
  var words: [WordSource] = []
  var contextClasses: [(name: String, characters: [UInt32])] = []
  /// Rank of the most frequent characters; others are rarer than all of these.
  var frequencyRank: [UInt32: Int] = [:]
  var weights: [UInt8] = []

  init(_ folder: DataFolder) throws {
    for row in try folder.rows("convert/characters_t2s.tsv", columns: 2) {
      simplify[try scalar(row[0])] = try scalar(row[1])
    }
    for row in try folder.rows("convert/characters_s2t.tsv", columns: 2) {
      traditionalise[try scalar(row[0])] = try scalar(row[1])
    }
    for row in try folder.rows("convert/variants.tsv", columns: 4) {
      let region = row[2] == "tw" ? 1 : 2
      if row[3] != "<" { toRegion[region][try scalar(row[0])] = try scalar(row[1]) }
      if row[3] != ">" { fromRegion[region][try scalar(row[1])] = try scalar(row[0]) }
    }
    for row in try folder.rows("convert/decisions.tsv", columns: 5) {
      let bias = row[2...4].map { $0.split(separator: " ").compactMap { Double($0) } }
      decisions.append(
        DecisionSource(
          character: try scalar(row[0]),
          forms: try row[1].split(separator: " ").map { try scalar(String($0)) },
          bias: bias, usesModel: row.count < 6 || row[5] != "phrases"))
    }
    for row in try folder.rows("convert/decisions_t2s.tsv", columns: 2) {
      let forms = try row[1].split(separator: " ").map { try scalar(String($0)) }
      let none = [Double](repeating: 0, count: forms.count - 1)
      decisionsBack.append(
        DecisionSource(
          character: try scalar(row[0]), forms: forms, bias: [none, none, none], usesModel: false))
    }
    phrases = try Self.phrases("convert/phrases.tsv", folder)
    phrasesBack = try Self.phrases("convert/phrases_t2s.tsv", folder)
    for row in try folder.rows("convert/regional.tsv", columns: 3) {
      let alternatives = row[0..<3].map { $0.split(separator: "|").map(String.init) }
      let direction = row.count > 3 ? row[3] : ""
      words.append(
        WordSource(
          mainland: alternatives[0], taiwan: alternatives[1], hongKong: alternatives[2],
          goes: direction != "<", comesBack: direction != ">",
          notAfter: row.count > 4 ? row[4] : "", notBefore: row.count > 5 ? row[5] : ""))
    }
    for row in try folder.rows("convert/context_classes.tsv", columns: 2) {
      contextClasses.append((row[0], row[1].unicodeScalars.map(\.value)))
    }
    for row in try folder.rows("convert/common_characters.tsv", columns: 1) {
      for value in row[0].unicodeScalars.map(\.value) { frequencyRank[value] = frequencyRank.count }
    }
    weights = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: folder.source("convert/weights.bin"))))
  }

  private static func phrases(_ name: String, _ folder: DataFolder) throws -> [PhraseSource] {
    try folder.rows(name, columns: 2).map { row in
      let text = row[0].unicodeScalars.map(\.value)
      let result = row[1].unicodeScalars.map(\.value)
      guard text.count == result.count, text.count > 1 else {
        throw DataError(description: "\(name): '\(row[0])' and '\(row[1])' differ in length")
      }
      let regions = row.count > 2 && !row[2].isEmpty ? row[2] : "t tw hk"
      let names = regions.split(separator: " ")
      return PhraseSource(
        text: text, result: result,
        regions: ["t", "tw", "hk"].map { region in names.contains { $0 == region } }, line: row[0])
    }
  }

  private func scalar(_ text: String) throws -> UInt32 {
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let only = scalars.first else {
      throw DataError(description: "'\(text)' is not one character")
    }
    return only.value
  }
}
