// Parses one numeral: Arabic, Chinese, financial or mixed, with 几, 多 and neighbouring digits.

extension NumberScanner {
  /// Reads the numeral that begins at `start`, or returns false.
  ///
  /// - Parameters:
  ///   - bare: whether 百, 千, 万 … may begin it without a digit (近百, 上千).
  ///   - clock: whether 点 is the clock's (下午三点五).
  /// - Complexity: O(its length).
  func readNumeral(at start: Int, bare: Bool, clock: Bool = false, into n: inout Numeral) -> Bool {
    n = Numeral()
    n.start = start
    var parts = NumeralParts()
    parts.sectionStart = start
    var p = start
    if readPositional(at: start, &n) { return true }

    reading: while true {
      var q = p
      var key = keys[q]
      if key == NumberKey.space, parts.isStarted {
        q = skipSpaces(q)
        key = keys[q]
        if !maySpan(space: p, to: q, parts) { break reading }
      }
      let entry = table.classes[Int(key)]
      let value = entry & 15
      switch entry >> 4 {
      case NumeralClass.arabic:
        guard !parts.hasPending, q == p || !parts.isStarted else { break reading }
        if parts.isStarted, parts.afterUnit == 0, !parts.zeroSeen { break reading }
        guard let arabic = readArabic(at: q) else { break reading }
        if parts.isStarted {
          // 1万600, 3亿5000万: the digits must fit below the unit before them.
          let room = parts.afterUnit == 0 ? 4 : parts.afterUnit
          if arabic.digits > room || arabic.isWide { break reading }
        } else {
          n.flags.insert(.arabic)
          n.digits = arabic.digits
          if arabic.isGrouped { n.flags.insert(.grouped) }
          if arabic.isDotted { n.flags.insert(.dotted) }
          if arabic.isWide { n.flags.insert(.wide) }
          if arabic.hasLeadingZero { n.flags.insert(.leadingZero) }
        }
        if arabic.value.exponent < 0 || arabic.isDecimal { n.flags.insert(.decimal) }
        begin(&parts, at: q)
        parts.pending = arabic.value
        parts.pendingDigits = arabic.digits
        parts.hasPending = true
        parts.isStarted = true
        parts.wasUnit = false
        p = arabic.end
        if arabic.isWide || arabic.isDotted {
          n.value = arabic.value
          n.end = p
          return true
        }
      case NumeralClass.digit, NumeralClass.financial:
        guard readDigit(at: q, value, entry >> 4, &parts, &n) else { break reading }
        p = q + 1
      case NumeralClass.tens:
        if parts.hasPending || parts.lastSmall <= 1 || n.flags.contains(.decimal) { break reading }
        begin(&parts, at: q)
        parts.section =
          parts.section.adding(ScaledInteger(UInt128(value), exponent: 1)) ?? parts.section
        close(&parts, small: 1)
        n.flags.insert(.hasUnit)
        p = q + 1
      case NumeralClass.small:
        let power = Int(value)
        if power == 3, beginsKiloUnit(q), parts.hasPending { break reading }
        guard readSmall(power, at: q, bare, &parts, &n) else {
          // 二百三百: the second number begins with its digit.
          if parts.hasPending, parts.hasSection || parts.lastBig > 0, power >= parts.lastSmall {
            return finish(&n, parts, dropPending: true, end: parts.pendingStart)
          }
          break reading
        }
        p = q + 1
      case NumeralClass.big:
        switch readBig(Int(value), at: q, bare, &parts, &n) {
        case .taken: p = q + 1
        case .refused: break reading
        case .newNumber:
          return finish(&n, parts, dropSection: true, end: parts.sectionStart)
        }
      case NumeralClass.vague:
        guard readVague(at: q, isSeveral: value == 0, &parts, &n) else { break reading }
        p = q + 1
      default:
        if key == NumberKey.point || key == NumberKey.dot, !clock, !n.flags.contains(.decimal),
          let end = readFraction(at: q, &parts, &n)
        {
          p = end
          if n.flags.contains(.wide) {
            n.value = parts.pending
            n.end = p
            return true
          }
          continue reading
        }
        if parts.isStarted, let next = readSurplus(at: q, key, parts) {
          if next > q + 1 || keys[q] != NumberKey.of("个") { n.flags.insert(.approximate) }
          if q > p { n.flags.insert(.spaced) }
          p = next
          continue reading
        }
        break reading
      }
      if q > start, q > p { n.flags.insert(.spaced) }
    }
    guard parts.isStarted else { return false }
    return finish(&n, parts, end: p)
  }

