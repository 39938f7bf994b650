// convert and detect as processes.

import Foundation
import Testing

@Suite struct ConvertTests {
  private func convert(_ arguments: [String], _ text: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", text)
    let result = try Tool.zhtext(["convert"] + arguments + ["in.txt"], in: folder)
    #expect(result.status == 0)
    return result.text
  }

  @Test func convertsText() throws {
    #expect(try convert(["--config", "s2tw"], "皇后的头发\n") == "皇后的頭髮\n")
    #expect(try convert(["--config", "s2twp"], "软件") == "軟體")
    #expect(try convert(["--config", "s2t", "--engine", "icu"], "头发\n") == "頭髮\n")
    #expect(try convert(["--config", "s2tw", "--quotes", "corner"], "“发展”") == "「發展」")
    #expect(try convert(["--config", "s2tw", "--html"], "<b title=发>发</b>") == "<b title=發>發</b>")
  }

  @Test func alignsAndListsDecisions() throws {
    #expect(
      try convert(["--config", "s2twp", "--format", "jsonl"], "用U盘了")
        == #"{"id":"in.txt","text":"用隨身碟了","alignment":[[0,1,0,1],[1,3,1,4],[3,4,4,5]]}"# + "\n")
    let decisions = try convert(["--config", "s2tw", "--ambiguities"], "头发")
    #expect(decisions.hasPrefix(#"{"id":"in.txt","start":1,"end":2,"text":"发","chosen":"髮","#))
  }

  @Test func termFilesWin() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", "头发和软件")
    try folder.write("keep.txt", "# left alone\n头发\n")
    try folder.write("terms.txt", "软件\t軟體包\n")
    let arguments = ["convert", "--config", "s2t", "--protect", "keep.txt", "--terms", "terms.txt"]
    #expect(try Tool.zhtext(arguments + ["in.txt"], in: folder).text == "头发和軟體包")
    try folder.write("terms.txt", "软件\n")
    let bad = try Tool.zhtext(arguments + ["in.txt"], in: folder)
    #expect(bad.status == 64)
    #expect(bad.errors.contains("terms.txt:1: expected a term, a tab, and what it becomes"))
  }

  @Test func repairsAndRefusesInvalidBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", Data("头发很干，他说".utf8) + [0xFF] + Data("后来".utf8))
    let repaired = try Tool.zhtext(["convert", "--config", "s2t", "in.txt"], in: folder)
    #expect(repaired.text == "頭髮很乾，他說\u{FFFD}後來")
    #expect(repaired.errors.contains("byte 21: an invalid UTF-8 sequence became U+FFFD"))
    let strict = try Tool.zhtext(["convert", "--config", "s2t", "--strict", "in.txt"], in: folder)
    #expect(strict.status == 1)
  }

  @Test func encodingsAreDetectedAndWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.txt", "教育部发布新规定\n")
    let result = try Tool.zhtext(
      ["convert", "--config", "s2t", "--output-encoding", "big5", "in.txt"], in: folder)
    try folder.write("big5.txt", Data(result.output))
    let back = try Tool.zhtext(["convert", "--config", "t2s", "big5.txt"], in: folder)
    #expect(back.text == "教育部发布新规定\n")
    let found = try Tool.zhtext(["detect", "big5.txt", "in.txt"], in: folder).text.split(
      separator: "\n")
    #expect(found[0].contains(#""encoding":"Big5""#))
    #expect(found[0].contains(#""script":"Hant""#))
    #expect(found[1].contains(#""script":"Hans","region":"CN","shares":{"hans":1,"hant":0}"#))
  }

  @Test func unknownConfigurationsAreNamed() throws {
    let result = try Tool.zhtext(["convert", "--config", "s2x"], in: TemporaryFolder())
    #expect(result.status == 64)
    #expect(result.errors.contains("unknown conversion 's2x'; did you mean 's2t'?"))
  }
}
