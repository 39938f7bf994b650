// Dates and times with their ranges: finds them at a position and emits them.

extension NumberScanner {
  /// A date, a time, both, or a range of them at `i`; emits it and returns its end.
  mutating func scanMoment(at i: Int, _ context: NumberContext) -> Int? {
    guard mayBeMoment(i, context) else { return nil }
    if let first = readMoment(at: i, context) {
      if let end = scanInnerRange(first) { return end }
      if let end = scanMomentRange(first, context) { return end }
      emit(first)
      return first.end
    }
    return scanSharedRange(at: i, context)
  }

  /// A cheap test that keeps most numbers out: a marker must follow the first digits.
  @inline(__always)
  private func mayBeMoment(_ i: Int, _ context: NumberContext) -> Bool {
    var p = i
    while isNumeral(p), p - i < 9, keys[p] != 0 { p += 1 }
    p = skipSpaces(p)
    switch Unicode.Scalar(keys[p]) {
    case "年", "月", "日", "号", "时", "点", ":", "-", "/", ".", "世", "至", "到", "~", "–", "—", "―":
      return true
    default: return p - i >= 8 || isDigit(p)
    }
  }

  private func readMoment(at i: Int, _ context: NumberContext) -> Moment? {
    if let date = readDate(at: i, context) {
      var moment = date
      if date.date.day != nil || date.date.month == nil { appendTime(to: &moment) }
      if moment.time == nil, isLunar(i) { return nil }
      moment.normalize()
      return moment
    }
    guard var time = readTime(at: i, daypart: context.role) else { return nil }
    if context.role.isDaypart { time.start = context.roleStart }
    return time
  }

  /// A time directly behind a date, with a weekday in brackets and a daypart between.
  private func appendTime(to moment: inout Moment) {
    guard moment.date.day != nil else { return }
    var p = skipSpaces(moment.end)
    if keys[p] == NumberKey.of("(") {
      var q = p + 1
      while keys[q] != NumberKey.of(")"), q - p < 6 { q += 1 }
      if keys[q] == NumberKey.of(")") { p = skipSpaces(q + 1) }
    }
    if keys[p] == 0x54, isDigit(p + 1) { p += 1 }
    var daypart = NumberRole.none
    for length in 1...3 {
      let word = table.longestBefore(keys + p + length, limit: length)
      if word.length == length, word.role.isDaypart {
        daypart = word.role
        let q = skipSpaces(p + length)
        if isNumeral(q) {
          p = q
          break
        }
        daypart = .none
      }
    }
    guard let time = readTime(at: p, daypart: daypart) else { return }
    moment.time = time.time
    moment.end = time.end
    moment.addAll(time)
  }

  /// 农历, 阴历, 正月: lunar dates are not normalised.
  private func isLunar(_ i: Int) -> Bool {
    (keys[i - 1] == NumberKey.of("历")
      && (keys[i - 2] == NumberKey.of("农") || keys[i - 2] == NumberKey.of("阴")))
  }

  // MARK: Ranges

  /// The second end of a range that a full date or time begins.
  private mutating func scanMomentRange(_ first: Moment, _ context: NumberContext) -> Int? {
    let second: Int
    if let connector = readConnector(at: first.end) {
      second = connector
    } else if keys[first.end] == NumberKey.of("和") || keys[first.end] == NumberKey.of("与"),
      first.time != nil || first.date.day != nil
    {
      second = first.end + 1
    } else {
      return nil
    }
    let isPlainJoin = keys[first.end] == NumberKey.of("和") || keys[first.end] == NumberKey.of("与")
    var start = second
    var context = context
    var daypart = context.role.isDaypart ? context.role : .none
    for length in 1...4 {
      let word = table.longestBefore(keys + second + length, limit: length)
      if word.length == length, word.role.isDaypart || word.role == .roc {
        context.role = word.role
        context.roleStart = second
        if word.role.isDaypart { daypart = word.role }
        start = skipSpaces(second + length)
      }
    }
    guard isNumeral(start) else { return nil }
    var last: Moment
    if let date = readDate(at: start, context.role == .roc ? context : NumberContext()) {
      last = date
      appendTime(to: &last)
    } else if let time = readTime(at: start, daypart: daypart) {
      last = time
    } else {
      return nil
    }
    if isPlainJoin,
      !(keys[last.end] == NumberKey.of("之") && keys[last.end + 1] == NumberKey.of("间"))
    {
      return nil
    }
    guard inherit(&last, from: first) else { return nil }
    last.normalize()
    emitRange(first, last)
    return last.end
  }

  /// 2018年1-9月, 10月10日 written 10月10-12日, and 1月3至2月10: the first end's last part has no
  /// marker of its own.
  private mutating func scanInnerRange(_ first: Moment) -> Int? {
    guard first.time == nil, first.date.day == nil, first.date.unknownDigits == 0,
      let a = readSmallNumber(at: first.end), a.digits <= 2,
      let connector = readConnector(at: a.end),
      let b = readSmallNumber(at: connector), b.digits <= 2
    else { return nil }
    var low = first
    var high = Moment()
    low.add(a)
    high.add(b)
    high.date.year = first.date.year
    high.end = b.end + 1
    switch Unicode.Scalar(keys[b.end]) {
    case "月":
      if first.date.month == nil {
        guard a.value < b.value, a.value >= 1, b.value <= 12 else { return nil }
        low.date.month = a.value
        high.date.month = b.value
        if keys[high.end] == NumberKey.of("份") { high.end += 1 }
      } else {
        guard let day = readSmallNumber(at: b.end + 1), day.value <= 31, day.digits <= 2 else {
          return nil
        }
        low.date.day = a.value
        high.date.month = b.value
        high.date.day = day.value
        high.add(day)
        high.end = day.end
        if keys[day.end] == NumberKey.of("日") { high.end += 1 }
      }
    case "日", "号":
      guard first.date.month != nil, a.value < b.value, a.value >= 1, b.value <= 31 else {
        return nil
      }
      low.date.day = a.value
      high.date.month = first.date.month
      high.date.day = b.value
    default: return nil
    }
    emitRange(low, high)
    return high.end
  }