  // MARK: Pieces

  func begin(_ parts: inout NumeralParts, at position: Int) {
    if !parts.hasSection, !parts.hasPending { parts.sectionStart = position }
    parts.pendingStart = position
  }

  func close(_ parts: inout NumeralParts, small power: Int) {
    parts.hasSection = true
    parts.hasPending = false
    parts.pending = .zero
    parts.pendingDigits = 0
    parts.lastSmall = power
    parts.afterUnit = power
    parts.zeroSeen = false
    parts.isStarted = true
    parts.vaguePending = false
    parts.wasUnit = true
  }

  /// 二〇二三, 一九四九, 幺三五零…: at least two digits without units that are no neighbours.
  private func readPositional(at start: Int, _ n: inout Numeral) -> Bool {
    let first = table.classes[Int(keys[start])]
    let kind = first >> 4
    guard kind == NumeralClass.digit || kind == NumeralClass.financial else { return false }
    guard table.classes[Int(keys[start + 1])] >> 4 == kind else { return false }
    var end = start
    var value: UInt128 = 0
    while table.classes[Int(keys[end])] >> 4 == kind, end - start < 64 {
      if isDual(keys[end]) { break }
      if keys[end] == NumberKey.of("幺") { n.flags.insert(.spoken) }
      if end - start < 38 {
        value = value &* 10 &+ UInt128(table.classes[Int(keys[end])] & 15)
      } else {
        n.flags.insert(.wide)
      }
      end += 1
    }
    let length = end - start
    guard length >= 2 else { return false }
    let second = table.classes[Int(keys[start + 1])] & 15
    let next = table.classes[Int(keys[end])] >> 4
    if length == 2, Self.areNeighbours(first & 15, second), kind == NumeralClass.digit {
      return false
    }
    if next == NumeralClass.small { return false }
    n.value = ScaledInteger(value)
    n.flags.insert(.positional)
    if first & 15 == 0 { n.flags.insert(.leadingZero) }
    if kind == NumeralClass.financial { n.flags.insert(.financial) }
    n.digits = length
    n.end = end
    if next == NumeralClass.big {
      // 二五〇〇万 is rare but plain.
      let power = Int(table.classes[Int(keys[end])] & 15) * 4
      n.value = n.value.scaled(by: power)
      n.flags.formUnion([.hasUnit, .hasBig])
      n.flags.remove(.positional)
      n.trailing = power
      n.trailingBig = power
      n.end = end + 1
    } else if keys[end] == NumberKey.point || keys[end] == NumberKey.dot {
      var fraction = end + 1
      var digits = value
      var places = 0
      while table.classes[Int(keys[fraction])] >> 4 == kind, !isDual(keys[fraction]), places < 20 {
        digits = digits &* 10 &+ UInt128(table.classes[Int(keys[fraction])] & 15)
        places += 1
        fraction += 1
      }
      if places > 0, length <= 18 {
        n.value = ScaledInteger(digits, exponent: -places)
        n.flags.insert(.decimal)
        n.end = fraction
      }
    }
    return true
  }

  /// 两 俩 仨 never stand in a run of digits.
  @inline(__always)
  func isDual(_ key: Key) -> Bool {
    key == NumberKey.of("两") || key == NumberKey.of("俩") || key == NumberKey.of("仨")
  }

