import Testing

@testable import ZhText

@Suite struct JSONLinesRecordTests {
  private func text(_ line: String) throws -> String {
    try Array(line.utf8).withUnsafeBufferPointer { buffer in
      let record = try JSONLinesRecord(buffer)
      guard let value = record.value("text", in: buffer) else { return "(none)" }
      var output: [UInt8] = []
      try JSONLinesRecord.decodeString(value, in: buffer, into: &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  @Test func decodesStrings() throws {
    for (line, expected) in [
      (#"{"id":1,"text":"兰州"}"#, "兰州"),
      (
        #" { "text" : "a\n\t\"\\\/\u5170\ud83d\ude00" , "x" : [1,{"a":"]}"},null] } "#,
        "a\n\t\"\\/兰😀"
      ),
      (#"{"text":"\ud800x"}"#, "\u{FFFD}x"), (#"{"text":""}"#, ""), ("{}", "(none)"),
      (#"{"text":"1","text":"2"}"#, "2"), (#"{"a":{"text":"3"}}"#, "(none)"),
    ] {
      #expect(try text(line) == expected)
    }
  }

  @Test func refusesWhatIsNoRecord() {
    for (line, offset) in [
      ("", 0), ("[]", 0), (#"{"text":"#, 8), (#"{"text" "x"}"#, 8), (#"{"text":"x"#, 8),
      (#"{"text":"x"} y"#, 13), (#"{"text":"x",}"#, 12), (#"{"a":[1}"#, 7), (#"{"a":tru}"#, 5),
      ("{\"text\":\"a\u{1}\"}", 10), (#"{"text":5}"#, 8), (#"{"text":"\q"}"#, 10),
      (#"{"text":"\u12"}"#, 9),
    ] {
      do {
        _ = try text(line)
        Issue.record("accepted: \(line)")
      } catch let error as ZhTextError {
        #expect(error.offset == offset, "\(line): \(error)")
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test func deepNestingIsNoDanger() throws {
    let depth = 200_000
    let line =
      "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      + ",\"text\":\"x\"}"
    #expect(try text(line) == "x")
  }

  @Test func writerAndReaderAgree() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let source = RandomText.make(length: 30, using: &generator)
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("text")
      writer.string(source)
      writer.endObject()
      #expect(try text(String(decoding: writer.bytes, as: UTF8.self)) == source)
    }
  }
}