  /// The second end takes the parts that only the first states.
  private func inherit(_ last: inout Moment, from first: Moment) -> Bool {
    if (first.time == nil) != (last.time == nil), first.date.isEmpty || last.date.isEmpty {
      return first.time == nil ? false : last.time != nil
    }
    if last.date.isEmpty, !first.date.isEmpty {
      last.date = first.date
      return true
    }
    if last.date.isEmpty { return true }
    if last.date.year == nil { last.date.year = first.date.year }
    if last.date.month == nil, last.date.day != nil { last.date.month = first.date.month }
    return true
  }

  /// A range whose first end has no marker: 1995-1997年, 1-9月, 10至12日, 9-11时, 2016到2018.
  private mutating func scanSharedRange(at i: Int, _ context: NumberContext) -> Int? {
    guard let a = readSmallNumber(at: i), let connector = readConnector(at: a.end),
      let b = readSmallNumber(at: connector)
    else { return nil }
    var first = Moment()
    var last = Moment()
    first.start = i
    first.add(a)
    last.add(b)
    let marker = skipSpaces(b.end)
    last.end = marker + 1
    switch Unicode.Scalar(keys[marker]) {
    case "年":
      guard a.digits == 4, b.digits == 4 || b.digits == 2, let year = year(of: a) else {
        return nil
      }
      first.date.year = year
      last.date.year = b.digits == 4 ? b.value : year / 100 * 100 + b.value
    case "学" where keys[marker + 1] == NumberKey.of("年"):
      guard a.digits == 4, let year = year(of: a) else { return nil }
      first.date.year = year
      last.date.year = b.digits == 4 ? b.value : year / 100 * 100 + b.value
      last.end = marker
    case "月":
      guard a.digits <= 2, b.digits <= 2, a.value >= 1, a.value < b.value, b.value <= 12 else {
        return nil
      }
      first.date.month = a.value
      last.date.month = b.value
      if keys[last.end] == NumberKey.of("份") { last.end += 1 }
    case "日":
      guard a.digits <= 2, b.digits <= 2, a.value >= 1, a.value < b.value, b.value <= 31 else {
        return nil
      }
      first.date.day = a.value
      last.date.day = b.value
    case "时", "点":
      guard let time = readTime(at: connector, daypart: context.role), a.value < 24, a.digits <= 2,
        a.value < b.value
      else { return nil }
      last = time
      first.time = TimeParts(
        hour: (time.time?.hour ?? 0) - (b.value - a.value), minute: 0, second: nil)
      if context.role.isDaypart { first.start = context.roleStart }
    default:
      // 从2016到2018, 2021—2025: bare years need 从, 自 or their own clause.
      guard a.digits == 4, b.digits == 4, a.isArabic, let x = year(of: a), let y = year(of: b),
        x < y,
        keys[i - 1] == NumberKey.of("从") || keys[i - 1] == NumberKey.of("自")
      else { return nil }
      first.date.year = x
      last.date.year = y
      last.end = b.end
    }
    emitRange(first, last)
    return last.end
  }

  private func year(of n: SmallNumber) -> Int? { n.value >= 1000 && n.value < 2200 ? n.value : nil }

  // MARK: Emission

  private mutating func emit(_ moment: Moment) {
    let kind: NumberKind = moment.time == nil ? .date : moment.date.isEmpty ? .time : .datetime
    var span = NumberSpan(kind, moment.start, moment.end)
    span.valueStart = Int32(results.text.count)
    moment.write(to: &results.text)
    span.valueEnd = Int32(results.text.count)
    results.spans.append(span)
    appendDays(moment)
    appendNumbers(of: moment)
  }

  /// N日 that stands alone may be a day of the month or so many days: both readings are given.
  private mutating func appendDays(_ moment: Moment) {
    guard moment.time == nil, moment.date.month == nil, moment.date.year == nil,
      let day = moment.date.day, isIsolated(moment.start, moment.end)
    else { return }
    var span = NumberSpan(.duration, moment.start, moment.end)
    span.valueStart = Int32(results.text.count)
    results.text.append(0x50)
    results.text.appendPadded(day, width: 1)
    results.text.append(0x44)
    span.valueEnd = Int32(results.text.count)
    span.amountStart = span.valueStart + 1
    span.amountEnd = span.valueEnd - 1
    span.flags = [.nested]
    results.spans.append(span)
  }

  private mutating func emitRange(_ first: Moment, _ last: Moment) {
    let hasTime = first.time != nil || last.time != nil
    let hasDate = !first.date.isEmpty || !last.date.isEmpty
    var span = NumberSpan(hasTime ? (hasDate ? .datetime : .time) : .date, first.start, last.end)
    span.valueStart = Int32(results.text.count)
    first.write(to: &results.text)
    results.text.append(0x2F)
    last.write(to: &results.text)
    span.valueEnd = Int32(results.text.count)
    results.spans.append(span)
    appendNumbers(of: first)
    appendNumbers(of: last)
  }

  private mutating func appendNumbers(of moment: Moment) {
    for index in 0..<moment.numberCount {
      let number = moment.numbers[index]
      var span = NumberSpan(.number, number.start, number.end)
      span.flags = [.nested]
      span.valueStart = Int32(results.text.count)
      results.text.appendPadded(number.value, width: 1)
      span.valueEnd = Int32(results.text.count)
      results.spans.append(span)
    }
  }
}
