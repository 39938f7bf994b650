// Policies on our own sentences, one rule a line.

import Foundation
import Testing

@testable import ZhText

@Suite struct PolicyCaseTests {
  private static let cases =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Cases/policies.tsv"

  @Test func everyRuleHolds() throws {
    let extractor = EntityExtractor()
    let lines = try String(contentsOfFile: Self.cases, encoding: .utf8).split(separator: "\n")
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 3, "\(line)")
      let expected = fields[2] == "-" ? [] : fields[2].split(separator: "|").map(String.init)
      let found = extractor.entities(in: fields[1], kinds: [.policy])
      #expect(
        found.count == expected.count && zip(found, expected).allSatisfy { Self.agrees($0, $1) },
        "\(fields[0]): \(found.map { "\($0.text)=\($0.canonical ?? "")" }) in \(fields[1])")
    }
  }

  /// Whether an entity has the text and, where one is given, the canonical title.
  private static func agrees(_ entity: Entity, _ expected: String) -> Bool {
    let parts = expected.split(separator: "=", maxSplits: 1).map(String.init)
    return entity.text == parts[0] && (parts.count == 1 || entity.canonical == parts[1])
  }

  @Test func documentNumberAndIssuerAreStated() {
    let text = "县里印发《青山县校园餐管理办法》（青教发〔2024〕7号），同时落实国家职业教育改革实施方案。"
    let found = EntityExtractor().entities(in: text, kinds: [.policy])
    #expect(found.map(\.docNumber) == ["青教发〔2024〕7号", "国发〔2019〕4号"])
    #expect(found.last?.issuer == "国务院")
    #expect(found.first?.subkind == "measures")
  }

  @Test func bothScriptsAreEqual() {
    let pairs = [("依照义务教育法第十二条", "依照義務教育法第十二條"), ("推进“一带一路”倡议", "推進“一帶一路”倡議")]
    for (hans, hant) in pairs {
      let spans = [hans, hant].map {
        EntityExtractor().entities(in: $0, kinds: [.policy]).map(\.span.scalars)
      }
      #expect(spans[0] == spans[1] && !spans[0].isEmpty)
    }
  }
}
