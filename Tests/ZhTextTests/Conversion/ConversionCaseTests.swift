import Foundation
import Testing

@testable import ZhText

/// The cases of Cases/decisions.tsv, one a line.
@Suite struct ConversionCaseTests {
  @Test func casesHold() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    let text = try String(contentsOfFile: folder + "/Cases/decisions.tsv", encoding: .utf8)
    var count = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t").map(String.init)
      let profile = try #require(ConversionProfile(rawValue: fields[0]))
      #expect(ScriptConverter(profile).convert(fields[1]) == fields[2], "\(line)")
      count += 1
    }
    #expect(count > 40)
  }

  @Test func everyProfileConverts() {
    for profile in ConversionProfile.allCases {
      #expect(!ScriptConverter(profile).convert("汉字漢字").isEmpty)
    }
  }

  @Test func quotationMarksChangeOnRequestOnly() {
    let text = "“外‘内’”，it’s"
    #expect(ScriptConverter(.t2s).convert(text) == text)
    let corner = ScriptConverter(.s2tw, options: .init(quotes: .corner))
    #expect(corner.convert(text) == "「外『內』」，it’s")
    let curly = ScriptConverter(.tw2s, options: .init(quotes: .curly))
    #expect(curly.convert("「外『內』」") == "“外‘内’”")
  }

  @Test func termsWinOverEverything() {
    var terms = ConversionTerms()
    terms.protect("头发")
    terms.replace("软件", with: "軟體包")
    let converter = ScriptConverter(.s2twp, options: .init(terms: terms))
    #expect(converter.convert("头发与软件发展") == "头发與軟體包發展")
    // A longer term wins, and no word reaches into a term.
    terms.replace("软件发展", with: "X")
    #expect(
      ScriptConverter(.s2twp, options: .init(terms: terms)).convert("头发与软件发展") == "头发與X")
  }

  @Test func decisionsSayWhatWasChosen() {
    let decisions = ScriptConverter(.s2tw).decisions(in: "头发和皇后")
    #expect(decisions.map(\.character) == ["发", "后"])
    #expect(decisions.map(\.chosen) == ["髮", "后"])
    #expect(decisions[0].span.scalars == 1..<2)
    #expect(decisions[0].span.utf8 == 3..<6)
    #expect(decisions.allSatisfy { (0.5...1).contains($0.confidence) })
    #expect(decisions[0].candidates.contains("發"))
  }
}
