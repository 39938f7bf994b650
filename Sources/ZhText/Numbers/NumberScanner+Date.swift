// Dates: 2023年10月26日, 二〇二三年十月, 民國112年, 20世纪90年代, 2023-10-26, and their ranges.

extension NumberScanner {
  /// A date at `start`, with 年, 月, 日 or as digits with signs.
  func readDate(at start: Int, _ context: NumberContext) -> Moment? {
    if let moment = readNumericDate(at: start) { return moment }
    guard let first = readSmallNumber(at: start) else { return nil }
    var moment = Moment()
    moment.start = start
    switch Unicode.Scalar(keys[skipSpaces(first.end)]) {
    case "年":
      if keys[first.end + 1] == NumberKey.of("代") { return readDecade(first, context) }
      guard let year = year(first, context) else { return nil }
      moment.date.year = year
      moment.date.isBeforeChrist = context.role == .bce
      if context.role == .roc || context.role == .ce || context.role == .bce {
        moment.start = context.roleStart
      }
      moment.end = skipSpaces(first.end) + 1
      moment.add(first)
      _ = readMonth(&moment)
      return moment
    case "月":
      guard first.digits <= 2 else { return nil }
      moment.end = start
      guard readMonth(&moment) else { return nil }
      return moment
    case "日", "号":
      guard first.digits <= 2, first.value >= 1, first.value <= 31 else { return nil }
      let marker = skipSpaces(first.end)
      if !isDay(first, marker: marker) { return nil }
      moment.date.day = first.value
      moment.end = marker + 1
      moment.add(first)
      return moment
    case "世":
      return readCentury(first)
    default:
      return nil
    }
  }

  /// N月[N日] at the end of `moment`.
  private func readMonth(_ moment: inout Moment) -> Bool {
    guard let month = readSmallNumber(at: skipSpaces(moment.end)), month.value >= 1,
      month.value <= 12,
      month.digits <= 2
    else { return false }
    let marker = skipSpaces(month.end)
    guard keys[marker] == NumberKey.of("月") else { return false }
    moment.date.month = month.value
    moment.add(month)
    moment.end = marker + 1
    if keys[moment.end] == NumberKey.of("份") {
      moment.end += 1
      return true
    }
    _ = readDayOfMonth(&moment)
    return true
  }

  /// N日 or N号 behind a month.
  private func readDayOfMonth(_ moment: inout Moment) -> Bool {
    guard let day = readSmallNumber(at: skipSpaces(moment.end)), day.value >= 1, day.value <= 31,
      day.digits <= 2
    else { return false }
    let marker = skipSpaces(day.end)
    guard keys[marker] == NumberKey.of("日") || keys[marker] == NumberKey.of("号") else {
      // 10月22出生: the day without its word.
      guard day.isArabic, day.start == moment.end, isLooseEnd(day.end) else { return false }
      moment.date.day = day.value
      moment.add(day)
      moment.end = day.end
      return true
    }
    moment.date.day = day.value
    moment.add(day)
    moment.end = marker + 1
    return true
  }

  /// Nothing behind a number claims it: no unit, further digits, point, sign or joint.
  private func isLooseEnd(_ p: Int) -> Bool {
    if isNumeral(p) || table.longest(table.unitState, keys + p).length > 0 { return false }
    if readConnector(at: p) != nil { return false }
    switch Unicode.Scalar(keys[p]) {
    case ".", ",", "%", ":", "/", "、", "个", "年", "期", "楼", "级", "班", "岁", "多", "余": return false
    default: return true
    }
  }

