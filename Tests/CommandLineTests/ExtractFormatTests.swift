// The output formats of extract against golden files.

import Foundation
import Testing

@Suite struct ExtractFormatTests {
  private func extract(_ arguments: [String]) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("news/a.txt", Samples.traditional)
    try folder.write("news/b.txt", Samples.simplified)
    try folder.write(
      "news/c.jsonl", "{\"id\":7,\"text\":\"蘭州大學\",\"source\":{\"page\":1}}\n{oops\n")
    let result = try Tool.zhtext(
      ["extract", "--types", "school,district,policy"] + arguments + ["news"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("zhtext: news/c.jsonl:2: byte 1: "))
    return result.text
  }

  @Test(arguments: ["text", "json", "jsonl", "csv"])
  func matchesGoldenFile(format: String) throws {
    try Snapshot.expect(extract(["--format", format]), is: "extract.\(format)")
  }

  @Test func pageMatchesGoldenFile() throws {
    let page = try extract(["--format", "html"])
    // Style and script have tests of their own, in the browser.
    let body = page.replacing(/<(style|script)>(?s:.)*?<\/\1>/) { "<\($0.1)></\($0.1)>" }
    try Snapshot.expect(body, is: "extract.html")
  }

  @Test func jsonLinesIsTheFormatOffATerminal() throws {
    #expect(try extract([]) == extract(["--format", "jsonl"]))
  }

  @Test func prettyJSONIsTheSameJSON() throws {
    let lines = try extract(["--format", "jsonl"]).split(separator: "\n")
    let pretty = try extract(["--format", "json"])
    let compact = pretty.split(separator: "\n}\n").map { $0 + "\n}" }
    #expect(lines.count == compact.count)
    for (line, object) in zip(lines, compact) {
      let a = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
      let b = try JSONSerialization.jsonObject(with: Data(object.utf8)) as? NSDictionary
      #expect(a == b)
    }
  }

  @Test func everythingForeignIsEscapedInThePage() throws {
    let folder = try TemporaryFolder()
    let attack = "<script>alert('蘭州市')</script>\"&\u{1}"
    try folder.write(
      "a.jsonl",
      try JSONSerialization.data(withJSONObject: [
        "id": attack, "text": attack,
      ]))
    let page = try Tool.zhtext(["extract", "--format", "html", "a.jsonl"], in: folder).text
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("\u{1}"))
    #expect(page.contains("&lt;script&gt;alert(&#39;<mark class=\"district\""))
  }

  @Test func csvQuotesAndGuardsCells() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", #"{"id":"=1+1,\"x\"","text":"蘭州市"}"#)
    let plain = try Tool.zhtext(["extract", "--format", "csv", "a.jsonl"], in: folder).text
    #expect(plain.components(separatedBy: "\r\n")[1].hasPrefix(#""=1+1,""x""",,district,0,3,蘭州市"#))
    let guarded = try Tool.zhtext(
      ["extract", "--format", "csv", "--spreadsheet", "a.jsonl"], in: folder)
    #expect(guarded.output.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(guarded.text.contains(#""'=1+1,""x""",,district"#))
  }

  @Test func explainAddsEvidence() throws {
    let lines = try extract(["--explain", "--format", "jsonl"])
    #expect(lines.contains("\"evidence\":[\""))
    #expect(try !extract([]).contains("\"evidence\""))
  }
}
