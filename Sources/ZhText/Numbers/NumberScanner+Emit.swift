// The emission of amounts with the numbers nested in them.

extension NumberScanner {

  /// Emits an amount and its nested numerals; returns its end.
  mutating func emit(_ amount: inout Amount, _ context: NumberContext) -> Int {
    if amount.unit == nil { return emitBare(amount, context) }
    let n = amount.numeral
    if n.flags.contains(.bare), context.hasComparatorWord, context.comparatorStart >= floor {
      amount.start = context.comparatorStart
    }
    if context.role == .fahrenheit, context.roleStart >= floor { amount.start = context.roleStart }
    if isDistributive(amount) { return emitBare(amount, context) }
    var span = NumberSpan(amount.kind, amount.start, amount.end)
    span.comparator = comparator(context, approximate: amount.isApproximate, end: amount.end)
    describe(&span, amount)
    if let unit = amount.unit { setUnit(&span, unit) }
    span.valueStart = Int32(truncatingIfNeeded: results.text.count)
    if amount.kind == .duration {
      amount.duration.write(to: &results.text)
      if !amount.spread.isZero {
        results.text.append(0x2F)
        var high = amount.duration
        if let component = amount.unit?.component { _ = high.add(amount.spread, component) }
        high.write(to: &results.text)
      }
      span.valueEnd = Int32(truncatingIfNeeded: results.text.count)
      span.amountStart = span.valueEnd
      writeAmount(amount)
      span.amountEnd = Int32(truncatingIfNeeded: results.text.count)
    } else if n.flags.contains(.wide) {
      write(n, power: amount.power)
      span.valueEnd = Int32(truncatingIfNeeded: results.text.count)
    } else {
      results.text.appendDecimal(amount.value.scaled(by: amount.power), negative: n.isNegative)
      if !amount.spread.isZero {
        results.text.append(0x2F)
        results.text.appendDecimal(amount.high.scaled(by: amount.power), negative: n.isNegative)
      }
      span.valueEnd = Int32(truncatingIfNeeded: results.text.count)
    }
    results.spans.append(span)
    appendSecondReading(amount, span)
    if amount.kind == .percent {
      appendHidden(n)
    } else {
      if amount.isCompound || amount.hasHalf || n.isPair || amount.isApproximate {
        appendNested(n, start: n.isNegative ? amount.start : nil)
      } else {
        // The numeral has the same value: it shares its text.
        var inner = NumberSpan(.number, n.isNegative ? amount.start : n.start, n.end)
        inner.flags = [.nested]
        if amount.kind == .duration {
          inner.valueStart = span.amountStart
          inner.valueEnd = span.amountEnd
        } else {
          inner.valueStart = span.valueStart
          inner.valueEnd = span.valueEnd
        }
        results.spans.append(inner)
      }
      appendParts(amount)
    }
    return amount.end
  }

  /// The numerals of sub-units, read again where they stand.
  mutating func appendParts(_ amount: borrowing Amount) {
    for index in 0..<amount.partCount {
      var n = Numeral()
      let (start, end) = amount.parts[index]
      guard readNumeral(at: Int(start), bare: false, into: &n), n.end == Int(end) else { continue }
      appendNested(n)
    }
  }

  /// 30人一组, 三万一天: 一 directly behind a quantity says "for each".
  private func isDistributive(_ amount: Amount) -> Bool {
    guard amount.numeral.flags.contains(.single), keys[amount.numeral.start] == NumberKey.of("一"),
      amount.start == floor, !amount.isCompound
    else { return false }
    return results.spans.last.map { $0.kind != .number || $0.flags.contains(.nested) } ?? false
  }

  /// An age in weeks or days (三周大) is a quantity as well as a duration; a bare N日 that stands
  /// alone is a duration as well as a date.
  private mutating func appendSecondReading(_ amount: Amount, _ span: NumberSpan) {
    if amount.kind == .money, let unit = amount.unit, unit.end == unit.start + 1,
      keys[unit.start] == NumberKey.of("分"), keys[unit.end] != NumberKey.of("钱")
    {
      // 30分 alone: money, or minutes.
      var minutes = DurationParts()
      guard amount.spread.isZero, minutes.add(amount.value, 0x4E) else { return }
      var second = span
      second.kind = .duration
      second.flags.insert(.nested)
      second.amountStart = span.valueStart
      second.amountEnd = span.valueEnd
      second.valueStart = Int32(results.text.count)
      minutes.write(to: &results.text)
      second.valueEnd = Int32(results.text.count)
      results.spans.append(second)
      return
    }
    guard amount.kind == .duration, keys[amount.end] == NumberKey.of("大") else { return }
    var second = span
    second.kind = .quantity
    second.valueStart = span.amountStart
    second.valueEnd = span.amountEnd
    results.spans.append(second)
  }

