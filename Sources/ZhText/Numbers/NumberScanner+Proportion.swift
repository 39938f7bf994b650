// Fractions and percentages in words: 三分之二, 百分之十五, 十分一, 1/3, 三又二分之一; halves.

extension NumberScanner {
  // MARK: 百分之

  /// 百分之…, 千分之…, 万分之…, 百万分之… at a bare magnitude. Blanks may stand inside.
  mutating func scanPartsPerHundred(at i: Int) -> Int? {
    var p = i
    var power = 0
    while true {
      let entry = table.classes[Int(keys[p])]
      if entry >> 4 == NumeralClass.small, entry & 15 > 1 {
        power += Int(entry & 15)
      } else if entry >> 4 == NumeralClass.big {
        power += Int(entry & 15) * 4
      } else {
        break
      }
      p = skipSpaces(p + 1)
      if p - i > 12 { return nil }
    }
    guard power > 0, let after = readPartWord(p) ?? readShortPart(p, power) else { return nil }
    guard let first = readPart(at: after) else { return nil }
    var span = NumberSpan(.percent, i, first.end)
    let context = readContext(before: i)
    if context.isNegative { span.start = Int32(context.signStart) }
    var low = first
    low.isNegative = first.isNegative != context.isNegative
    span.comparator = percentComparator(context, low, end: first.end)
    // 百分之五到百分之八, 百分之五至八
    if let connector = readConnector(at: first.end) {
      var q = connector
      var isRepeated = false
      if keys[q] == keys[i], let inner = readPartWord(skipSpaces(q + (p - i))), p - i < 3 {
        q = inner
        isRepeated = true
      }
      if isNumeral(q), let second = readPart(at: q),
        isRepeated || readUnit(at: second.end, second) == nil
      {
        span.end = Int32(second.end)
        append(span, low: low, high: second, power: -power)
        appendHidden(low)
        appendHidden(second)
        return second.end
      }
    }
    append(span, writing: low, power: -power)
    appendHidden(low)
    return first.end
  }

  /// 百分三十: without 之, before a number of two characters or more.
  private func readShortPart(_ p: Int, _ power: Int) -> Int? {
    guard power == 2, keys[p] == NumberKey.of("分"), isNumeral(p + 1), isNumeral(p + 2),
      keys[p + 1] != NumberKey.of("百")
    else { return nil }
    return p + 1
  }

  private func percentComparator(_ context: NumberContext, _ n: Numeral, end: Int)
    -> NumberComparator
  {
    if context.comparator != .equal { return context.comparator }
    if let after = readComparator(after: end), after.comparator != .equal {
      return after.comparator
    }
    return n.flags.contains(.approximate) ? .about : .equal
  }

  /// The position behind 分之 (百 分之, 分 之).
  private func readPartWord(_ p: Int) -> Int? {
    // 三份之一 is met for 三分之一.
    guard keys[p] == NumberKey.of("分") || keys[p] == NumberKey.of("份") else { return nil }
    let q = skipSpaces(p + 1)
    guard keys[q] == NumberKey.of("之") else { return nil }
    return skipSpaces(q + 1)
  }

  /// The number behind 分之, which may be negative or a bare 百 (百分之百).
  private func readPart(at start: Int) -> Numeral? {
    var p = start
    var isNegative = false
    if keys[p] == NumberKey.of("负") || keys[p] == NumberKey.hyphen {
      isNegative = true
      p = skipSpaces(p + 1)
    }
    let entry = table.classes[Int(keys[p])]
    guard entry >> 4 >= NumeralClass.arabic, entry >> 4 <= NumeralClass.vague,
      entry >> 4 != NumeralClass.half
    else { return nil }
    var n = Numeral()
    guard readNumeral(at: p, bare: true, into: &n), !n.flags.contains(.dotted) else { return nil }
    n.isNegative = isNegative
    return n
  }

  // MARK: Fractions

