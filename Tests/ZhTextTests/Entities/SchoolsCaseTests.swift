// Schools: the case table, and what the fields of a mention say.

import Testing

@testable import ZhText

@Suite struct SchoolsCaseTests {
  private let extractor = EntityExtractor()

  private func schools(_ text: String) -> [Entity] {
    extractor.entities(in: text, kinds: [.school])
  }

  /// Each sentence has its schools in ⟦…⟧; exactly these must be found.
  @Test func sentences() throws {
    var failures: [String] = []
    for row in try CaseFile.rows("schools.tsv", columns: 2, file: #filePath) {
      let text = row[1].filter { $0 != "⟦" && $0 != "⟧" }
      let marked = Self.marked(text, schools(text))
      if marked != row[1] {
        failures.append("\(row[0])\n  found    \(marked)\n  expected \(row[1])")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// Both scripts give the same mentions: matching runs on folded text.
  @Test func scriptsAgree() throws {
    for row in try CaseFile.rows("schools.tsv", columns: 2, file: #filePath) {
      let text = row[1].filter { $0 != "⟦" && $0 != "⟧" }
      let simplified = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            let key = FoldTable.builtIn.key(scalar.value)
            return Unicode.Scalar(key) ?? scalar
          }))
      #expect(
        schools(text).map(\.span.scalars) == schools(simplified).map(\.span.scalars), "\(text)")
    }
  }

  @Test func fields() throws {
    let found = schools("在甘肅省蘭州市城關區暢家巷小學和北大附中舉行")
    let primary = try #require(found.first)
    #expect(primary.text == "甘肅省蘭州市城關區暢家巷小學")
    #expect(primary.name == "畅家巷小学")
    #expect(primary.subkind == "primary")
    let attached = try #require(found.last)
    #expect(attached.name == "北大附中")
    #expect(attached.subkind == "secondary")
  }

  @Test func universityHasItsFullName() throws {
    let found = try #require(schools("考上浙大的學生").first)
    #expect(found.name == "浙江大学")
    #expect(found.subkind == "higher")
    #expect(found.district == "330100")
  }

  /// The division is read from the name or from what stands before it in the paragraph.
  @Test func districts() throws {
    let text = "城关区的畅家巷小学开学。\n蘭州市城關區水車園小學也開學。"
    let codes = extractor.entities(in: text).filter { $0.kind == .school }.map(\.district)
    #expect(codes == ["620102", "620102"])
  }

  private static func marked(_ text: String, _ schools: [Entity]) -> String {
    var scalars = Array(text.unicodeScalars)
    for school in schools.reversed() {
      scalars.insert("⟧", at: school.span.scalars.upperBound)
      scalars.insert("⟦", at: school.span.scalars.lowerBound)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
