// A number with its unit, put together from its parts: 三元五角八分, 两小时十分, 三斤半.

/// A measure word or unit that follows a number.
struct UnitMatch {
  var start = 0
  var end = 0
  var record: Int32 = -1
  var unitClass = UnitClass.thing
  /// The component of an ISO 8601 duration, an ASCII letter, or 0.
  var component: UInt8 = 0
  /// 多, 余, 来 or 几 stands before it.
  var isApproximate = false
  /// 半 stands inside (两个半小时): half of the unit is added.
  var hasHalf = false
}

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

/// A number with all that belongs to it.
struct Amount {
  var numeral = Numeral()
  var start = 0
  var end = 0
  var unit: UnitMatch?
  var kind = NumberKind.number
  /// The value in the (first) unit, with sub-units and halves added.
  var value = ScaledInteger()
  /// The upper end less `value`, for neighbouring digits.
  var spread = ScaledInteger()
  /// The power of ten that turns the numeral into the value: percent −2, 成 −1.
  var power = 0
  var isCompound = false
  var hasHalf = false
  var isApproximate = false
  var duration = DurationParts()
  /// Where the numerals of the sub-units stand (at most two).
  var parts: InlineArray<2, (start: Int32, end: Int32)> = InlineArray(repeating: (0, 0))
  var partCount = 0

  mutating func addPart(_ n: Numeral) {
    guard partCount < 2 else { return }
    parts[partCount] = (
      Int32(truncatingIfNeeded: n.start), Int32(truncatingIfNeeded: n.end)
    )
    partCount += 1
  }

  var high: ScaledInteger { value.adding(spread) ?? value }
}