  /// 三分之二, 三又二分之一, 十分一 behind a numeral that has been read.
  mutating func scanFraction(_ n: Numeral, _ context: NumberContext) -> Int? {
    let start = context.isNegative ? context.signStart : n.start
    var whole: Numeral?
    var denominator = n
    var p = skipSpaces(n.end)
    if keys[p] == NumberKey.of("又") {
      let q = skipSpaces(p + 1)
      guard isNumeral(q) else { return nil }
      var next = Numeral()
      guard readNumeral(at: q, bare: false, into: &next) else { return nil }
      whole = n
      denominator = next
      p = skipSpaces(next.end)
    }
    guard keys[p] == NumberKey.of("分") || keys[p] == NumberKey.of("份"), !denominator.isPair
    else { return nil }
    let numerator: Numeral
    var kind = NumberKind.fraction
    if let after = readPartWord(p) {
      guard let n = readPart(at: after) else { return nil }
      numerator = n
      // 五百分之2.2 divides, but is no fraction.
      if n.flags.contains(.decimal) { kind = .number }
    } else {
      guard keys[p] == NumberKey.of("分"), let n = readShortFraction(p + 1, denominator) else {
        return nil
      }
      numerator = n
    }
    guard let value = ScaledInteger.quotient(numerator.value, denominator.value) else { return nil }
    var total = value
    if let whole { total = whole.value.adding(value) ?? value }
    var span = NumberSpan(kind, start, numerator.end)
    span.comparator = percentComparator(context, numerator, end: numerator.end)
    if fold.keyClass(keys[n.start]) == .han { span.flags.insert(.chinese) }
    span.valueStart = Int32(results.text.count)
    results.text.appendDecimal(total, negative: context.isNegative != numerator.isNegative)
    span.valueEnd = Int32(results.text.count)
    if let end = scanFractionOfTime(span, total, numerator) { return end }
    if let unit = readUnit(at: numerator.end, numerator), isMeasure(unit) {
      // 四分一升, 三分之一公里
      span.kind = .quantity
      span.end = Int32(unit.end)
      span.unitStart = Int32(unit.start)
      span.unitEnd = Int32(unit.end)
      span.unit = unit.record
      results.spans.append(span)
      var inner = span
      inner.kind = .fraction
      inner.flags = [.nested]
      inner.end = Int32(numerator.end)
      inner.unitEnd = inner.unitStart
      results.spans.append(inner)
      return unit.end
    }
    results.spans.append(span)
    if let whole { appendHidden(whole) }
    appendHidden(denominator)
    appendHidden(numerator)
    return numerator.end
  }

  /// 三分之一天: a duration.
  private mutating func scanFractionOfTime(
    _ fraction: NumberSpan, _ value: ScaledInteger, _ numerator: Numeral
  ) -> Int? {
    guard let unit = readUnit(at: numerator.end, numerator), unit.unitClass == .time else {
      return nil
    }
    var duration = DurationParts()
    guard duration.add(value, unit.component) else { return nil }
    var span = fraction
    span.kind = .duration
    span.end = Int32(unit.end)
    span.unitStart = Int32(unit.start)
    span.unitEnd = Int32(unit.end)
    span.unit = unit.record
    span.amountStart = fraction.valueStart
    span.amountEnd = fraction.valueEnd
    span.valueStart = Int32(results.text.count)
    duration.write(to: &results.text)
    span.valueEnd = Int32(results.text.count)
    results.spans.append(span)
    var inner = fraction
    inner.flags.insert(.nested)
    results.spans.append(inner)
    return unit.end
  }

  private func isMeasure(_ unit: UnitMatch) -> Bool {
    switch unit.unitClass {
    case .length, .area, .volume, .mass: true
    default: false
    }
  }

