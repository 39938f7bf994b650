// Ranges: 3至5名, 两到三万, 三、四百, 大于20且小于30.

extension NumberScanner {
  /// The position behind a word or sign that joins the two ends of a range, blanks included.
  func readConnector(at end: Int) -> Int? {
    var p = end
    if keys[p] == NumberKey.of("("), keys[p + 1] == NumberKey.of("含"),
      keys[p + 2] == NumberKey.of(")")
    {
      p += 3
    }
    p = skipSpaces(p)
    switch Unicode.Scalar(keys[p]) {
    case "至", "到", "~", "-", "–", "—", "―", "−", "∼", "〜", "‐", "‑", "‒":
      p += 1
      if keys[p] == 0x2014 || keys[p] == NumberKey.hyphen, keys[p - 1] == keys[p] { p += 1 }
      return skipSpaces(p)
    default: return nil
    }
  }

  /// A range that `amount` begins: emits it and returns its end.
  mutating func scanRange(_ amount: inout Amount, _ context: NumberContext) -> Int? {
    var second: Int
    var isPlainJoin = false
    if let connector = readConnector(at: amount.end) {
      second = connector
    } else if keys[amount.end] == NumberKey.of("和") || keys[amount.end] == NumberKey.of("与") {
      second = amount.end + 1
      isPlainJoin = true
    } else if let end = scanListedPair(amount, context) {
      return end
    } else {
      return nil
    }
    let joint = keys[amount.end]
    var isNegative = false
    if keys[second] == NumberKey.of("负")
      || (keys[second] == NumberKey.hyphen && joint != NumberKey.hyphen)
    {
      isNegative = true
      second += 1
    } else if keys[second] == NumberKey.of("零"), keys[second + 1] == NumberKey.of("下") {
      isNegative = true
      second += 2
    }
    let entry = table.classes[Int(keys[second])] >> 4
    guard entry >= NumeralClass.arabic, entry <= NumeralClass.big || entry == NumeralClass.vague
    else { return nil }
    if entry != NumeralClass.arabic, let word = fixedWord(around: second, from: second),
      !outgrows(word, at: second)
    {
      return nil
    }
    var n = Numeral()
    guard readNumeral(at: second, bare: false, into: &n), !n.flags.contains(.dotted) else {
      return nil
    }
    n.isNegative = isNegative
    var other = readAmount(n, start: second)
    // A third joint makes it a date, a telephone number or a score: 400-123-4567.
    if joint == NumberKey.hyphen, keys[other.end] == NumberKey.hyphen, isDigit(other.end + 1) {
      return skipIdentifier(from: amount.start)
    }
    if isPlainJoin {
      // 20与30之间, 20与30间
      if let unit = other.unit, keys[unit.start] == NumberKey.of("间") {
        other = Amount(plain: other)
      }
      let isBetween =
        keys[other.end] == NumberKey.of("间")
        || (keys[other.end] == NumberKey.of("之") && keys[other.end + 1] == NumberKey.of("间"))
      guard isBetween else { return nil }
    }
    let stated = amount.numeral
    guard let merged = merge(&amount, &other, joint: joint) else { return nil }
    emitRange(merged, amount, other, context, stated: stated)
    return other.end
  }

