// Where output goes and what it costs to be interrupted.

import Foundation
import Testing

@Suite struct OutputTests {
  @Test func outputFileAppearsUnderItsNameOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "蘭州市")
    let result = try Tool.zhtext(["extract", "-o", "out.jsonl", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(folder.names == ["a.txt", "out.jsonl"])
    let direct = try Tool.zhtext(["extract", "a.txt"], in: folder)
    #expect(try Data(contentsOf: folder.file("out.jsonl")) == direct.output)
  }

  @Test func anEarlierOutputFileStaysWhereTheRunStops() throws {
    let folder = try TemporaryFolder()
    try folder.write("out.jsonl", "earlier")
    try folder.write("bad.txt", Data([0xFF]))
    let result = try Tool.zhtext(
      ["extract", "--fail-fast", "--strict", "-o", "out.jsonl", "bad.txt"], in: folder)
    #expect(result.status == 1)
    #expect(folder.names == ["bad.txt", "out.jsonl"])
    #expect(try Data(contentsOf: folder.file("out.jsonl")) == Data("earlier".utf8))
  }

  @Test func outputIntoAMissingFolderFails() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "蘭州市")
    let result = try Tool.zhtext(["extract", "-o", "no/out.jsonl", "a.txt"], in: folder)
    #expect(result.status == 1)
    #expect(
      result.errors
        == "zhtext: no/out.jsonl: No such file or directory; the output is not complete\n")
  }

  @Test func closedPipeEndsQuietly() throws {
    let folder = try TemporaryFolder()
    let line = #"{"id":"x","text":"蘭州市城關區"}"# + "\n"
    try folder.write("many.jsonl", String(repeating: line, count: 20_000))
    let result = try Tool.shell("zhtext extract many.jsonl | head -n 1", in: folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.text.split(separator: "\n").count == 1)
  }

  @Test func jobsDoNotChangeTheOutput() throws {
    let folder = try TemporaryFolder()
    for number in 0..<300 {
      let text = Samples.traditional + Samples.simplified
      try folder.write("news/\(number).txt", String(repeating: text, count: 1 + number % 17))
    }
    for format in ["jsonl", "csv", "html"] {
      let one = try Tool.zhtext(["extract", "--format", format, "--jobs", "1", "news"], in: folder)
      let three = try Tool.zhtext(
        ["extract", "--format", format, "--jobs", "3", "news"], in: folder)
      #expect(one.output == three.output)
      #expect(one.status == 0)
    }
  }

  @Test func progressIsShownOnATerminalOnly() throws {
    let folder = try TemporaryFolder()
    let record = #"{"id":"x","text":"蘭州市城關區暢家巷小學"}"# + "\n"
    try folder.write("蘭州的文章.jsonl", String(repeating: record, count: 40_000))
    let quiet = try Tool.zhtext(["extract", "-o", "out", "蘭州的文章.jsonl"], in: folder)
    #expect(quiet.errors.isEmpty)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let shown = try Tool.shell(
      "TERM=xterm script -qec 'stty cols 60; zhtext extract -o out 蘭州的文章.jsonl' /dev/null",
      in: folder)
    #expect(shown.text.contains("█"))
    #expect(shown.text.contains(" MB/s  0:0"))
    #expect(shown.text.hasSuffix("\r\u{1B}[K"))
  }

  @Test func colorsOnATerminalOnlyAndNotAgainstTheUsersWish() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "蘭州市")
    let plain = try Tool.zhtext(["extract", "--format", "text", "a.txt"], in: folder)
    #expect(!plain.text.contains("\u{1B}"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    for (setting, colored) in [("", true), ("NO_COLOR=1 ", false), ("TERM=dumb ", false)] {
      let line =
        "unset NO_COLOR; export TERM=xterm; \(setting)script -qec 'zhtext extract a.txt' /dev/null"
      let result = try Tool.shell(line, in: folder)
      #expect(result.text.contains("\u{1B}[32m蘭州市\u{1B}[0m") == colored)
    }
  }
}
