// The report: figures of a corpus, and articles that come many times.

import Foundation
import Testing

@Suite struct ReportTests {
  private struct Entry: Decodable, Equatable {
    var name: String?
    var noun: String?
    var code: String?
    var district: String?
    var value: String?
    var unit: String?
    var articles: Int
    var mentions: Int
  }

  private struct Repost: Decodable {
    var id: String
    var copies: [String]
  }

  private struct Report: Decodable {
    var documents: Int
    var articles: Int
    var schools: [Entry]
    var districts: [Entry]
    var policies: [Entry]
    var figures: [Entry]
    var reposts: [Repost]
  }

  private func report(
    _ file: String, _ arguments: [String] = [], in folder: borrowing TemporaryFolder
  ) throws -> Report {
    let result = try Tool.zhtext(["report", "--format", "json", file] + arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Report.self, from: result.output)
  }

  @Test func copiesInBothScriptsAndWithFurnitureCountOnce() throws {
    let folder = try TemporaryFolder()
    let articles = Articles.make(100)
    let twins = try Articles.traditional(articles, in: folder)
    try folder.write("bare.jsonl", Articles.records(articles.map { [$0] }))
    try folder.write(
      "copies.jsonl",
      Articles.records(
        zip(articles, twins).map { article, twin in
          PageFurniture.all.flatMap { [$0.around(article), $0.around(twin)] }
        }))

    let bare = try report("bare.jsonl", in: folder)
    #expect(bare.articles == 100)
    #expect(bare.reposts.isEmpty)
    let copies = try report("copies.jsonl", in: folder)
    #expect(copies.documents == 600)
    #expect(copies.articles == 100)
    #expect(copies.reposts.count == 100)
    #expect(copies.reposts.allSatisfy { $0.copies.count == 5 })
    #expect(copies.schools == bare.schools)
    #expect(copies.districts == bare.districts)
    #expect(copies.policies == bare.policies)
    #expect(copies.figures == bare.figures)

    let all = try report("copies.jsonl", ["--keep-duplicates"], in: folder)
    #expect(all.articles == 600)
    #expect(all.reposts.isEmpty)
    let count = try #require(bare.policies.first?.articles)
    #expect(all.policies.contains { $0.articles >= 6 * count })
  }

  @Test func differentArticlesOnOneSiteAreNotCopies() throws {
    let folder = try TemporaryFolder()
    // Short articles in much furniture.
    let pages = Articles.make(60).map { article in
      let lines = article.split(separator: "\n").prefix(2).joined(separator: "\n")
      return [PageFurniture.all[1].around(lines)]
    }
    try folder.write("pages.jsonl", Articles.records(pages))
    #expect(try report("pages.jsonl", in: folder).articles == 60)
  }

  @Test func formatsMatchGoldenFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("news/a.txt", Samples.traditional)
    try folder.write("news/b.txt", Samples.simplified)
    let arguments = ["report", "--types", "school,district,policy", "news", "--format"]
    for format in ["json", "csv"] {
      let result = try Tool.zhtext(arguments + [format], in: folder)
      #expect(result.status == 0)
      try Snapshot.expect(result.text, is: "report.\(format)")
    }
    let page = try Tool.zhtext(arguments + ["html"], in: folder).text
    let body = page.replacing(#/<(style|script)>(?s:.)*?<\/\1>/#) { "<\($0.1)></\($0.1)>" }
    try Snapshot.expect(body, is: "report.html")
  }

  @Test func foreignTextIsEscapedInThePage() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", #"{"id":"<img src=x>","text":"<b>蘭州市</b>\"'&"}"#)
    let page = try Tool.zhtext(["report", "a.jsonl"], in: folder).text
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;b&gt;蘭州市&lt;/b&gt;&quot;&#39;&amp;"))
  }

  @Test func failedDocumentsAreCountedAndSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jsonl", "{\"id\":1,\"text\":\"蘭州市\"}\n{\"id\":2}\n")
    let result = try Tool.zhtext(["report", "--format", "json", "a.jsonl"], in: folder)
    #expect(result.status == 1)
    #expect(result.text.contains("\"failed\": 1,"))
    #expect(result.errors == "zhtext: a.jsonl:2: byte 0: the record has no \"text\"\n")
  }
}