  /// Whether the two ends make one quantity, and of what kind. Shares the magnitude and the unit.
  private func merge(_ a: inout Amount, _ b: inout Amount, joint: Key) -> NumberSpan? {
    if b.unit.map({ keys[$0.start] == NumberKey.of("间") && isBoundary(keys[$0.end]) }) ?? false {
      // 在20至30间: between.
      b = Amount(plain: b)
    }
    if a.unit == nil, !a.isApproximate || a.numeral.flags.contains(.vague) || b.unit == nil {
      shareMagnitude(&a.numeral, b.numeral)
      a.value = a.numeral.value
      a.spread = a.numeral.spread
      a.power = b.power
    }
    let isSameUnit: Bool
    switch (a.unit, b.unit) {
    case (nil, nil):
      isSameUnit = true
    case (nil, _):
      // 十五至三十岁; but 100-三个 is nothing.
      isSameUnit = true
    case (let unit?, nil):
      // 5%-8: nothing; 3元到5: the second end has no unit.
      _ = unit
      return nil
    case (let x?, let y?):
      isSameUnit = x.record == y.record
      if a.kind != b.kind { return nil }
    }
    // Goes down only in words (15%到8%); with a sign it is a score, a date, a telephone number.
    let isWord = joint == NumberKey.of("至") || joint == NumberKey.of("到")
    let low = a.value.scaled(by: a.power)
    let high = b.high.scaled(by: b.power)
    if a.numeral.isNegative == b.numeral.isNegative, isSameUnit, !a.numeral.isNegative {
      if high < low, !(isWord && a.unit != nil) { return nil }
    }
    if !isWord, a.unit == nil, b.unit == nil {
      if a.numeral.flags.contains(.leadingZero) || b.numeral.flags.contains(.leadingZero) {
        return nil
      }
    }
    if !isSameUnit, b.kind != .duration, b.unit?.unitClass != a.unit?.unitClass { return nil }
    let kind: NumberKind = b.unit == nil ? .range : b.kind
    var span = NumberSpan(kind, a.start, b.end)
    if !isSameUnit { span.flags.insert(.mixedUnits) }
    return span
  }

  /// 两到三万, 十八至三十万: the first end takes the magnitude of the second.
  func shareMagnitude(_ a: inout Numeral, _ b: Numeral) {
    guard b.trailing > 0, !a.flags.contains(.wide), a.trailingBig == 0 else { return }
    for power in [b.trailing, b.trailingBig] where power > 0 {
      if a.trailing > 0, power <= 3 { continue }
      let scaled = a.value.scaled(by: power)
      if scaled < b.high {
        a.value = scaled
        a.spread = a.spread.scaled(by: power)
        return
      }
    }
  }

  /// 三、四百 and 4、50位: neighbours with a mark between.
  private mutating func scanListedPair(_ amount: borrowing Amount, _ context: NumberContext) -> Int?
  {
    guard keys[amount.end] == NumberKey.of("、") else { return nil }
    let n = amount.numeral
    guard amount.unit == nil, n.digits == 1, n.end == n.start + 1, keys[n.end] == NumberKey.of("、"),
      keys[n.start - 1] != NumberKey.of("、"), let a = n.integer, a > 0
    else { return nil }
    let second = n.end + 1
    guard isNumeral(second) else { return nil }
    var other = Numeral()
    guard readNumeral(at: second, bare: false, into: &other), !other.isPair,
      keys[other.end] != NumberKey.of("、")
    else { return nil }
    let first = Int(table.classes[Int(keys[second])] & 15)
    guard first == a + 1 || (a == 3 && first == 5 && !n.isArabic) else { return nil }
    var low = n
    if other.isArabic {
      // 4、50: forty to fifty.
      guard n.isArabic, let b = other.integer, b == first * 10 || b == first * 100 else {
        return nil
      }
      low.value = ScaledInteger(UInt128(a * (b / first)))
    } else {
      guard !n.isArabic, other.digits == 1 else { return nil }
      if other.end > second + 1 {
        guard other.trailing > 0 || table.classes[Int(keys[second + 1])] >> 4 == NumeralClass.small
        else { return nil }
        let factor = other.value
        guard let ratio = ScaledInteger.quotient(factor, ScaledInteger(UInt128(first)))?.integer,
          let value = Int(exactly: a * ratio)
        else { return nil }
        low.value = ScaledInteger(UInt128(value))
      }
    }
    let high = readAmount(other, start: second)
    guard let unit = high.unit,
      other.end > second + 1 || unit.unitClass == .thing || unit.unitClass == .people
        || unit.component != 0
    else { return nil }
    var a2 = copy amount
    a2.numeral = low
    a2.value = low.value
    a2.power = high.power
    let span = NumberSpan(high.kind, amount.start, high.end)
    emitRange(span, a2, high, context, isListed: true)
    return high.end
  }

