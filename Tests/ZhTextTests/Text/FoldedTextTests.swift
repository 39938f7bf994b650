import Testing

@testable import ZhText

@Suite struct FoldedTextTests {
  private func folded(_ text: String) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var folded = FoldedText()
      folded.fold(utf8)
      return EntityMaker.simplified(folded.keys, 0..<folded.count)
    }
  }

  @Test func scriptsWidthsAndVariantsMeet() {
    for (source, key) in [
      ("蘭州市", "兰州市"), ("臺灣台灣", "台湾台湾"), ("教室裡、教室裏", "教室里、教室里"), ("１５％", "15%"), ("，：；", ",:;"),
      ("看著", "看着"), ("發髮", "发发"), ("ＡＢｃ", "ABc"), ("衞衛", "卫卫"), ("戶户", "户户"),
    ] {
      #expect(folded(source) == key)
    }
  }

  @Test func simplifiedTextAndASCIIAreUnchanged() {
    let ascii = String(decoding: (1..<128).map { UInt8($0) }, as: UTF8.self)
    #expect(folded(ascii) == ascii)
    let text = "甘肃省兰州市城关区畅家巷小学推进“双减”工作"
    #expect(folded(text) == text)
  }

  @Test func oneKeyForEachScalarOfAnyText() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      var text = RandomText.make(length: 50, using: &generator)
      let count = text.unicodeScalars.count
      text.withUTF8 { utf8 in
        var folded = FoldedText()
        folded.fold(utf8)
        #expect(folded.count == count)
        for index in 0..<count { #expect(folded.keys[index] != Key.end) }
        for index in 0..<FoldedText.paddingAfter { #expect(folded.keys[count + index] == Key.end) }
        for index in 1...FoldedText.paddingBefore { #expect(folded.keys[-index] == Key.end) }
      }
    }
  }

  @Test func everyScalarHasAKeyThatIsItsOwnKey() {
    let table = FoldTable.builtIn
    for value in UInt32(1)..<0x11_0000 where !(0xD800..<0xE000).contains(value) {
      let key = table.key(value)
      if key == 0 { Issue.record("scalar \(value) folds to the end key") }
      let placeholder = (0xE000...0xE006).contains(key)
      if !placeholder, table.key(UInt32(key)) != key {
        Issue.record(
          "scalar \(String(value, radix: 16)): its key \(String(key, radix: 16)) folds on")
      }
    }
  }

  @Test func offsetsAgreeWithTheString() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<100 {
      var text = RandomText.make(length: 200, using: &generator)
      let scalars = Array(text.unicodeScalars)
      text.withUTF8 { utf8 in
        var folded = FoldedText()
        folded.fold(utf8)
        var cursor = SpanCursor(utf8)
        var byte = 0
        var unit = 0
        for (index, scalar) in scalars.enumerated() {
          #expect(folded.utf8Offset(of: index, in: utf8) == byte)
          let offsets = cursor.offsets(of: index)
          #expect(offsets.utf8 == byte)
          #expect(offsets.utf16 == unit)
          byte += UTF8.width(scalar)
          unit += UTF16.width(scalar)
        }
        let back = cursor.offsets(of: 0)
        #expect(back.utf8 == 0)
        #expect(back.utf16 == 0)
      }
    }
  }
}
