// The arithmetic of numerals: an integer times a power of ten. No binary floating point anywhere.

/// A non-negative exact decimal, `mantissa` × 10^`exponent`, for the values that are put together
/// from several parts (3亿5000万). Plain runs of more than 38 digits are never added up; they keep
/// their digits in the text (`Numeral.isWide`).
struct ScaledInteger {
  var mantissa: UInt128 = 0
  var exponent: Int = 0

  static let zero = ScaledInteger()

  @inline(__always)
  init() {}

  @inline(__always)
  init(_ mantissa: UInt128, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  @inline(__always)
  var isZero: Bool { mantissa == 0 }

  /// This times 10^`power`.
  @inline(__always)
  func scaled(by power: Int) -> ScaledInteger {
    ScaledInteger(mantissa, exponent: exponent &+ power)
  }

  /// The sum, or `nil` when it has more than 38 digits.
  @inline(__always)
  func adding(_ other: ScaledInteger) -> ScaledInteger? {
    if isZero { return other }
    if other.isZero { return self }
    if exponent == other.exponent {
      let (sum, overflow) = mantissa.addingReportingOverflow(other.mantissa)
      return overflow ? nil : ScaledInteger(sum, exponent: exponent)
    }
    return aligned(other)
  }

  private func aligned(_ other: ScaledInteger) -> ScaledInteger? {
    let lower = min(exponent, other.exponent)
    guard let a = expanded(to: lower), let b = other.expanded(to: lower) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ScaledInteger(sum, exponent: lower)
  }

  /// The mantissa at a lower exponent, or `nil` when it does not fit.
  func expanded(to lower: Int) -> UInt128? {
    guard exponent >= lower else { return nil }
    let power = exponent - lower
    guard power <= 38 else { return mantissa == 0 ? 0 : nil }
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powers(power))
    return overflow ? nil : product
  }

  /// The value as a machine integer, when it is whole and small.
  var integer: Int? {
    if exponent == 0 { return Int(exactly: mantissa) }
    if exponent < 0 {
      guard exponent >= -38 else { return mantissa == 0 ? 0 : nil }
      let (quotient, remainder) = mantissa.quotientAndRemainder(
        dividingBy: Self.powers(-exponent))
      return remainder == 0 ? Int(exactly: quotient) : nil
    }
    return expanded(to: 0).flatMap { Int(exactly: $0) }
  }

  /// Numeric order; values too far apart to align are ordered by their magnitude.
  static func < (a: ScaledInteger, b: ScaledInteger) -> Bool {
    let lower = min(a.exponent, b.exponent)
    if let x = a.expanded(to: lower), let y = b.expanded(to: lower) { return x < y }
    return a.magnitude < b.magnitude
  }

  private var magnitude: Int { mantissa == 0 ? Int.min : String(mantissa).utf8.count + exponent }

  /// 10^n for n in 0…38.
  static func powers(_ n: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<n { result &*= 10 }
    return result
  }

  /// a/b to four decimals, rounded half up; `nil` when b is zero or the numbers are too large.
  static func quotient(_ a: ScaledInteger, _ b: ScaledInteger) -> ScaledInteger? {
    let lower = min(a.exponent, b.exponent)
    guard var x = a.expanded(to: lower), let y = b.expanded(to: lower), y != 0 else { return nil }
    // An exact short result (5/1000000) is kept exactly; a repeating one is cut at four decimals.
    var scale = 0
    var exact = x
    while scale < 30, exact % y != 0 {
      let (next, overflow) = exact.multipliedReportingOverflow(by: 10)
      if overflow { break }
      exact = next
      scale += 1
    }
    if exact % y == 0, scale <= 30 { return ScaledInteger(exact / y, exponent: -scale) }
    let (scaledUp, overflow) = x.multipliedReportingOverflow(by: 100_000)
    guard !overflow else { return nil }
    x = (scaledUp / y + 5) / 10
    return ScaledInteger(x, exponent: -4)
  }
}

extension ScaledInteger {
  /// Rounded half up to a number of places.
  func rounded(places: Int) -> ScaledInteger {
    let drop = -exponent - places
    guard drop > 0, drop <= 38 else { return self }
    let divisor = Self.powers(drop)
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
    return ScaledInteger(remainder >= divisor / 2 ? quotient + 1 : quotient, exponent: -places)
  }
}

extension [UInt8] {
  /// Appends a value as a plain decimal: no leading zeros, none at the end of a fraction.
  mutating func appendDecimal(_ value: ScaledInteger, negative: Bool = false) {
    if value.mantissa == 0 {
      append(0x30)
      return
    }
    if negative { append(0x2D) }
    var exponent = value.exponent
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { digits in
      var count = 0
      var rest = value.mantissa
      while rest > UInt128(UInt64.max) {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
        var low = UInt64(truncatingIfNeeded: remainder)
        for _ in 0..<16 {
          digits[count] = UInt8(truncatingIfNeeded: low % 10) &+ 0x30
          low /= 10
          count &+= 1
        }
        rest = quotient
      }
      var low = UInt64(truncatingIfNeeded: rest)
      while low > 0 {
        digits[count] = UInt8(truncatingIfNeeded: low % 10) &+ 0x30
        low /= 10
        count &+= 1
      }
      var first = 0
      while exponent < 0, first < count, digits[first] == 0x30 {
        first &+= 1
        exponent &+= 1
      }
      appendPlaced(digits, first: first, count: count, exponent: exponent)
    }
  }

  /// Appends reversed digits with the point where the exponent puts it.
  private mutating func appendPlaced(
    _ digits: UnsafeMutableBufferPointer<UInt8>, first: Int, count: Int, exponent: Int
  ) {
    let length = count - first
    if exponent >= 0 {
      for index in stride(from: count - 1, through: first, by: -1) { append(digits[index]) }
      for _ in 0..<exponent { append(0x30) }
      return
    }
    let whole = length + exponent
    if whole <= 0 {
      append(0x30)
      append(0x2E)
      for _ in 0..<(-whole) { append(0x30) }
      for index in stride(from: count - 1, through: first, by: -1) { append(digits[index]) }
      return
    }
    for index in 0..<length {
      if index == whole { append(0x2E) }
      append(digits[count - 1 - index])
    }
  }

  /// Appends a non-negative integer with at least `width` digits.
  mutating func appendPadded(_ value: Int, width: Int) {
    var length = 1
    var limit = 10
    while value >= limit, length < 18 {
      length &+= 1
      limit = limit &* 10
    }
    length = Swift.max(length, width)
    let start = count
    append(contentsOf: repeatElement(0x30, count: length))
    var rest = UInt64(truncatingIfNeeded: value)
    var index = start &+ length &- 1
    while rest > 0 {
      self[index] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
      rest /= 10
      index &-= 1
    }
  }
}