  /// The calendar year of N年, or nil when it is a duration.
  private func year(_ n: SmallNumber, _ context: NumberContext) -> Int? {
    let marker = skipSpaces(n.end)
    switch context.role {
    case .roc: return n.value + 1911
    case .ce, .bce: return n.value
    default: break
    }
    switch n.digits {
    case 4: return n.value >= 1000 && n.value < 3000 ? n.value : nil
    case 3:
      if hasMonth(at: marker + 1) {
        // 113年4月: a year of the Republic; 三六七年一月 and 789年5月 are years of our era.
        return n.isArabic && n.value >= 80 && n.value < 200 ? n.value + 1911 : n.value
      }
      if n.isArabic, n.value >= 90, n.value < 130, isCivilYear(n, marker) { return n.value + 1911 }
      if keys[n.start - 1] == NumberKey.of("在") || keys[n.start - 1] == NumberKey.of("于") {
        return n.value
      }
      return n.isArabic ? nil : n.value
    case 2:
      let isYear = hasMonth(at: marker + 1) || (n.isArabic && keys[n.start] == 0x30) || !n.isArabic
      guard isYear else { return nil }
      return n.value < 30 ? 2000 + n.value : 1900 + n.value
    default: return nil
    }
  }

  /// 109年度, 113年全國…: 90 to 129 with 年 are years of the Republic in Taiwan's reports, unless
  /// something says how long (近100年, 100年来).
  private func isCivilYear(_ n: SmallNumber, _ marker: Int) -> Bool {
    switch Unicode.Scalar(keys[marker + 1]) {
    case "来", "前", "后", "内", "间", "以", "的", "历", "多", "余", "有", "寿", "租", "不", "之", "校", "华", "基",
      "大":
      return false
    default: break
    }
    switch Unicode.Scalar(keys[n.start - 1]) {
    case "近", "约", "逾", "超", "过", "达", "满", "历", "经", "时", "了", "有", "长", "共", "建", "立", "校", "庆",
      "距", "第", "寿", "活",
      "隔", "整", "存", "续", "少", "到", "这", "那", "每", "前", "后", "党":
      return false
    default: return true
    }
  }

  private func hasMonth(at p: Int) -> Bool {
    guard let n = readSmallNumber(at: skipSpaces(p)), n.value >= 1, n.value <= 12 else {
      return false
    }
    return keys[skipSpaces(n.end)] == NumberKey.of("月")
  }

  /// Whether N日 or N号 is a day: 4号线, 36号文 and 5号楼 are none.
  private func isDay(_ n: SmallNumber, marker: Int) -> Bool {
    if keys[marker] == NumberKey.of("日") {
      switch Unicode.Scalar(keys[marker + 1]) {
      case "游", "均", "内", "元", "圆", "币", "语", "报", "本", "军", "产", "餐", "租": return false
      default: return true
      }
    }
    if keys[n.start - 1] == NumberKey.of("第") || keys[n.start - 1] == NumberKey.of("〕") {
      return false
    }
    if fold.keyClass(keys[n.start - 1]) == .letter || keys[n.start - 1] == NumberKey.of(")") {
      return false
    }
    switch Unicode.Scalar(keys[marker + 1]) {
    case "线", "文", "楼", "机", "令", "院", "室", "房", "门", "馆", "店", "案", "球", "选", "车", "位", "码", "公",
      "字", "道",
      "段", "站", "地", "井", "厂", "厅", "库", "矿", "洞", "坑", "航", "台", "艇", "舰", "船", "星", "卫", "火", "探",
      "病", "宿", "柜", "桌", "座", "国", "省", "县", "乡", "路", "大", "通", "提", "人", "种", "主", "会", "教", "工":
      return false
    default: return true
    }
  }

  // MARK: Centuries and decades

  private func readCentury(_ n: SmallNumber) -> Moment? {
    guard keys[n.end] == NumberKey.of("世"), keys[n.end + 1] == NumberKey.of("纪"), n.value >= 1,
      n.value <= 30
    else { return nil }
    var moment = Moment()
    moment.start = n.start
    moment.end = n.end + 2
    moment.add(n)
    moment.date.year = (n.value - 1) * 100
    moment.date.unknownDigits = 2
    if let decade = readSmallNumber(at: moment.end), isDecade(decade) {
      moment.date.year = (n.value - 1) * 100 + decade.value
      moment.date.unknownDigits = 1
      moment.add(decade)
      moment.end = decade.end + 2
    }
    return moment
  }

