// Digits to words: cardinals, digit by digit, decimals, in either script.

/// Spells numbers in Chinese characters.
///
/// The spelling follows the school rule (一千零五, 七亿零三十五万; 万亿, never 兆) and GB/T 15835-2011;
/// 两 stands before 百, 千, 万 and 亿 and before measure words, 二 elsewhere.
struct NumberSpeller {
  /// The longest integer that is spelled; longer ones stay digits.
  static let maxDigits = 16

  let isTraditional: Bool

  private static let digits: [StaticString] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private func append(_ text: StaticString, to bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Digit by digit: 2023 → 二零二三; for telephone numbers 1 is 幺.
  func appendDigits(
    _ digits: some Sequence<UInt8>, telephone: Bool = false, to bytes: inout [UInt8]
  ) {
    for digit in digits {
      append(telephone && digit == 1 ? "幺" : Self.digits[Int(digit)], to: &bytes)
    }
  }

  /// An integer of at most 16 digits. `measured`: a measure word follows, so that 2 is 两.
  func appendCardinal(_ digits: [UInt8], measured: Bool = false, to bytes: inout [UInt8]) {
    let value = digits.reduce(0 as UInt64) { $0 * 10 + UInt64($1) }
    if value == 2, measured {
      append(isTraditional ? "兩" : "两", to: &bytes)
    } else if value == 0 {
      append("零", to: &bytes)
    } else {
      appendGroups(value, isFirst: true, to: &bytes)
    }
  }

  /// The digits after the point, with the point.
  func appendFraction(_ digits: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    append(isTraditional ? "點" : "点", to: &bytes)
    appendDigits(digits, to: &bytes)
  }

  /// 一万二千三百四十五亿六千…: the part above 亿 is spelled like a number of its own.
  private func appendGroups(_ value: UInt64, isFirst: Bool, to bytes: inout [UInt8]) {
    let high = value / 100_000_000
    let low = value % 100_000_000
    if high > 0 {
      appendBelowHundredMillion(high, isFirst: isFirst, needsZero: false, to: &bytes)
      append(isTraditional ? "億" : "亿", to: &bytes)
    }
    if low > 0 {
      let needsZero = high > 0 && low < 10_000_000
      appendBelowHundredMillion(
        low, isFirst: isFirst && high == 0, needsZero: needsZero, to: &bytes)
    }
  }

  private func appendBelowHundredMillion(
    _ value: UInt64, isFirst: Bool, needsZero: Bool, to bytes: inout [UInt8]
  ) {
    let high = value / 10_000
    let low = value % 10_000
    if needsZero { append("零", to: &bytes) }
    if high > 0 {
      appendGroup(Int(high), isFirst: isFirst, beforeUnit: true, to: &bytes)
      append(isTraditional ? "萬" : "万", to: &bytes)
    }
    if low > 0 {
      if high > 0, low < 1000 { append("零", to: &bytes) }
      appendGroup(Int(low), isFirst: isFirst && high == 0, beforeUnit: false, to: &bytes)
    }
  }

  /// A group below ten thousand. `isFirst`: 十五 rather than 一十五.
  private func appendGroup(_ value: Int, isFirst: Bool, beforeUnit: Bool, to bytes: inout [UInt8]) {
    let two: StaticString = isTraditional ? "兩" : "两"
    if value == 2, beforeUnit {
      append(two, to: &bytes)
      return
    }
    var rest = value
    var zero = false
    var started = false
    let units: [StaticString] = ["千", "百", "十", ""]
    for (index, place) in [1000, 100, 10, 1].enumerated() {
      let digit = rest / place
      rest %= place
      if digit == 0 {
        zero = started
        continue
      }
      if zero { append("零", to: &bytes) }
      zero = false
      if place == 10, digit == 1, isFirst, !started {
        append("十", to: &bytes)
      } else {
        append(digit == 2 && place >= 100 ? two : Self.digits[digit], to: &bytes)
        append(units[index], to: &bytes)
      }
      started = true
    }
  }
}
