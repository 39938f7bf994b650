// What real inputs hold: broken bytes, other encodings, files that are no text.

import Foundation
import Testing

@Suite struct ExtractInputTests {
  @Test func emptyFileHasNoEntities() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty.txt", "")
    let result = try Tool.zhtext(["extract", "empty.txt"], in: folder)
    #expect(result.status == 0)
    #expect(
      result.text
        == #"{"id":"empty.txt","file":"empty.txt","encoding":"UTF-8","script":"none","entities":[]}"#
        + "\n")
    #expect(result.errors.isEmpty)
  }

  @Test func folderWithoutTextGivesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("pictures/map.png", "x")
    let result = try Tool.zhtext(["extract", "pictures"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(
      result.errors
        == "zhtext: pictures/map.png: skipped: not a kind of text file that is read from folders\n")
  }

  @Test func foldersAreWalkedInOrderAndLinksInACircleEnd() throws {
    let folder = try TemporaryFolder()
    for name in ["news/b.txt", "news/a/2.md", "news/a/1.txt", "news/.hidden.txt", "news/c.TXT"] {
      try folder.write(name, "蘭州市")
    }
    try FileManager.default.createSymbolicLink(
      at: folder.file("news/a/loop"), withDestinationURL: folder.file("news"))
    let result = try Tool.zhtext(["extract", "news"], in: folder)
    let names = result.text.matches(of: /"id":"([^"]*)"/).map { String($0.1) }
    #expect(names == ["news/a/1.txt", "news/a/2.md", "news/b.txt", "news/c.TXT"])
    #expect(result.status == 0)
  }

  @Test func brokenBytesAreReplacedAndReported() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Data("蘭州市".utf8) + [0xFF] + Data("與城關區".utf8) + [0xE8, 0x98])
    let result = try Tool.zhtext(["extract", "--offsets", "byte", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(
      result.errors
        == "zhtext: a.txt: byte 9: the first of 2 invalid UTF-8 sequences that became U+FFFD\n")
    // The byte that became three in the decoded text is one in the file.
    #expect(result.text.contains(#""start":13,"end":22,"text":"城關區""#))
  }

  @Test func strictFailsTheInput() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Data("蘭州市".utf8) + [0xFF])
    let result = try Tool.zhtext(["extract", "--strict", "a.txt"], in: folder)
    #expect(result.status == 1)
    let message =
      "byte 9: an invalid UTF-8 sequence; leave out --strict to replace it, or name another --encoding"
    #expect(result.errors == "zhtext: a.txt: \(message)\n")
    #expect(
      result.text
        == #"{"id":"a.txt","error":{"code":"invalid-bytes","message":"\#(message)","offset":9}}"#
        + "\n")
  }

  @Test func oneFailingInputDoesNotStopTheRest() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "蘭州市")
    try folder.write("c.txt", "杭州市")
    let result = try Tool.zhtext(["extract", "a.txt", "b.txt", "c.txt"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors == "zhtext: b.txt: No such file or directory\n")
    #expect(result.text.matches(of: /"id":/).count == 2)
  }

  @Test func failFastStopsAtTheFirstFailure() throws {
    let folder = try TemporaryFolder()
    try folder.write("c.txt", "杭州市")
    let result = try Tool.zhtext(["extract", "--fail-fast", "b.txt", "c.txt"], in: folder)
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
  }

  @Test func binaryFilesFail() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 1, 0, 0, 0, 3, 0, 0x3E, 0, 1]))
    let result = try Tool.zhtext(["extract", "a.txt"], in: folder)
    #expect(result.status == 1)
    #expect(
      result.errors
        == "zhtext: a.txt: byte 4: this is no text (a NUL byte); name an --encoding if it is\n")
  }

  @Test(arguments: [
    ("Big5", Samples.big5, "國立臺灣大學"), ("GB18030", Samples.gb18030, "浙江大学"),
  ])
  func legacyEncodingsAreFoundAndBytesPointIntoTheFile(
    name: String, bytes: [UInt8], school: String
  ) throws {
    let folder = try TemporaryFolder()
    // Detection is statistics: one sentence is little to go by, ten are enough.
    let line = bytes + [0x0A]
    try folder.write("a.txt", Data([[UInt8]](repeating: line, count: 10).joined()))
    for encoding in ["auto", name.lowercased()] {
      let result = try Tool.zhtext(
        ["extract", "--offsets", "byte", "--types", "school", "--encoding", encoding, "a.txt"],
        in: folder)
      #expect(result.status == 0)
      #expect(result.text.contains(#""encoding":"\#(name)""#))
      let place = try #require(
        result.text.firstMatch(of: /"start":(\d+),"end":(\d+),"text":"([^"]+)"/))
      #expect(place.3 == school)
      let range = try #require(Int(place.1))..<#require(Int(place.2))
      #expect(range.count == 2 * school.unicodeScalars.count)
      #expect(range.upperBound == bytes.count - 6)
    }
  }

  @Test(arguments: ["scalar", "utf8", "utf16", "byte"])
  func offsetsCountWhatTheirUnitSays(unit: String) throws {
    let folder = try TemporaryFolder()
    // A mark, an astral ideograph and a full-width letter before the entity.
    try folder.write("a.txt", "\u{FEFF}𠮷Ａ蘭州市")
    let result = try Tool.zhtext(["extract", "--offsets", unit, "a.txt"], in: folder)
    let expected = ["scalar": (2, 5), "utf8": (7, 16), "utf16": (3, 6), "byte": (10, 19)]
    let (start, end) = try #require(expected[unit])
    #expect(result.text.contains("\"start\":\(start),\"end\":\(end),\"text\":\"蘭州市\""))
  }

  @Test func standardInputHasTheIdMinus() throws {
    let folder = try TemporaryFolder()
    for arguments in [["extract"], ["extract", "-"]] {
      let result = try Tool.zhtext(arguments, in: folder, input: Data("蘭州市".utf8))
      #expect(result.text.hasPrefix(#"{"id":"-","encoding":"UTF-8","#))
    }
  }
}
