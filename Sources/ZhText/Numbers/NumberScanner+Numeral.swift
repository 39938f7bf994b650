// Parses one numeral: Arabic, Chinese, financial or mixed, with 几, 多 and neighbouring digits.

extension NumberScanner {
  /// The state of a numeral that is being read, section by section (a section ends with 万, 亿 …).
  private struct Parts {
    /// The closed parts, by a quarter of their power of ten.
    var closed: (ScaledInteger, ScaledInteger, ScaledInteger, ScaledInteger, ScaledInteger) =
      (.zero, .zero, .zero, .zero, .zero)
    var section = ScaledInteger()
    var hasSection = false
    var pending = ScaledInteger()
    var hasPending = false
    var pendingDigits = 0
    var pendingStart = 0
    var sectionStart = 0
    var spread = ScaledInteger()
    /// The power of ten of the last unit in the section; 4 = none.
    var lastSmall = 4
    /// The index of the last closed part; 0 = none.
    var lastBig = 0
    /// The power of ten of the unit just before, for elided magnitudes (三万五).
    var afterUnit = 0
    var zeroSeen = false
    var vaguePending = false
    var isStarted = false
    var wasUnit = false

    subscript(index: Int) -> ScaledInteger {
      get {
        switch index {
        case 1: closed.1
        case 2: closed.2
        case 3: closed.3
        default: closed.4
        }
      }
      set {
        switch index {
        case 1: closed.1 = newValue
        case 2: closed.2 = newValue
        case 3: closed.3 = newValue
        default: closed.4 = newValue
        }
      }
    }
  }

  /// Reads the numeral that begins at `start`, or returns false.
  ///
  /// - Parameters:
  ///   - bare: whether 百, 千, 万 … may begin it without a digit (近百, 上千).
  ///   - clock: whether 点 is the clock's (下午三点五).
  /// - Complexity: O(its length).
  func readNumeral(at start: Int, bare: Bool, clock: Bool = false, into n: inout Numeral) -> Bool {
    n = Numeral()
    n.start = start
    var parts = Parts()
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

  private func begin(_ parts: inout Parts, at position: Int) {
    if !parts.hasSection, !parts.hasPending { parts.sectionStart = position }
    parts.pendingStart = position
  }

  private func close(_ parts: inout Parts, small power: Int) {
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
  private func isDual(_ key: Key) -> Bool {
    key == NumberKey.of("两") || key == NumberKey.of("俩") || key == NumberKey.of("仨")
  }

  /// 三四, 七八, 两三 and 三五 mean "about"; 九十 is 90 and 三二 is nothing.
  @inline(__always)
  static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
    a > 0 && b < 10 && (b == a + 1 || (a == 3 && b == 5))
  }

  private func readDigit(
    at q: Int, _ value: UInt8, _ kind: UInt8, _ parts: inout Parts, _ n: inout Numeral
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
    _ power: Int, at q: Int, _ bare: Bool, _ parts: inout Parts, _ n: inout Numeral
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
    _ index: Int, at q: Int, _ bare: Bool, _ parts: inout Parts, _ n: inout Numeral
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
    at q: Int, isSeveral: Bool, _ parts: inout Parts, _ n: inout Numeral
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
  private func readSurplus(at q: Int, _ key: Key, _ parts: Parts) -> Int? {
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

  /// The digits after 点: the position behind, or nil when 点 is no decimal point.
  private func readFraction(at q: Int, _ parts: inout Parts, _ n: inout Numeral) -> Int? {
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
  private func isClock(_ whole: ScaledInteger, places: Int, at p: Int) -> Bool {
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
  private func maySpan(space p: Int, to q: Int, _ parts: Parts) -> Bool {
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
  private func beginsKiloUnit(_ p: Int) -> Bool {
    guard keys[p] == NumberKey.of("千") else { return false }
    return table.longest(table.unitState, keys + p).length > 1
  }

  private func finish(
    _ n: inout Numeral, _ parts: Parts, dropPending: Bool = false, dropSection: Bool = false,
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
  private func isPrice(_ p: Int, _ digit: ScaledInteger) -> Bool {
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
