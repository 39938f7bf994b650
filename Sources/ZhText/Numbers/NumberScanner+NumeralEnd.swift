// How a numeral goes on and ends: decimals, blanks, units that begin with 千, elided magnitudes.

extension NumberScanner {
  /// The digits after 点: the position behind, or nil when 点 is no decimal point.
  func readFraction(at q: Int, _ parts: inout NumeralParts, _ n: inout Numeral) -> Int? {
    guard parts.hasPending || parts.hasSection || parts.lastBig > 0, parts.spread.isZero,
      !parts.vaguePending
    else { return nil }
    let first = keys[q] == NumberKey.point ? skipSpaces(q + 1) : q + 1
    var p = first
    var digits: UInt128 = 0
    var kind = table.classes[Int(keys[p])] >> 4
    if keys[q] == NumberKey.dot, kind != NumeralClass.digit { return nil }
    guard
      kind == NumeralClass.digit || kind == NumeralClass.arabic || kind == NumeralClass.financial
    else { return nil }
    // 10点30: the clock; 零点77 and 10点五 are decimals.
    if keys[q] == NumberKey.point, kind == NumeralClass.arabic, n.isArabic { return nil }
    let isArabic = kind == NumeralClass.arabic
    while isArabic
      ? kind == NumeralClass.arabic : kind == NumeralClass.digit || kind == NumeralClass.financial,
      !isDual(keys[p])
    {
      if p - first < 24 {
        digits = digits &* 10 &+ UInt128(table.classes[Int(keys[p])] & 15)
      } else {
        n.flags.insert(.wide)
      }
      p += 1
      kind = table.classes[Int(keys[p])] >> 4
    }
    let places = p - first
    guard places > 0 else { return nil }
    // 三点十五, 八点三十, 三点五分: the clock.
    if kind == NumeralClass.tens { return nil }
    if kind == NumeralClass.small, table.classes[Int(keys[p])] & 15 == 1 { return nil }
    guard var whole = parts.section.adding(parts.pending) else { return nil }
    if keys[q] == NumberKey.point, isClock(whole, places: places, at: p) { return nil }
    if !n.flags.contains(.wide) {
      guard let sum = whole.adding(ScaledInteger(digits, exponent: -places)) else { return nil }
      whole = sum
    }
    parts.section = .zero
    parts.hasSection = false
    parts.pending = whole
    parts.hasPending = true
    parts.pendingDigits = 2
    parts.zeroSeen = true
    parts.afterUnit = 0
    parts.wasUnit = false
    n.trailing = 0
    n.trailingBig = 0
    n.flags.insert(.decimal)
    n.flags.remove(.arabic)
    return p
  }

  /// Whether 点 after a number up to 24 is the clock's: minutes, a half or a quarter follow.
  func isClock(_ whole: ScaledInteger, places: Int, at p: Int) -> Bool {
    guard places <= 2, let hour = whole.integer, hour <= 24 else { return false }
    switch keys[p] {
    case NumberKey.of("分"): return keys[p + 1] != NumberKey.of("之") && !isShareOrScore(p)
    case NumberKey.of("刻"), NumberKey.of("钟"): return true
    default: return false
    }
  }

  /// 分 that goes on to another unit (分贝, 分米).
  private func isShareOrScore(_ p: Int) -> Bool {
    table.longest(table.unitState, keys + p).length > 1 && keys[p + 1] != NumberKey.of("钟")
  }

  /// Whether a number may go on behind blanks: only where one of the neighbours is a magnitude.
  func maySpan(space p: Int, to q: Int, _ parts: NumeralParts) -> Bool {
    let next = table.classes[Int(keys[q])]
    switch next >> 4 {
    case NumeralClass.small, NumeralClass.big:
      return !(next >> 4 == NumeralClass.small && next & 15 == 3 && beginsKiloUnit(q))
    case NumeralClass.digit, NumeralClass.financial, NumeralClass.vague:
      return parts.wasUnit && parts.lastSmall < 4
    case NumeralClass.none:
      if keys[q] == NumberKey.point {
        let after = table.classes[Int(keys[skipSpaces(q + 1)])] >> 4
        return after == NumeralClass.digit || after == NumeralClass.financial
      }
      return keys[q] == NumberKey.of("余") || keys[q] == NumberKey.of("多")
    default: return false
    }
  }

  /// 千 that belongs to the unit (千米, 千克, 千瓦).
  func beginsKiloUnit(_ p: Int) -> Bool {
    guard keys[p] == NumberKey.of("千") else { return false }
    return table.longest(table.unitState, keys + p).length > 1
  }

  func finish(
    _ n: inout Numeral, _ parts: NumeralParts, dropPending: Bool = false, dropSection: Bool = false,
    end: Int
  ) -> Bool {
    n.end = end
    if n.flags.contains(.wide) { return true }
    var total = ScaledInteger()
    for index in 1..<5 {
      guard let sum = total.adding(parts[index]) else { return false }
      total = sum
    }
    var spread = parts.spread
    if !dropSection {
      guard let sum = total.adding(parts.section) else { return false }
      total = sum
    } else {
      spread = .zero
      n.trailing = parts.afterUnit
    }
    if parts.hasPending, !dropPending, !dropSection {
      n.trailing = 0
      n.trailingBig = 0
      var pending = parts.pending
      if parts.afterUnit >= 2, parts.pendingDigits == 1, !parts.zeroSeen, !parts.vaguePending {
        if isPrice(parts.pendingStart, pending) {
          n.end = parts.pendingStart
          n.trailing = parts.afterUnit
          pending = .zero
          spread = .zero
        } else {
          pending = pending.scaled(by: parts.afterUnit - 1)
          spread = spread.scaled(by: parts.afterUnit - 1)
        }
      }
      guard let sum = total.adding(pending) else { return false }
      total = sum
    }
    if dropPending { spread = .zero }
    if n.flags.contains(.hasUnit) || n.end - n.start > 1 { n.flags.remove(.single) }
    if n.flags.contains(.hasUnit) { n.flags.remove(.arabic) }
    n.value = total
    n.spread = spread
    return n.end > n.start
  }

  /// 三万一天: 一 with a measure word behind it says "per", it is no elided 一千. A fixed word that
  /// begins with the digit (三百一线员工) is none either.
  func isPrice(_ p: Int, _ digit: ScaledInteger) -> Bool {
    if digit.mantissa == 1 {
      let unit = table.longest(table.unitState, keys + p + 1)
      if unit.length > 0 {
        let unitClass = table.units[Int(unit.value)].unitClass
        return unitClass != UnitClass.money.rawValue && unitClass != UnitClass.share.rawValue
      }
    }
    return table.longest(table.idiomState, keys + p).length > 1
  }
}
