// Durations as exact decimals of calendar and clock units, and their ISO 8601 form.

/// The components of a duration: up to three exact decimals of years … seconds.
struct DurationParts {
  /// Years, months, weeks, days, hours, minutes, seconds.
  private static let letters: [UInt8] = Array("YMWDHMS".utf8)

  private var values: InlineArray<3, ScaledInteger> = InlineArray(repeating: ScaledInteger())
  private var fields: InlineArray<3, UInt8> = InlineArray(repeating: 0)
  private var count = 0

  /// The value of a field, 0 (years) … 6 (seconds).
  func value(_ field: Int) -> ScaledInteger {
    for index in 0..<count where Int(fields[index]) == field { return values[index] }
    return .zero
  }

  /// Adds a value in a unit; false when the unit is no component of a duration.
  mutating func add(_ value: ScaledInteger, _ component: UInt8) -> Bool {
    switch Unicode.Scalar(component) {
    case "Y": put(value, 0)
    case "C": put(value.scaled(by: 2), 0)
    case "M": put(value, 1)
    case "q": put(Self.times(value, 3), 1)
    case "W": put(value, 2)
    case "D": put(value, 3)
    case "H": put(value, 4)
    case "N": put(value, 5)
    case "Q": put(Self.times(value, 15), 5)
    case "S": put(value, 6)
    default: return false
    }
    return true
  }

  private mutating func put(_ value: ScaledInteger, _ field: UInt8) {
    for index in 0..<count where fields[index] == field {
      values[index] = values[index].adding(value) ?? values[index]
      return
    }
    guard count < 3 else { return }
    values[count] = value
    fields[count] = field
    count += 1
  }

  private static func times(_ value: ScaledInteger, _ factor: UInt128) -> ScaledInteger {
    let (product, overflow) = value.mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? value : ScaledInteger(product, exponent: value.exponent)
  }

  /// The order of units, larger first; a compound duration goes down. 0 = no component.
  static func rank(_ component: UInt8) -> Int {
    switch Unicode.Scalar(component) {
    case "C": 9
    case "Y": 8
    case "q": 7
    case "M": 6
    case "W": 5
    case "D": 4
    case "H": 3
    case "N", "Q": 2
    case "S": 1
    default: 0
    }
  }

  /// Writes it as ISO 8601.
  func write(to text: inout [UInt8]) {
    let start = text.count
    text.append(0x50)
    var hasTime = false
    for field in 0..<7 {
      let value = value(field)
      if value.isZero { continue }
      if field > 3, !hasTime {
        text.append(0x54)
        hasTime = true
      }
      text.appendDecimal(value)
      text.append(Self.letters[field])
    }
    if text.count == start + 1 { text.append(contentsOf: [0x54, 0x30, 0x53]) }
  }
}

extension DurationParts {
  /// The whole as a decimal in one unit: months of 1/12 year, days of 1/30 month or 1/365 year.
  func decimal(in component: UInt8) -> ScaledInteger? {
    func sum(_ parts: [(ScaledInteger, UInt128)], _ unit: UInt128) -> ScaledInteger? {
      var total = ScaledInteger()
      for (value, factor) in parts {
        let (product, overflow) = value.mantissa.multipliedReportingOverflow(by: factor)
        guard !overflow, let next = total.adding(ScaledInteger(product, exponent: value.exponent))
        else { return nil }
        total = next
      }
      guard let quotient = ScaledInteger.quotient(total, ScaledInteger(unit)) else { return nil }
      return quotient.exponent < -4 ? quotient.rounded(places: 4) : quotient
    }
    let years = value(0)
    let months = value(1)
    let weeks = value(2)
    let days = value(3)
    let clock = [(value(4), 3600 as UInt128), (value(5), 60), (value(6), 1)]
    switch Unicode.Scalar(component) {
    case "Y", "C": return sum([(years, 4380), (months, 365), (weeks, 84), (days, 12)], 4380)
    case "M", "q": return sum([(years, 360), (months, 30), (weeks, 7), (days, 1)], 30)
    case "W": return sum([(weeks, 604_800), (days, 86_400)] + clock, 604_800)
    case "D": return sum([(weeks, 604_800), (days, 86_400)] + clock, 86_400)
    case "H": return sum([(days, 86_400)] + clock, 3600)
    case "N", "Q": return sum(clock, 60)
    default: return sum(clock, 1)
    }
  }
}