  /// Hong Kong's 十分一, 四分一: without 之, only a digit below the denominator.
  private func readShortFraction(_ p: Int, _ denominator: Numeral) -> Numeral? {
    guard let d = denominator.integer, d >= 2, d <= 10, !denominator.isArabic else { return nil }
    let entry = table.classes[Int(keys[p])]
    guard entry >> 4 == NumeralClass.digit, Int(entry & 15) >= 1, Int(entry & 15) < d,
      d > 2 || entry & 15 == 1
    else { return nil }
    guard entry & 15 == 1 || (d == 3 && entry & 15 == 2) || (d == 4 && entry & 15 == 3) else {
      return nil
    }
    let next = table.classes[Int(keys[p + 1])]
    if next >> 4 != 0, next >> 4 != NumeralClass.half, next >> 4 != NumeralClass.end { return nil }
    switch Unicode.Scalar(keys[p + 1]) {
    case "点", "个", "秒", "刻", "分", "定", "些", "样", "般": return nil
    default: break
    }
    var n = Numeral()
    n.start = p
    n.end = p + 1
    n.value = ScaledInteger(UInt128(entry & 15))
    return n
  }

  /// 1/3: numerator and denominator up to 100 that are no date.
  mutating func scanRatio(_ n: Numeral) -> Int? {
    // 3比2, 1:4 and 78:96 are scores and ratios: no counts, no numbers with a unit.
    guard n.isArabic, keys[n.end] == NumberKey.slash, let a = n.integer, a <= 100,
      !n.flags.contains(.leadingZero), keys[n.start - 1] != NumberKey.slash
    else { return nil }
    var other = Numeral()
    guard isDigit(n.end + 1), readNumeral(at: n.end + 1, bare: false, into: &other),
      let b = other.integer, b > 1, b <= 100, other.isArabic, keys[other.end] != NumberKey.slash,
      !other.flags.contains(.leadingZero)
    else { return nil }
    if a <= 12, b <= 31, isDay(before: n.start, after: other.end) { return other.end }
    guard
      let value = ScaledInteger.quotient(ScaledInteger(UInt128(a)), ScaledInteger(UInt128(b)))
    else { return nil }
    var span = NumberSpan(.fraction, n.start, other.end)
    span.valueStart = Int32(results.text.count)
    results.text.appendDecimal(value)
    span.valueEnd = Int32(results.text.count)
    if let end = scanFractionOfTime(span, value, other) { return end }
    results.spans.append(span)
    return other.end
  }

  /// 对折: half the price.
  mutating func scanHalfPrice(at i: Int) -> Int {
    guard keys[i - 1] == NumberKey.of("对"), i - 1 >= floor, keys[i + 1] != NumberKey.of("叠") else {
      return i + 1
    }
    var span = NumberSpan(.percent, i - 1, i + 1)
    span.flags = [.chinese, .half]
    span.unitStart = Int32(i)
    span.unitEnd = Int32(i + 1)
    var n = Numeral()
    n.value = ScaledInteger(5, exponent: -1)
    append(span, writing: n)
    return i + 1
  }

  /// 直到7/14休業式, 3/5(五): month and day, which are left alone.
  private func isDay(before start: Int, after end: Int) -> Bool {
    switch Unicode.Scalar(keys[start - 1]) {
    case "到", "在", "于", "至", "自", "从", "期", "日", "年", "~", "-": return true
    default: break
    }
    switch Unicode.Scalar(keys[end]) {
    case "(", "~", "-", "日", "晚", "起": return true
    default: return false
    }
  }

  // MARK: Halves

  /// 半小时, 半公里, 一半, 个半小时, 分半钟.
  mutating func scanHalf(at i: Int) -> Int {
    // 个半小时, 分半钟: one and a half, the unit stands before.
    if let end = scanUnitAndHalf(at: i) { return end }
    if let word = fixedWord(around: i) { return max(word.end, i + 1) }
    var n = Numeral()
    n.start = i
    n.end = i + 1
    n.value = ScaledInteger(5, exponent: -1)
    n.flags = [.decimal, .hasUnit]
    var p = i + 1
    if keys[p] == NumberKey.of("数") {
      // 半数: half of them.
      return emitHalf(n, end: p + 1)
    }
    guard let unit = readHalfUnit(at: p, n) else {
      return emitHalf(n, end: p, isWeak: true)
    }
    p = unit.end
    var amount = Amount()
    amount.numeral = n
    amount.start = i
    amount.end = unit.end
    amount.unit = unit
    amount.value = n.value
    amount.hasHalf = false
    let context = readContext(before: i)
    switch unit.unitClass {
    case .money: amount.kind = .money
    case .time:
      amount.kind = amount.duration.add(n.value, unit.component) ? .duration : .quantity
    case .share: return i + 1
    default: amount.kind = .quantity
    }
    return emit(&amount, context)
  }

