// Random text of the kinds that break things: both scripts, all planes, marks, controls.

/// A small deterministic generator, so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

enum RandomText {
  private static let pieces: [String] = [
    "蘭州市", "兰州市", "城關區", "暢家巷小學", "北京大學", "「雙減」", "《條例》", "三百多萬人", "超過七成", "10萬億美元",
    "２０２３年", "１５％", "，", "。", "\n", "\r\n", " ", "\t", "a", "Z", "é", "ß", "한글", "かな", "カナ", "😀",
    "👩‍👩‍👧",
    "\u{20000}", "\u{2F800}", "\u{E000}", "\u{FEFF}", "\u{FE0F}", "\u{301}", "\u{0}", "\u{10FFFF}",
    "\u{F900}", "零", "〇",
  ]

  static func make(length: Int, using generator: inout some RandomNumberGenerator) -> String {
    var text = ""
    for _ in 0..<length {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let value = UInt32.random(in: 0..<0x11_0000, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text += pieces.randomElement(using: &generator) ?? ""
      }
    }
    return text
  }
}
