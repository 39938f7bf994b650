// Gazetteers at run time: reading, errors, precedence, speed.

import Testing

@testable import ZhText

@Suite struct GazetteerTests {
  private func entities(_ text: String, _ contents: String) throws -> [Entity] {
    EntityExtractor(gazetteers: [try Gazetteer(contents: contents)]).entities(in: text)
  }

  private func failure(_ contents: String) -> ZhTextError? {
    do throws(ZhTextError) {
      _ = try Gazetteer(contents: contents, file: "own.tsv")
      return nil
    } catch {
      return error
    }
  }

  @Test func namesAndAliasesAreFoundInBothScripts() throws {
    let found = try entities("明德书院与明德書院、青藍計畫", "明德書院\tschool\n青蓝计划\tpolicy\t青藍計畫\n")
    #expect(found.map(\.text) == ["明德书院", "明德書院", "青藍計畫"])
    #expect(found.map(\.name) == ["明德書院", "明德書院", "青蓝计划"])
    #expect(found.allSatisfy { $0.evidence == ["gazetteer"] })
  }

  @Test func columnsCanComeInAnotherOrder() throws {
    let found = try entities("雁山小學", "name\tcode\tkind\n雁山小学\tC7\tschool\n")
    #expect(found.filter { $0.kind == .school }.map(\.code) == ["C7"])
  }

  @Test func jsonAndTSVAreEqual() throws {
    let json = """
      [
        {"name":"青蓝计划","kind":"policy","aliases":["QL25","青\\u85cd工程"],
         "code":"青〔2024〕1号","canonical":"青蓝人才计划"}
      ]
      """
    let tsv = "name\tkind\taliases\tcode\tcanonical\n青蓝计划\tpolicy\tQL25;青藍工程\t青〔2024〕1号\t青蓝人才计划\n"
    for contents in [json, tsv] {
      let found = try entities("QL25即青蓝工程", contents)
      #expect(found.map(\.text) == ["QL25", "青蓝工程"])
      #expect(found.allSatisfy { $0.canonical == "青蓝人才计划" && $0.docNumber == "青〔2024〕1号" })
      #expect(Set(found.map(\.group)) == [0])
    }
  }

  @Test func ownReadingsWin() throws {
    let found = try entities("双减政策", "双减\tpolicy\t\t\t减负令\n")
    #expect(found.map(\.canonical) == ["减负令"])
    let schools = try entities("北京大学附属小学", "大学附属小学\tschool\n")
    #expect(schools.filter { $0.kind == .school }.map(\.text) == ["大学附属小学"])
  }

  @Test func lettersMatchAsWholeWords() throws {
    #expect(try entities("AQL25B", "QL25\tpolicy\n").isEmpty)
    #expect(try entities("见QL25。", "QL25\tpolicy\n").count == 1)
  }

  @Test func laterGazetteersWin() throws {
    let gazetteers = try ["a", "b"].map { try Gazetteer(contents: "青蓝计划\tpolicy\t\t\($0)\n") }
    let found = EntityExtractor(gazetteers: gazetteers).entities(in: "青蓝计划")
    #expect(found.map(\.docNumber) == ["b"])
  }

  @Test func errorsNameTheLine() {
    let cases: [(String, Int, String)] = [
      ("青蓝计划\tpolicy\nb\tpolcy\n", 2, "unknown kind 'polcy'; known are school, district, policy"),
      ("# own\n\n\tschool\n", 3, "the name is missing"),
      ("青蓝计划\n", 1, "the kind is missing; known are school, district, policy"),
      ("name\tkind\tcolour\n", 1, "unknown column 'colour'"),
      ("a\tschool\t\t\t\tx\n", 1, "6 fields, expected at most 5"),
      ("[\n{\"name\":\"a\",\"kind\":\"count\"}]", 2, "unknown kind 'count'"),
      ("[\n\n{\"kind\":\"school\"}]", 3, "the object has no \"name\""),
      ("[{\"name\":\"a\",\n\"kind\" \"school\"}]", 2, "a member's name must be followed by :"),
      ("{\"name\":\"a\"", 1, "the object that begins here does not end"),
      ("{\"name\":\"甲乙\",\"kind\":\"school\",\"aliases\":\"x\"}", 1, "must be an array of strings"),
    ]
    for (contents, line, reason) in cases {
      guard case .invalidLine(let file, let at, let text) = failure(contents) else {
        Issue.record("no error for \(contents)")
        continue
      }
      #expect(file == "own.tsv" && at == line && text.contains(reason), "\(at): \(text)")
    }
  }

  @Test func aHundredThousandEntriesLoadAndMatch() throws {
    let contents = (0..<100_000).map { "第\($0)青山书院\tschool\t青\($0)\t\($0)\n" }.joined()
    let gazetteer = try Gazetteer(contents: contents)
    #expect(gazetteer.count == 100_000)
    let found = EntityExtractor(gazetteers: [gazetteer]).entities(
      in: "在第77123青山書院和青9", kinds: [.school])
    #expect(found.map(\.code) == ["77123", "9"])
  }
}
