import Testing

@testable import ZhText

@Suite struct TextDecoderTests {
  private let article =
    "蘭州市推進「雙減」工作取得階段性成效，學生學業負擔有效減輕。記者在城關區暢家巷小學看到，課後服務受到一致好評。"
  private let simplified = "兰州市推进“双减”工作取得阶段性成效，学生学业负担有效减轻。记者在城关区畅家巷小学看到，课后服务受到一致好评。"

  private func encode(_ text: String, _ charset: String) throws -> [UInt8] {
    try ICU.Converter(charset).encode(Array(text.utf16))
  }

  @Test func validUTF8PassesUnchanged() throws {
    let decoded = try TextDecoder().decode(Array(article.utf8))
    #expect(decoded.utf8 == Array(article.utf8))
    #expect(decoded.encoding == .utf8)
    #expect(decoded.confidence == 1)
    #expect(decoded.invalidSequences.isEmpty)
  }

  @Test func detectsTheEncodingsOfChineseFiles() throws {
    for (charset, text, expected) in [
      ("GB18030", simplified, TextEncoding.gb18030), ("Big5", article, .big5),
      ("UTF-16LE", article, .utf16LittleEndian), ("UTF-16BE", article, .utf16BigEndian),
    ] {
      var bytes = try encode(text, charset)
      if charset.hasPrefix("UTF-16") { bytes = try encode("\u{FEFF}" + text, charset) }
      let decoded = try TextDecoder().decode(bytes)
      #expect(decoded.encoding == expected)
      #expect(decoded.text == text)
      #expect(decoded.invalidSequences.isEmpty)
    }
  }

  @Test func givesBackByteOffsets() throws {
    for (charset, encoding) in [("GB18030", TextEncoding.gb18030), ("UTF-16LE", .utf16)] {
      let bytes = try encode(simplified + "a😀b", charset)
      let decoded = try TextDecoder(encoding: encoding).decode(bytes)
      var utf8 = 0
      var prefix = ""
      for scalar in decoded.text.unicodeScalars {
        let expected = try encode(prefix, charset).count
        #expect(decoded.byteOffset(utf8Offset: utf8) == expected)
        utf8 += UTF8.width(scalar)
        prefix.unicodeScalars.append(scalar)
      }
    }
  }

  @Test func invalidSequencesAreReplacedAndReported() throws {
    let bytes = Array("兰州".utf8) + [0xE5, 0x85] + Array("市".utf8) + [0xFF] + Array("区".utf8)
    let decoded = try TextDecoder().decode(bytes)
    #expect(decoded.text == "兰州\u{FFFD}市\u{FFFD}区")
    #expect(
      decoded.invalidSequences == [.init(offset: 6, count: 2), .init(offset: 11, count: 1)])
    #expect(decoded.byteOffset(utf8Offset: 6) == 6)
    #expect(decoded.byteOffset(utf8Offset: 9) == 8)
    #expect(decoded.byteOffset(utf8Offset: 15) == 12)
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let decoded = try TextDecoder().decode([0xEF, 0xBB, 0xBF] + Array("兰州".utf8))
    #expect(decoded.text == "兰州")
    #expect(decoded.byteOffset(utf8Offset: 0) == 3)
    #expect(decoded.byteOffset(utf8Offset: 3) == 6)
  }

  @Test func binaryIsRefusedWithItsPlace() {
    #expect(throws: ZhTextError.binaryInput(offset: 4)) {
      try TextDecoder().decode([0x7F, 0x45, 0x4C, 0x46, 0, 1, 1, 0, 0, 0, 0, 0, 2, 0, 0x3E, 0])
    }
  }

  @Test func emptyInputIsEmptyText() throws {
    #expect(try TextDecoder().decode([]).utf8.isEmpty)
    for encoding in TextEncoding.allCases {
      #expect(try TextDecoder(encoding: encoding).decode([]).utf8.isEmpty)
    }
  }

  /// The validator against the standard library, over all short sequences and random bytes.
  @Test func validatorAgreesWithTheStandardLibrary() {
    func isValid(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { UTF8Validator.validPrefix($0, bytes.count) == bytes.count } ?? true
      }
    }
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let pair = [a, b]
        #expect(isValid(pair) == (String(validating: pair, as: UTF8.self) != nil))
        let three = [a, b, 0x85]
        if isValid(three) != (String(validating: three, as: UTF8.self) != nil) {
          Issue.record("\(three)")
        }
        let four = [a, b, 0x85, 0xBF]
        if isValid(four) != (String(validating: four, as: UTF8.self) != nil) {
          Issue.record("\(four)")
        }
      }
    }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      var bytes = Array(RandomText.make(length: 8, using: &generator).utf8)
      if !bytes.isEmpty, Bool.random(using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      #expect(isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }

  /// What any decoder must do with any bytes: valid text out, nothing lost, no trap.
  @Test func anyBytesGiveValidText() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for encoding in TextEncoding.allCases {
        guard let decoded = try? TextDecoder(encoding: encoding).decode(bytes) else {
          Issue.record("\(encoding) threw for \(bytes)")
          continue
        }
        #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
        if encoding == .utf8 {
          let expected = String(decoding: bytes, as: UTF8.self)
          #expect(decoded.text == expected || bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        }
      }
    }
  }
}
