// Reads a run of Arabic digits with thousands commas and a decimal point.

/// A run of Arabic digits.
struct ArabicNumber {
  var value = ScaledInteger()
  var end = 0
  /// The digits before the point.
  var digits = 0
  var isDecimal = false
  var isGrouped = false
  /// More than 38 digits: `value` is not set.
  var isWide = false
  var hasLeadingZero = false
  /// Two or more points (1.2.3, 2019.9.6): `end` is before the first point.
  var isDotted = false
}

extension NumberScanner {
  /// Reads digits at `start`; `start` may be a point with digits behind it (.77).
  ///
  /// - Complexity: O(its length).
  @inline(__always)
  func readArabic(at start: Int) -> ArabicNumber? {
    var result = ArabicNumber()
    var p = start
    var mantissa: UInt64 = 0
    while true {
      let digit = keys[p] &- 0x30
      if digit > 9 { break }
      if p - start < 18 { mantissa = mantissa &* 10 &+ UInt64(digit) }
      p &+= 1
    }
    result.digits = p - start
    result.hasLeadingZero = keys[start] == 0x30 && result.digits > 1
    var isLong = result.digits > 18
    if keys[p] == NumberKey.comma, result.digits <= 3, result.digits > 0, isGroup(p) {
      result.isGrouped = true
      repeat {
        for index in 1...3 { mantissa = mantissa &* 10 &+ UInt64(keys[p + index] &- 0x30) }
        result.digits += 3
        p += 4
      } while keys[p] == NumberKey.comma && isGroup(p)
      if result.digits > 18 { isLong = true }
    }
    result.end = p
    result.value = ScaledInteger(UInt128(mantissa))
    if keys[p] == NumberKey.dot, isDigit(p + 1) {
      var q = p + 1
      while isDigit(q) {
        if result.digits + q - p <= 18 { mantissa = mantissa &* 10 &+ UInt64(keys[q] &- 0x30) }
        q += 1
      }
      if keys[q] == NumberKey.dot, isDigit(q + 1) {
        result.isDotted = true
      } else if q - p == 5, keys[q] == NumberKey.of("年"), keys[p + 1] == 0x32 || keys[p + 1] == 0x31
      {
        // 12.2024年: the number of a list item and a year.
      } else {
        result.isDecimal = true
        result.end = q
        result.value = ScaledInteger(UInt128(mantissa), exponent: -(q - p - 1))
        if result.digits + q - p - 1 > 18 { isLong = true }
      }
    }
    if isLong { readLong(from: start, &result) }
    return result.end > start ? result : nil
  }

  /// A comma with exactly three digits behind it.
  @inline(__always)
  private func isGroup(_ p: Int) -> Bool {
    isDigit(p + 1) && isDigit(p + 2) && isDigit(p + 3) && !isDigit(p + 4)
  }

  @inline(never)
  private func readLong(from start: Int, _ result: inout ArabicNumber) {
    var mantissa: UInt128 = 0
    var count = 0
    var places = 0
    var inFraction = false
    for index in start..<result.end {
      let digit = keys[index] &- 0x30
      if digit > 9 {
        if keys[index] == NumberKey.dot { inFraction = true }
        continue
      }
      mantissa = mantissa &* 10 &+ UInt128(digit)
      if count > 0 || digit != 0 { count += 1 }
      if inFraction { places += 1 }
    }
    if count > 38 {
      result.isWide = true
    } else {
      result.value = ScaledInteger(mantissa, exponent: -places)
    }
  }

  @inline(__always)
  func isDigit(_ p: Int) -> Bool { keys[p] &- 0x30 <= 9 }

  /// The first position at or after `p` that is no blank, at most four further on.
  @inline(__always)
  func skipSpaces(_ p: Int) -> Int {
    if keys[p] != NumberKey.space { return p }
    var q = p
    while keys[q] == NumberKey.space, q - p < 4 { q &+= 1 }
    return keys[q] == NumberKey.space ? p : q
  }
}
