import Testing

@testable import ZhText

/// Runs the case table of districts: each rule with a positive and a negative case.
struct DistrictsTests {
  @Test func cases() throws {
    let extractor = EntityExtractor()
    var failures: [String] = []
    for row in try CaseFile.rows("districts.tsv", columns: 3, file: #filePath) {
      let found = extractor.entities(in: row[1], kinds: [.district])
      let got =
        found.isEmpty
        ? "-" : found.map { "\($0.text)=\($0.code ?? "?")" }.joined(separator: " ; ")
      if got != row[2] { failures.append("\(row[0]): \(row[1])\n  \(got)\n  \(row[2]) expected") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func pathsLevelsAndGroups() throws {
    let found = EntityExtractor().entities(
      in: "甘肅省蘭州市城關區與拉萨市城关区，蘭州市", kinds: [.district])
    #expect(found.map(\.path?.count) == [1, 2, 3, 2, 3, 2])
    #expect(
      found.map(\.subkind) == [
        "province", "prefecture", "county", "prefecture", "county", "prefecture",
      ])
    #expect(found.map(\.group) == [0, 1, 2, 3, 4, 1])
    #expect(found[2].name == "城关区")
    #expect(found[4].path == ["西藏自治区", "拉萨市", "城关区"])
  }

  @Test func candidatesOfOpenNames() throws {
    let found = EntityExtractor().entities(in: "记者在鼓楼区看到，道路已经通车。", kinds: [.district])
    #expect(found.map(\.text) == ["鼓楼区"])
    #expect(found.first?.code == nil)
    let candidates = Set(found.first?.candidates ?? [])
    #expect(candidates.isSuperset(of: ["320106", "320302", "350102", "410204"]))
  }

  @Test func workspaceKeepsNothing() throws {
    let extractor = EntityExtractor()
    let alone = extractor.entities(in: "朝阳区的学校", kinds: [.district])
    _ = extractor.entities(in: "北京市朝阳区，北京市海淀区", kinds: [.district])
    #expect(extractor.entities(in: "朝阳区的学校", kinds: [.district]) == alone)
  }
}