  /// A number without a unit.
  private mutating func emitBare(_ amount: borrowing Amount, _ context: NumberContext) -> Int {
    let n = amount.numeral
    if context.role == .currency {
      // 人民币5000, USD 39.5
      var span = NumberSpan(.money, context.currencyStart, n.end)
      span.unitStart = Int32(context.currencyStart)
      span.unitEnd = Int32(context.currencyEnd)
      span.comparator = comparator(context, approximate: amount.isApproximate, end: n.end)
      append(span, writing: n)
      appendNested(n, start: amount.start)
      return n.end
    }
    if n.isPair {
      var span = NumberSpan(.range, amount.start, n.end)
      span.comparator = .about
      describe(&span, amount)
      append(span, writing: n)
      return n.end
    }
    if !isStandaloneNumber(amount) {
      if n.flags.contains(.positional) || n.flags.contains(.spoken) { appendHidden(n) }
      return n.end
    }
    if isPeople(amount) {
      // 2万多居民, 20萬學生: people are counted without a measure word.
      var span = NumberSpan(.quantity, amount.start, n.end)
      if keys[n.end] == NumberKey.of("多") || keys[n.end] == NumberKey.of("余") { span.end += 1 }
      span.comparator = comparator(
        context, approximate: amount.isApproximate || Int(span.end) > n.end, end: n.end)
      describe(&span, amount)
      append(span, writing: n)
      appendNested(n, start: amount.start)
      return Int(span.end)
    }
    if let end = scanTwoSided(amount, context) { return end }
    var start = amount.start
    if n.flags.contains(.bare), context.hasComparatorWord, context.comparatorStart >= floor {
      start = context.comparatorStart
    }
    var span = NumberSpan(.number, start, n.end)
    span.comparator = comparator(context, approximate: amount.isApproximate, end: n.end)
    describe(&span, amount)
    append(span, writing: n)
    return n.end
  }

  /// Whether a noun for people follows directly.
  private func isPeople(_ amount: Amount) -> Bool {
    let n = amount.numeral
    guard n.isArabic || n.flags.contains(.hasUnit) else { return false }
    var p = n.end
    if keys[p] == NumberKey.of("多") || keys[p] == NumberKey.of("余") { p += 1 }
    let word = table.longest(table.afterState, keys + p)
    return word.length > 1 && word.value == NumberRole.people.rawValue
  }

  /// Whether a numeral without a unit is a number at all.
  private func isStandaloneNumber(_ amount: Amount) -> Bool {
    let n = amount.numeral
    if n.flags.contains(.spoken) { return n.digits < 6 && n.digits > 2 }
    let next = keys[n.end]
    if n.isArabic {
      // 36号, 4号线, 3比2, 78:96
      if next == NumberKey.of("号"), keys[n.start - 1] == NumberKey.of("〕") { return false }
      return true
    }
    if n.flags.contains(.positional), n.digits == 2, !n.flags.contains(.hasUnit),
      !n.flags.contains(.decimal)
    {
      return isIsolated(amount.start, n.end) || isBoundary(next)
    }
    return true
  }

  func describe(_ span: inout NumberSpan, _ amount: Amount) {
    let flags = amount.numeral.flags
    if !flags.contains(.arabic),
      table.classes[Int(keys[amount.numeral.start])] >> 4 != NumeralClass.arabic
    {
      span.flags.insert(.chinese)
    }
    if flags.contains(.single) { span.flags.insert(.single) }
    if flags.contains(.bare) || amount.numeral.isPair { span.flags.insert(.idiomatic) }
    if flags.contains(.vague) { span.flags.insert(.vague) }
    if flags.contains(.positional) { span.flags.insert(.positional) }
    if flags.contains(.spoken) { span.flags.insert(.identifier) }
    if amount.hasHalf { span.flags.insert(.half) }
    if amount.numeral.trailingBig > 0 { span.flags.insert(.magnitude) }
  }

  func setUnit(_ span: inout NumberSpan, _ unit: UnitMatch) {
    span.unitStart = Int32(truncatingIfNeeded: unit.start)
    span.unitEnd = Int32(truncatingIfNeeded: unit.end)
    span.unit = unit.record
    // The unit of 0.6个百分点 is 百分点, of 两个半小时 it is 小时.
    if keys[unit.start] == NumberKey.of("个"), unit.end > unit.start + 2 {
      let inner = keys[unit.start + 1]
      if inner == NumberKey.of("百") { span.unitStart += 1 }
      if unit.hasHalf || (unit.isApproximate && inner == NumberKey.of("多")) { span.unitStart += 2 }
    }
  }

  func comparator(_ context: NumberContext, approximate: Bool, end: Int) -> NumberComparator {
    if context.comparator != .equal { return context.comparator }
    if let after = readComparator(after: end), after.comparator != .equal {
      return after.comparator
    }
    return approximate ? .about : .equal
  }

  /// A duration as a decimal in its first unit, four decimals where it does not come out even.
  private mutating func writeAmount(_ amount: Amount) {
    guard amount.isCompound, let unit = amount.unit else {
      results.text.appendDecimal(amount.value, negative: amount.numeral.isNegative)
      if !amount.spread.isZero {
        results.text.append(0x2F)
        results.text.appendDecimal(amount.high)
      }
      return
    }
    results.text.appendDecimal(amount.duration.decimal(in: unit.component) ?? amount.value)
  }
}
