import CICU
import Testing

@testable import ZhText

/// ICU's spelling of a number, read by the scanner, gives the number.
struct NumberICUTests {
  /// ICU spells 10^16 as 京; below that the scanner must read all it writes, and beyond it up to
  /// 10^18 as well.
  @Test(arguments: ["zh", "zh_Hant"])
  func readsWhatICUSpells(locale: String) throws {
    var status: Int32 = 0
    let format = try #require(zicu_rbnf_open(locale, &status))
    defer { zicu_rbnf_close(format) }
    var random = NumberPropertyTests.Random(state: 4_711)
    var values: [Int64] = NumberPropertyTests.integers(3_000).map { Int64($0) }
    for _ in 0..<3_000 {
      values.append(Int64.random(in: 0..<1_000_000_000_000_000_000, using: &random))
    }
    var units = [UInt16](repeating: 0, count: 256)
    var failures: [String] = []
    for value in values {
      let length = Int(zicu_rbnf_format(format, value, &units, 256, &status))
      try #require(status <= 0 && length <= 256)
      let words = String(decoding: units[0..<length], as: UTF16.self)
      let numbers = NumberNormalizer().numbers(in: words)
      if numbers.first?.value != String(value) || numbers.first?.text != words {
        failures.append("\(value) \(words) \(numbers.map(\.value))")
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(20).joined(separator: "\n"))")
  }
}