  /// 一半: 0.5.
  mutating func scanOneHalf(at i: Int, _ context: NumberContext) -> Int {
    var span = NumberSpan(.fraction, i, i + 2)
    span.flags = [.chinese, .half]
    var n = Numeral()
    n.value = ScaledInteger(5, exponent: -1)
    span.comparator = percentComparator(context, n, end: i + 2)
    append(span, writing: n)
    return i + 2
  }

  private func readHalfUnit(at p: Int, _ n: Numeral) -> UnitMatch? {
    guard let unit = readUnit(at: p, n), unit.unitClass != .grade, unit.unitClass != .place else {
      return nil
    }
    // 半月 is half a month.
    return unit
  }

  private mutating func emitHalf(_ n: Numeral, end: Int, isWeak: Bool = false) -> Int {
    // Alone, 半 is a number only at the end of a clause (一半 has its own entry).
    if isWeak, !isIsolated(n.start, end) { return end }
    var span = NumberSpan(.fraction, n.start, end)
    span.flags = [.chinese, .half]
    append(span, writing: n)
    return end
  }

  /// 米九, 块五: one and so many tenths, where nothing stands before the unit.
  mutating func scanUnitAndDigit(at i: Int, _ entry: UInt8) -> Int? {
    guard entry >> 4 == NumeralClass.digit, entry & 15 > 0, !isNumeral(i + 1), i - 1 >= floor,
      keys[i - 1] == NumberKey.of("米") || keys[i - 1] == NumberKey.of("块"), isBoundary(keys[i - 2])
    else { return nil }
    let unit = table.longest(table.unitState, keys + i - 1)
    guard unit.length == 1, table.longest(table.unitState, keys + i + 1).length == 0 else {
      return nil
    }
    var amount = Amount()
    amount.kind = keys[i - 1] == NumberKey.of("块") ? .money : .quantity
    amount.start = i - 1
    amount.end = i + 1
    amount.numeral.start = i
    amount.numeral.end = i
    amount.value = ScaledInteger(UInt128(10 + (entry & 15)), exponent: -1)
    amount.isCompound = true
    var match = UnitMatch()
    match.start = i - 1
    match.end = i
    match.record = Int32(truncatingIfNeeded: unit.value)
    match.unitClass = amount.kind == .money ? .money : .length
    amount.unit = match
    let context = readContext(before: i - 1)
    return scanRange(&amount, context) ?? emit(&amount, context)
  }

  private mutating func scanUnitAndHalf(at i: Int) -> Int? {
    let before = keys[i - 1]
    let isMinute = before == NumberKey.of("分") && keys[i + 1] == NumberKey.of("钟")
    let isPiece = before == NumberKey.of("个")
    guard isMinute || isPiece, i - 1 >= floor else { return nil }
    let earlier = table.classes[Int(keys[i - 2])]
    if earlier != 0, earlier >> 4 != NumeralClass.end { return nil }
    var unit = UnitMatch()
    if isMinute {
      unit.start = i - 1
      unit.end = i + 2
      unit.component = 0x4E
      unit.unitClass = .time
    } else {
      let found = table.longest(table.unitState, keys + i + 1)
      guard found.length > 0 else { return nil }
      let record = table.units[Int(found.value)]
      guard record.component != 0 else { return nil }
      unit.start = i + 1
      unit.end = i + 1 + found.length
      unit.record = Int32(found.value)
      unit.component = record.component
      unit.unitClass = .time
    }
    var amount = Amount()
    amount.numeral.start = i
    amount.numeral.end = i
    amount.start = i - 1
    amount.end = unit.end
    amount.unit = unit
    amount.value = ScaledInteger(15, exponent: -1)
    amount.kind = .duration
    amount.isCompound = false
    amount.hasHalf = true
    _ = amount.duration.add(amount.value, unit.component)
    return emit(&amount, NumberContext())
  }
}