  private mutating func emitRange(
    _ span: NumberSpan, _ a: Amount, _ b: Amount, _ context: NumberContext,
    stated: Numeral? = nil, isListed: Bool = false
  ) {
    var span = span
    span.comparator = comparator(
      context, approximate: a.isApproximate || b.isApproximate, end: b.end)
    span.valueStart = Int32(results.text.count)
    if span.kind == .duration {
      var low = a.duration
      if a.unit == nil, let component = b.unit?.component { _ = low.add(a.value, component) }
      low.write(to: &results.text)
      results.text.append(0x2F)
      var high = b.duration
      if !b.spread.isZero, let component = b.unit?.component { _ = high.add(b.spread, component) }
      high.write(to: &results.text)
      span.valueEnd = Int32(results.text.count)
      span.amountStart = span.valueEnd
    }
    let valueStart = results.text.count
    results.text.appendDecimal(a.value.scaled(by: a.power), negative: a.numeral.isNegative)
    results.text.append(0x2F)
    results.text.appendDecimal(b.high.scaled(by: b.power), negative: b.numeral.isNegative)
    if span.kind == .duration {
      span.amountEnd = Int32(results.text.count)
    } else {
      span.valueStart = Int32(valueStart)
      span.valueEnd = Int32(results.text.count)
    }
    if let unit = b.unit { setUnit(&span, unit) }
    results.spans.append(span)
    if span.kind == .percent {
      appendHidden(a.numeral)
      appendHidden(b.numeral)
      return
    }
    if span.kind != .range, a.unit == nil {
      var joined = NumberSpan(.range, a.start, b.numeral.end)
      joined.flags = [.nested]
      joined.valueStart = Int32(results.text.count)
      results.text.appendDecimal(a.value, negative: a.numeral.isNegative)
      results.text.append(0x2F)
      results.text.appendDecimal(b.numeral.high, negative: b.numeral.isNegative)
      joined.valueEnd = Int32(results.text.count)
      results.spans.append(joined)
    }
    if isListed { return }
    if !a.numeral.isPair { appendNested(stated ?? a.numeral, start: a.start) }
    appendParts(a)
    if !b.numeral.isPair { appendNested(b.numeral, start: b.start) }
    appendParts(b)
  }

  /// 大于20且小于30: two bounds make one range.
  mutating func scanTwoSided(_ amount: Amount, _ context: NumberContext) -> Int? {
    let isLow = context.comparator == .more || context.comparator == .atLeast
    guard isLow || context.comparator == .less || context.comparator == .atMost,
      context.comparatorStart >= floor
    else { return nil }
    var p = amount.end
    if keys[p] == NumberKey.comma || keys[p] == NumberKey.of("、") { p += 1 }
    switch Unicode.Scalar(keys[p]) {
    case "且", "而", "但", "又", "和": p += 1
    case "并", "同": p += keys[p + 1] == NumberKey.of("且") || keys[p + 1] == NumberKey.of("时") ? 2 : 0
    default: break
    }
    var second = 0
    var role = NumberRole.none
    for length in 1...4 {
      let word = table.longestBefore(keys + p + length, limit: length)
      if word.length == length, word.role.isComparator { (second, role) = (p + length, word.role) }
    }
    let isHigh = role == .less || role == .atMost
    guard second > 0, isLow ? isHigh : (role == .more || role == .atLeast), isNumeral(second)
    else { return nil }

    var n = Numeral()
    guard readNumeral(at: second, bare: false, into: &n), !n.isPair, readUnit(at: n.end, n) == nil
    else { return nil }
    let (low, high) = isLow ? (amount.numeral, n) : (n, amount.numeral)
    guard low.value < high.value else { return nil }
    append(NumberSpan(.range, context.comparatorStart, n.end), low: low, high: high)
    appendNested(amount.numeral, start: amount.start)
    appendNested(n)
    return n.end
  }
}
