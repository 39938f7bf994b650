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

/// The components of a duration: exact decimals for years … seconds.
struct DurationParts {
  var years = ScaledInteger()
  var months = ScaledInteger()
  var weeks = ScaledInteger()
  var days = ScaledInteger()
  var hours = ScaledInteger()
  var minutes = ScaledInteger()
  var seconds = ScaledInteger()

  /// Adds a value in a unit; false when the unit is no component of a duration.
  mutating func add(_ value: ScaledInteger, _ component: UInt8) -> Bool {
    func times(_ factor: UInt128) -> ScaledInteger {
      let (product, overflow) = value.mantissa.multipliedReportingOverflow(by: factor)
      return overflow ? value : ScaledInteger(product, exponent: value.exponent)
    }
    func put(_ field: inout ScaledInteger, _ value: ScaledInteger) {
      field = field.adding(value) ?? field
    }
    switch Unicode.Scalar(component) {
    case "Y": put(&years, value)
    case "C": put(&years, value.scaled(by: 2))
    case "M": put(&months, value)
    case "q": put(&months, times(3))
    case "W": put(&weeks, value)
    case "D": put(&days, value)
    case "H": put(&hours, value)
    case "N": put(&minutes, value)
    case "Q": put(&minutes, times(15))
    case "S": put(&seconds, value)
    default: return false
    }
    return true
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
    func put(_ value: ScaledInteger, _ letter: UInt8) {
      if value.isZero { return }
      text.appendDecimal(value)
      text.append(letter)
    }
    put(years, 0x59)
    put(months, 0x4D)
    put(weeks, 0x57)
    put(days, 0x44)
    if !hours.isZero || !minutes.isZero || !seconds.isZero {
      text.append(0x54)
      put(hours, 0x48)
      put(minutes, 0x4D)
      put(seconds, 0x53)
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
  /// The numerals of the sub-units.
  var second: Numeral?
  var third: Numeral?

  var high: ScaledInteger { value.adding(spread) ?? value }
}
