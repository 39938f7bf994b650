import Testing

@testable import ZhText

/// Properties that hold for any text, on random strings of the characters that matter.
@Suite struct ConversionPropertyTests {
  private static let pieces = [
    "发", "后", "里", "面", "干", "历", "系", "台", "复", "了", "软件", "硬件", "数组", "信息", "头发", "皇后", "軟體",
    "發", "後", "裡", "著", "乾", "計畫", "滑鼠", "a", "Z", " ", "\n", "。", "，", "“", "」", "é", "ß", "🙂",
    "𠮷",
    "\u{FE0F}", "\u{10FFFF}", "カナ", "ㄅ", "한", "𫚭", "1", "2026", "钱钟书", "方便面向", "U盘",
  ]

  private static func text(_ generator: inout SeededGenerator, length: Int) -> String {
    (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test func asciiIsUnchanged() {
    let ascii = String(decoding: (0..<128).map { UInt8($0) }, as: UTF8.self)
    let long = String(repeating: ascii, count: 40)
    for profile in ConversionProfile.allCases {
      #expect(ScriptConverter(profile).convert(long) == long)
    }
  }

  @Test func otherScriptsAreUnchanged() {
    let text = "éßжあカナ한글🙂👩‍🔬\u{FE0F}\u{200D}\u{FFFD}\u{10FFFF}\u{E000}ㄅㄆ①℃"
    for profile in ConversionProfile.allCases {
      #expect(ScriptConverter(profile).convert(text) == text)
    }
  }

  @Test func simplifyingTwiceChangesNothingMore() {
    var generator = SeededGenerator(seed: 7)
    let converter = ScriptConverter(.t2s)
    for _ in 0..<2000 {
      let once = converter.convert(Self.text(&generator, length: 20))
      #expect(converter.convert(once) == once)
    }
  }

  @Test func alignmentSlicesAgree() {
    var generator = SeededGenerator(seed: 7)
    for profile in [ConversionProfile.s2twp, .tw2sp, .t2s, .s2hkp] {
      let converter = ScriptConverter(profile)
      for _ in 0..<300 {
        let text = Self.text(&generator, length: 25)
        let (result, map) = converter.convertAligned(text)
        #expect(result == converter.convert(text))
        let source = Array(text.unicodeScalars)
        let output = Array(result.unicodeScalars)
        let runs = map.runs(source: text, output: result)
        // Runs cover both texts without gap, and unchanged ones are equal.
        #expect(runs.first?.source.lowerBound ?? 0 == 0)
        #expect(runs.last?.source.upperBound ?? 0 == source.count)
        #expect(runs.last?.output.upperBound ?? 0 == output.count)
        for (run, next) in zip(runs, runs.dropFirst()) {
          #expect(run.source.upperBound == next.source.lowerBound)
          #expect(run.output.upperBound == next.output.lowerBound)
        }
        for run in runs where !run.isChanged {
          #expect(source[run.source].elementsEqual(output[run.output]))
        }
        // Every unit maps the whole to the whole, and whole characters to whole characters.
        #expect(map.sourceRange(ofOutput: 0..<result.utf8.count, in: .utf8) == 0..<text.utf8.count)
        #expect(
          map.outputRange(ofSource: 0..<text.utf16.count, in: .utf16) == 0..<result.utf16.count)
        for run in runs {
          #expect(map.sourceRange(ofOutput: run.output) == run.source)
        }
      }
    }
  }

  @Test func blocksMayBeCutAnywhere() {
    var generator = SeededGenerator(seed: 7)
    for profile in [ConversionProfile.s2twp, .tw2sp, .s2t] {
      let converter = ScriptConverter(profile)
      for size in [1, 2, 3, 7, 64, 1000] {
        let text = Self.text(&generator, length: size == 1 ? 300 : 2000)
        let bytes = Array(text.utf8)
        var stream = ConversionStream(converter)
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + size)
          Array(bytes[start..<end]).withUnsafeBufferPointer {
            stream.append($0, isLast: end == bytes.count) { output.append(contentsOf: $0) }
          }
          start = end
        }
        #expect(String(decoding: output, as: UTF8.self) == converter.convert(text))
      }
    }
  }

  @Test func anyBytesAreSafe() {
    var generator = SeededGenerator(seed: 7)
    for profile in [ConversionProfile.s2twp, .t2s] {
      let converter = ScriptConverter(profile)
      for _ in 0..<3000 {
        let count = Int.random(in: 0..<40, using: &generator)
        let bytes: [UInt8] = (0..<count).map { _ in
          [0xE5, 0x8F, 0x91, 0xED, 0xA0, 0x80, 0xF0, 0xFF, 0x41, 0xE0]
            .randomElement(using: &generator) ?? 0
        }
        var output: [UInt8] = []
        bytes.withUnsafeBufferPointer { converter.convert($0, into: &output) }
        #expect(output.count <= 4 * bytes.count)
      }
    }
  }

  @Test func htmlKeepsMarkup() {
    let converter = ScriptConverter(.s2tw, options: .init(isHTML: true))
    let page = """
      <p title="头发" class='头发'>皇后的<b>头发</b> 1 < 2</p><!-- 头发 > -->\
      <script>var a = "头发</b>"</script><STYLE>头发</STYLE>后来<img alt=头发 src=头发/>
      """
    let expected = """
      <p title="頭髮" class='头发'>皇后的<b>頭髮</b> 1 < 2</p><!-- 头发 > -->\
      <script>var a = "头发</b>"</script><STYLE>头发</STYLE>後來<img alt=頭髮 src=头发/>
      """
    #expect(converter.convert(page) == expected)
    var stream = ConversionStream(converter)
    var output: [UInt8] = []
    for byte in page.utf8 {
      [byte].withUnsafeBufferPointer {
        stream.append($0, isLast: false) { output.append(contentsOf: $0) }
      }
    }
    stream.append(UnsafeBufferPointer(start: nil, count: 0), isLast: true) {
      output.append(contentsOf: $0)
    }
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }
}