  /// 三四, 七八, 两三 and 三五 mean "about"; 九十 is 90 and 三二 is nothing.
  @inline(__always)
  static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
    a > 0 && b < 10 && (b == a + 1 || (a == 3 && b == 5))
  }

  private func readDigit(
    at q: Int, _ value: UInt8, _ kind: UInt8, _ parts: inout NumeralParts, _ n: inout Numeral
  ) -> Bool {
    if n.flags.contains(.decimal), parts.hasPending { return false }
    if parts.hasPending {
      // A neighbour makes a pair: 三五(百), 一百二三(十).
      guard parts.pendingDigits == 1, parts.spread.isZero, kind == NumeralClass.digit,
        parts.pending.exponent == 0, !n.isArabic || parts.hasSection || parts.lastBig > 0,
        Self.areNeighbours(UInt8(truncatingIfNeeded: parts.pending.mantissa), value)
      else { return false }
      parts.spread = ScaledInteger(UInt128(value) &- parts.pending.mantissa)
      return true
    }
    if value == 0 {
      if parts.isStarted {
        // 零 inside: only when the number goes on.
        let next = table.classes[Int(keys[skipSpaces(q + 1)])]
        switch next >> 4 {
        case NumeralClass.digit where next & 15 != 0, NumeralClass.financial, NumeralClass.tens,
          NumeralClass.arabic, NumeralClass.vague:
          break
        case NumeralClass.small where next & 15 == 1: break
        case NumeralClass.small where parts.afterUnit >= 4 && next & 15 == 2: break
        default: return false
        }
        // 三百零售商: the word wins.
        if table.longest(table.idiomState, keys + q).length > 1 { return false }
        parts.zeroSeen = true
        parts.wasUnit = false
        return true
      }
    }
    begin(&parts, at: q)
    parts.pending = ScaledInteger(UInt128(value))
    parts.pendingDigits = 1
    parts.hasPending = true
    parts.vaguePending = false
    parts.wasUnit = false
    if !parts.isStarted {
      n.digits = 1
      n.flags.insert(.single)
      if kind == NumeralClass.financial { n.flags.insert(.financial) }
    }
    parts.isStarted = true
    return true
  }

  private func readSmall(
    _ power: Int, at q: Int, _ bare: Bool, _ parts: inout NumeralParts, _ n: inout Numeral
  ) -> Bool {
    guard power < parts.lastSmall else { return false }
    var coefficient = parts.pending
    if !parts.hasPending {
      let isTen = power == 1 && (!parts.isStarted || parts.afterUnit > 1 || parts.zeroSeen)
      // 一万零百一十一 is met for 一万零一百一十一.
      let isHundred = power == 2 && parts.zeroSeen && parts.lastBig > 0
      guard isTen || isHundred || (!parts.isStarted && bare) else { return false }
      if !isTen, !isHundred { n.flags.insert(.bare) }
      begin(&parts, at: q)
      coefficient = ScaledInteger(1)
    } else if n.isArabic, power == 1, parts.pendingDigits > 1 || parts.pending.exponent < 0 {
      return false
    }
    guard let sum = parts.section.adding(coefficient.scaled(by: power)) else { return false }
    parts.section = sum
    parts.spread = parts.spread.scaled(by: power)
    let afterUnit = parts.wasUnit
    close(&parts, small: power)
    n.flags.insert(.hasUnit)
    n.trailing = power == 1 ? 0 : (afterUnit ? n.trailing + power : power)
    n.trailingBig = 0
    return true
  }

  private enum BigResult { case taken, refused, newNumber }

  private func readBig(
    _ index: Int, at q: Int, _ bare: Bool, _ parts: inout NumeralParts, _ n: inout Numeral
  ) -> BigResult {
    let power = index * 4
    var slot = index
    var amount: ScaledInteger
    if !parts.hasSection, !parts.hasPending {
      if parts.lastBig > 0, parts.wasUnit {
        // 万亿, 万万: the magnitudes multiply.
        if index <= parts.lastBig { slot = min(index + parts.lastBig, 4) }
        amount = parts[parts.lastBig]
        if slot != parts.lastBig {
          parts[parts.lastBig] = .zero
          if !parts[slot].isZero { return .refused }
        }
        if amount.exponent > 200 { return .refused }
      } else if !parts.isStarted, bare {
        amount = ScaledInteger(1)
        n.flags.insert(.bare)
        begin(&parts, at: q)
      } else {
        return .refused
      }
    } else {
      if !parts[index].isZero { return parts.lastBig > 0 ? .newNumber : .refused }
      guard var sum = parts.section.adding(parts.pending) else { return .refused }
      for lower in 1..<5 where lower < index && !parts[lower].isZero {
        // 一万五千亿: all that stands before counts in 亿.
        guard let total = sum.adding(parts[lower]) else { return .refused }
        sum = total
        parts[lower] = .zero
      }
      amount = sum
      if amount.isZero { return .refused }
    }
    parts[slot] = amount.scaled(by: power)
    parts.spread = parts.spread.scaled(by: power)
    parts.section = .zero
    let continues = parts.wasUnit && (n.trailing > 0)
    close(&parts, small: 4)
    parts.hasSection = false
    parts.lastBig = slot
    parts.afterUnit = power
    parts.sectionStart = q + 1
    n.flags.formUnion([.hasUnit, .hasBig])
    n.trailing = continues ? n.trailing + power : power
    n.trailingBig = continues && n.trailingBig > 0 ? n.trailingBig + power : power
    return .taken
  }

  /// 几 and 数: one before a magnitude (几百, 数十万), nothing after one (十几, 二十几万).
  private func readVague(
    at q: Int, isSeveral: Bool, _ parts: inout NumeralParts, _ n: inout Numeral
  ) -> Bool {
    guard !parts.hasPending else { return false }
    let next = table.classes[Int(keys[skipSpaces(q + 1)])]
    let before = next >> 4 == NumeralClass.small || next >> 4 == NumeralClass.big
    if !parts.isStarted {
      let hundredMillions =
        keys[q + 1] == NumberKey.of("个") && table.classes[Int(keys[q + 2])] >> 4 == NumeralClass.big
      guard before || (isSeveral && hundredMillions) else { return false }
      if !isSeveral, table.noCountBefore(keys[q - 1]) { return false }
      // 数百分之…, 几千克: no magnitude.
      if keys[q + 2] == NumberKey.of("分") { return false }
      begin(&parts, at: q)
      parts.pending = ScaledInteger(1)
    } else {
      guard parts.afterUnit > 0 || parts.zeroSeen else { return false }
      if !isSeveral, !before, table.longest(table.unitState, keys + q + 1).length == 0 {
        return false
      }
      begin(&parts, at: q)
      parts.pending = next >> 4 == NumeralClass.small ? ScaledInteger(1) : .zero
    }
    parts.pendingDigits = 1
    parts.hasPending = true
    parts.vaguePending = true
    parts.isStarted = true
    parts.wasUnit = false
    n.flags.formUnion([.approximate, .vague])
    return true
  }

  /// 多, 余, 来 inside a number (三百多万), and 个 before 亿 (两个亿): the position behind.
  private func readSurplus(at q: Int, _ key: Key, _ parts: NumeralParts) -> Int? {
    switch key {
    case NumberKey.of("多"), NumberKey.of("余"), NumberKey.of("来"):
      let next = skipSpaces(q + 1)
      guard table.classes[Int(keys[next])] >> 4 == NumeralClass.big else { return nil }
      return next
    case NumberKey.of("个"):
      guard parts.hasPending, keys[q + 1] == NumberKey.of("亿") else { return nil }
      return q + 1
    default: return nil
    }
  }
}
