import Testing

@testable import ZhText

@Suite struct ScriptDetectorTests {
  @Test func headlinesTell() {
    let detector = ScriptDetector()
    for (text, script) in [
      ("教育部发布新规定", ScriptDetector.Script.hans), ("教育部發布新規定", .hant),
      ("小学开学第一课", .hans), ("國小開學第一課", .hant), ("hello 2026", .none), ("", .none),
      ("中文", .none), ("学习與發展，开会後再说話", .mixed),
    ] {
      #expect(detector.detect(text).script == script, "\(text)")
    }
  }

  @Test func wordsTellTheRegion() {
    let detector = ScriptDetector()
    #expect(detector.detect("坐計程車去買軟體").region == .taiwan)
    #expect(detector.detect("佢哋喺度食飯嘅時候，啲嘢冇人睇").region == .hongKong)
    #expect(detector.detect("这个软件的信息").region == .mainland)
  }

  @Test func shortLegacyEncodingsAreTold() throws {
    for (text, encoding) in [
      ("教育部發布新規定", TextEncoding.big5), ("教育部发布新规定", .gb18030), ("學生在家自學", .big5),
      ("学生在家自学", .gb18030),
      ("教育部发布新规定", .utf16LittleEndian), ("教育部发布新规定", .utf8),
    ] {
      let bytes = try Array(text.utf8).withUnsafeBufferPointer {
        try TextEncoder(encoding).encode($0)
      }
      let decoded = try TextDecoder().decode(bytes)
      #expect(decoded.encoding == encoding, "\(text) \(encoding)")
      #expect(decoded.text == text)
    }
  }

  @Test func decodingStreamEqualsDecoder() throws {
    let text = "教育部發布新規定，a é 🙂 學生在家自學。\n"
    for encoding in [TextEncoding.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian] {
      let bytes = try Array(text.utf8).withUnsafeBufferPointer {
        try TextEncoder(encoding).encode($0)
      }
      for size in [1, 2, 3, 5, 1000] {
        let stream = DecodingStream(encoding: encoding)
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + size)
          try Array(bytes[start..<end]).withUnsafeBufferPointer {
            try stream.append($0, isLast: end == bytes.count) { output.append(contentsOf: $0) }
          }
          start = end
        }
        #expect(String(decoding: output, as: UTF8.self) == text, "\(encoding) \(size)")
      }
    }
  }
}