  private func readDecade(_ n: SmallNumber, _ context: NumberContext) -> Moment? {
    guard isDecade(n) else { return nil }
    var moment = Moment()
    moment.start = n.start
    moment.end = n.end + 2
    moment.add(n)
    moment.date.unknownDigits = 1
    switch context.role {
    case .lastCentury:
      moment.date.year = 1900 + n.value
      moment.start = context.roleStart
    case .thisCentury:
      moment.date.year = 2000 + n.value
      moment.start = context.roleStart
    default:
      if n.digits == 4 {
        moment.date.year = n.value
      } else {
        moment.date.year = n.value >= 30 ? 1900 + n.value : 2000 + n.value
      }
    }
    return moment
  }

  private func isDecade(_ n: SmallNumber) -> Bool {
    n.value % 10 == 0 && (n.value < 100 || n.digits == 4) && keys[n.end] == NumberKey.of("年")
      && keys[n.end + 1] == NumberKey.of("代")
  }

  // MARK: Digits

  /// 2023-10-26, 2023/10/26, 2019.9.6, 2010 01 29, 20240307, 2023-10.
  private func readNumericDate(at start: Int) -> Moment? {
    if isDigit(start), isDigit(start + 1), !isDigit(start + 2) {
      return readYearLast(at: start) ?? readMonthAndDay(at: start)
    }
    guard isDigit(start), isDigit(start + 1), isDigit(start + 2), isDigit(start + 3),
      !isWordKey(keys[start - 1])
    else { return nil }
    let century = digits(start, 2)
    guard century >= 15, century <= 29 else { return nil }
    var moment = Moment()
    moment.start = start
    moment.date.year = digits(start, 4)
    if isDigit(start + 4) {
      guard century >= 19, century <= 20, !isDigit(start + 8) else { return nil }
      for index in 5..<8 where !isDigit(start + index) { return nil }
      guard setDay(&moment, month: digits(start + 4, 2), day: digits(start + 6, 2)) else {
        return nil
      }
      let next = table.longest(table.unitState, keys + start + 8)
      if next.length > 0 || isNumeral(start + 8),
        table.classes[Int(keys[start + 8])] >> 4 != NumeralClass.end
      {
        return nil
      }
      moment.end = start + 8
      return moment
    }
    let sign = keys[start + 4]
    guard
      sign == NumberKey.hyphen || sign == NumberKey.slash || sign == NumberKey.dot
        || sign == NumberKey.space
    else { return nil }
    var p = start + 5
    let month = p
    while isDigit(p), p - month < 3 { p += 1 }
    guard p > month, p - month <= 2 else { return nil }
    let isPair = p - month == 2
    if keys[p] == sign, isDigit(p + 1) {
      let day = p + 1
      var q = day
      while isDigit(q), q - day < 3 { q += 1 }
      guard q - day <= 2, !isDigit(q), keys[q] != sign || !isDigit(q + 1) || sign == NumberKey.space
      else { return nil }
      if sign == NumberKey.space, !isPair || q - day != 2 { return nil }
      guard setDay(&moment, month: digits(month, p - month), day: digits(day, q - day)) else {
        return nil
      }
      moment.end = q
      if keys[q] == NumberKey.of("日") { moment.end = q + 1 }
      return moment
    }
    // 2023-10 and 2023/10: two digits; 2023.10 only joined to another (1999.08-2002.02).
    guard isPair, sign != NumberKey.space, !isDigit(p) else { return nil }
    let value = digits(month, 2)
    guard value >= 1, value <= 12 else { return nil }
    if sign == NumberKey.dot {
      // The second end was read only because the first one was.
      let isSecond =
        keys[start - 1] == NumberKey.hyphen || keys[start - 1] == NumberKey.of("至")
        || keys[start - 1] == NumberKey.of("到") || keys[start - 1] == NumberKey.of("—")
      if !isSecond {
        guard let connector = readConnector(at: p), isDigit(connector), isDigit(connector + 3),
          keys[connector + 4] == NumberKey.dot
        else { return nil }
      }
    } else if sign == NumberKey.hyphen, keys[p] == NumberKey.of("年") || keys[p] == NumberKey.of("学")
    {
      return nil
    }
    moment.date.month = value
    moment.end = p
    return moment
  }

