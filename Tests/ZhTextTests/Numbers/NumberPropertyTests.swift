import Testing

@testable import ZhText

/// Properties of numbers that hold for any input.
struct NumberPropertyTests {
  /// A small generator, so that a failure can be repeated.
  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// Integers below 10^16 of all lengths, and the awkward ones.
  static func integers(_ count: Int) -> [UInt64] {
    var random = Random(state: 20_240_607)
    var result: [UInt64] = [0, 1, 2, 10, 11, 20, 100, 101, 110, 1001, 1010, 2002, 10_000, 10_001]
    var power: UInt64 = 1
    for _ in 0..<16 {
      result += [power, power * 2, power + 1, power > 1 ? power - 1 : 1]
      power *= 10
    }
    while result.count < count {
      let digits = Int.random(in: 1...16, using: &random)
      var limit: UInt64 = 1
      for _ in 0..<digits { limit *= 10 }
      var value = UInt64.random(in: 0..<limit, using: &random)
      if Bool.random(using: &random) {
        // Zeros inside.
        var mask: UInt64 = 1
        for _ in 0..<Int.random(in: 0..<digits, using: &random) { mask *= 10 }
        value = value / mask * mask
      }
      result.append(value)
    }
    return result.filter { $0 < 10_000_000_000_000_000 }
  }

  @Test(arguments: [false, true])
  func spellingReadsBack(isTraditional: Bool) {
    let speller = NumberSpeller(isTraditional: isTraditional)
    var failures: [String] = []
    for value in Self.integers(20_000) {
      var bytes: [UInt8] = []
      speller.appendCardinal(String(value).utf8.map { $0 - 0x30 }, to: &bytes)
      let words = String(decoding: bytes, as: UTF8.self)
      let numbers = NumberNormalizer().numbers(in: words)
      if numbers.first?.value != String(value) || numbers.first?.text != words {
        failures.append("\(value) \(words) \(numbers.map(\.value))")
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(20).joined(separator: "\n"))")
  }

  @Test func textThenInverseIsTheIdentity() {
    var options = NumberNormalizer.Options()
    options.expandsMagnitudes = true
    options.convertsSingleDigits = true
    let normalizer = NumberNormalizer(options: options)
    var failures: [String] = []
    for value in Self.integers(5_000) {
      let text = "共\(value)。"
      let words = normalizer.normalized(text)
      let back = normalizer.inverseNormalized(words)
      if back != text { failures.append("\(text) \(words) \(back)") }
    }
    #expect(failures.isEmpty, "\(failures.prefix(20).joined(separator: "\n"))")
  }

  /// Numerals, units and all that the rules look at, in random order.
  private static func noise(_ count: Int, _ random: inout Random) -> String {
    let pieces = Array(
      "零一二三五九十百千万亿兆京两半几数多余来第分之点负年月日时号周天个元角块%成折倍番至到-—~/.:,、 0123456789$￥约近超以上左右中文字第壹拾萬億點幾米kg廿")
    return String((0..<count).map { _ in pieces.randomElement(using: &random) ?? "一" })
  }

  @Test func spansIndexTheSource() {
    var random = Random(state: 7)
    for _ in 0..<3_000 {
      let text = Self.noise(Int.random(in: 0...60, using: &random), &random)
      let scalars = Array(text.unicodeScalars)
      for number in NumberNormalizer().numbers(in: text) {
        let range = number.span.scalars
        #expect(range.lowerBound >= 0 && range.upperBound <= scalars.count && !range.isEmpty)
        var slice = ""
        slice.unicodeScalars.append(contentsOf: scalars[range])
        #expect(slice == number.text)
        #expect(number.span.range(in: text).map { String(text[$0]) } == number.text)
      }
      _ = NumberNormalizer().inverseNormalized(text)
      _ = NumberNormalizer().normalized(text)
    }
  }

  @Test func spansOfOneKindDoNotOverlap() {
    var random = Random(state: 99)
    for _ in 0..<3_000 {
      let text = Self.noise(40, &random)
      var ends: [NumberKind: Int] = [:]
      for number in NumberNormalizer().numbers(in: text) {
        let range = number.span.scalars
        #expect(range.lowerBound >= ends[number.kind] ?? 0, "\(text): \(number.text)")
        ends[number.kind] = range.upperBound
      }
    }
  }
}