  /// 09-01 20:01: month and day in digits only with a time behind.
  private func readMonthAndDay(at start: Int) -> Moment? {
    guard keys[start + 2] == NumberKey.hyphen, isDigit(start + 3), isDigit(start + 4),
      !isWordKey(keys[start - 1]), keys[start - 1] != NumberKey.hyphen,
      keys[start + 5] == NumberKey.space
    else { return nil }
    let time = skipSpaces(start + 5)
    guard isDigit(time), isDigit(time + 1), keys[time + 2] == NumberKey.colon else { return nil }
    var moment = Moment()
    moment.start = start
    moment.end = start + 5
    return setDay(&moment, month: digits(start, 2), day: digits(start + 3, 2)) ? moment : nil
  }

  /// 08-08-2008, 31/12/2020: only where the order of day and month does not matter or is plain.
  private func readYearLast(at start: Int) -> Moment? {
    let sign = keys[start + 2]
    guard sign == NumberKey.hyphen || sign == NumberKey.slash, !isWordKey(keys[start - 1]),
      keys[start + 5] == sign
    else { return nil }
    for index in [3, 4, 6, 7, 8, 9] where !isDigit(start + index) { return nil }
    guard !isDigit(start + 10) else { return nil }
    let a = digits(start, 2)
    let b = digits(start + 3, 2)
    let year = digits(start + 6, 4)
    guard year >= 1900, year < 2100, a == b || a > 12 || b > 12 else { return nil }
    var moment = Moment()
    moment.start = start
    moment.end = start + 10
    moment.date.year = year
    return setDay(&moment, month: a > 12 ? b : a, day: a > 12 ? a : b) ? moment : nil
  }

  private func setDay(_ moment: inout Moment, month: Int, day: Int) -> Bool {
    guard month >= 1, month <= 12, day >= 1, day <= 31 else { return false }
    moment.date.month = month
    moment.date.day = day
    return true
  }

  func digits(_ start: Int, _ count: Int) -> Int {
    var value = 0
    for index in 0..<count { value = value * 10 + Int(keys[start + index] &- 0x30) }
    return value
  }

  // MARK: Small numbers

  /// A whole number up to four digits or 九十九 that is written plainly.
  func readSmallNumber(at start: Int) -> SmallNumber? {
    let entry = table.classes[Int(keys[start])]
    switch entry >> 4 {
    case NumeralClass.arabic:
      var p = start
      var value = 0
      while isDigit(p), p - start < 5 {
        value = value * 10 + Int(keys[p] &- 0x30)
        p += 1
      }
      guard p - start <= 4 else { return nil }
      return SmallNumber(start: start, end: p, value: value, digits: p - start, isArabic: true)
    case NumeralClass.digit, NumeralClass.tens, NumeralClass.small, NumeralClass.financial:
      break
    default:
      return nil
    }
    var p = start
    var value = 0
    while table.classes[Int(keys[p])] >> 4 == NumeralClass.digit, p - start < 5,
      keys[p] != NumberKey.of("两")
    {
      value = value * 10 + Int(table.classes[Int(keys[p])] & 15)
      p += 1
    }
    let run = p - start
    guard run <= 4 else { return nil }
    let next = table.classes[Int(keys[p])]
    if run >= 2 {
      // 二三年, 七八月: neighbours are no date.
      if run == 2, next >> 4 == NumeralClass.small { return nil }
      if run == 2, Self.areNeighbours(entry & 15, table.classes[Int(keys[start + 1])] & 15) {
        return nil
      }
      return next >> 4 == NumeralClass.small || next >> 4 == NumeralClass.big
        ? nil : SmallNumber(start: start, end: p, value: value, digits: run, isArabic: false)
    }
    if run == 1, next >> 4 == 0 || next >> 4 == NumeralClass.end || next >> 4 == NumeralClass.half {
      return SmallNumber(start: start, end: p, value: value, digits: 1, isArabic: false)
    }
    var n = Numeral()
    guard readNumeral(at: start, bare: false, clock: true, into: &n), !n.isPair,
      !n.flags.contains(.vague), let whole = n.integer, whole < 1000
    else { return nil }
    return SmallNumber(
      start: start, end: n.end, value: whole, digits: whole < 100 ? 1 : 0, isArabic: false)
  }
}
