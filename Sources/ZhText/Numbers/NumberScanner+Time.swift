// Clock times: 上午9时, 下午三点半, 19:30, 3:05pm.

extension NumberScanner {
  /// A clock time at `start`. `daypart` is the word read before it.
  func readTime(at start: Int, daypart: NumberRole, isRangeEnd: Bool = false) -> Moment? {
    guard let hour = readSmallNumber(at: start), hour.value <= 24, hour.digits > 0, hour.digits <= 2
    else { return nil }
    var moment = Moment()
    moment.start = start
    moment.add(hour)
    var time = TimeParts()
    time.hour = hour.value
    let p = skipSpaces(hour.end)
    switch Unicode.Scalar(keys[p]) {
    case ":":
      guard hour.isArabic, readColonTime(at: p, &time, &moment) else { return nil }
      moment.numberCount = 0
    case "点":
      guard readPointTime(at: p, hour, daypart, &time, &moment) else { return nil }
    case "时":
      guard readHourTime(at: p, hour, daypart, &time, &moment) else { return nil }
    default: return nil
    }
    let meridiem = readMeridiem(&moment)
    apply(meridiem ?? daypart, to: &time)
    moment.time = time
    return moment
  }

  private func readColonTime(at p: Int, _ time: inout TimeParts, _ moment: inout Moment) -> Bool {
    guard isDigit(p + 1), isDigit(p + 2), !isDigit(p + 3) else { return false }
    let minute = digits(p + 1, 2)
    guard minute < 60, keys[moment.start - 1] != NumberKey.colon else { return false }
    time.minute = minute
    moment.end = p + 3
    if keys[p + 3] == NumberKey.colon {
      guard isDigit(p + 4), isDigit(p + 5), !isDigit(p + 6) else { return false }
      let second = digits(p + 4, 2)
      guard second < 60 else { return false }
      time.second = second
      moment.end = p + 6
    }
    if keys[moment.end] == NumberKey.of("时") || keys[moment.end] == NumberKey.of("分") {
      moment.end += 1
    }
    return true
  }

  /// 点: 三点, 三点半, 八点三十, 8点15分30秒, 三点一刻, 三点钟, 三点整.
  private func readPointTime(
    at p: Int, _ hour: SmallNumber, _ daypart: NumberRole, _ time: inout TimeParts,
    _ moment: inout Moment
  ) -> Bool {
    moment.end = p + 1
    if !daypart.isDaypart, !hour.isArabic {
      // 三点一四 is a decimal; 三点十五 and 三点五分 are not read as one.
      var n = Numeral()
      if readNumeral(at: hour.start, bare: false, into: &n), n.end > p + 1 { return false }
    }
    if readMinutes(&time, &moment, needsUnit: false) { return true }
    switch Unicode.Scalar(keys[p + 1]) {
    case "钟", "整":
      moment.end = p + 2
      return true
    default: break
    }
    if daypart.isDaypart { return true }
    // 三点建议 counts items; 上涨20点 counts points.
    if isCountedPoint(p + 1) || isMovement(before: moment.start) { return false }
    if table.classes[Int(keys[p + 1])] >> 4 == NumeralClass.arabic { return false }
    return true
  }

  private func isCountedPoint(_ p: Int) -> Bool {
    if table.longest(table.blockState, keys + p - 1).length > 1 { return true }
    switch Unicode.Scalar(keys[p]) {
    case "建", "要", "意", "启", "希", "原", "体", "内", "理", "主", "看", "共", "倡", "经", "感", "优", "不", "说",
      "声", "措", "认", "承", "做", "考",
      "好", "火", "特", "区", "思", "想", "质", "问", "诉", "疑", "结", "收", "见", "提", "点", "关", "工":
      return true
    default: return false
    }
  }

  /// 涨, 跌, 升, 降, 报, 于 before N点: an index.
  private func isMovement(before start: Int) -> Bool {
    switch Unicode.Scalar(keys[start - 1]) {
    case "涨", "跌", "升", "降", "挫", "报", "泻", "扬", "高", "低", "微", "幅", "这", "下", "提", "第", "了", "出":
      true
    default: false
    }
  }

  /// 时: 9时, 9时30分, 零时, 20时1刻.
  private func readHourTime(
    at p: Int, _ hour: SmallNumber, _ daypart: NumberRole, _ time: inout TimeParts,
    _ moment: inout Moment
  ) -> Bool {
    moment.end = p + 1
    if readMinutes(&time, &moment, needsUnit: false) { return true }
    switch Unicode.Scalar(keys[p + 1]) {
    case "整", "正":
      moment.end = p + 2
      return true
    case "候", "间", "代", "期", "段", "光", "装", "尚", "隔", "长", "速", "空", "局", "事", "差", "常", "机", "值",
      "许":
      return keys[p + 1] == NumberKey.of("许")
    default:
      return hour.isArabic || daypart.isDaypart || hour.value != 1
    }
  }

  /// Minutes and seconds behind the hour's word.
  private func readMinutes(_ time: inout TimeParts, _ moment: inout Moment, needsUnit: Bool) -> Bool
  {
    let p = moment.end
    if keys[p] == NumberKey.of("半"), keys[p + 1] != NumberKey.of("个"),
      table.longest(table.idiomState, keys + p).length < 2
    {
      time.minute = 30
      moment.end = p + 1
      return true
    }
    var q = p
    if keys[q] == NumberKey.of("过") { q += 1 }
    guard let minute = readSmallNumber(at: q) ?? readLeadingZero(at: q), minute.value < 60 else {
      return false
    }
    switch Unicode.Scalar(keys[minute.end]) {
    case "分":
      guard keys[minute.end + 1] != NumberKey.of("之") else { return false }
      time.minute = minute.value
      moment.add(minute)
      moment.end = minute.end + 1
      if keys[moment.end] == NumberKey.of("钟") { moment.end += 1 }
      if let second = readSmallNumber(at: moment.end), second.value < 60,
        keys[second.end] == NumberKey.of("秒")
      {
        time.second = second.value
        moment.add(second)
        moment.end = second.end + 1
      }
      return true
    case "刻":
      guard minute.value <= 3 else { return false }
      time.minute = minute.value * 15
      moment.add(minute)
      moment.end = minute.end + 1
      if keys[moment.end] == NumberKey.of("钟") { moment.end += 1 }
      return true
    default:
      // 八点三十, 三点十五, 三点零五: two digits' worth and no unit behind.
      guard !needsUnit, keys[p - 1] == NumberKey.point, minute.end - minute.start >= 2,
        minute.isArabic ? minute.digits == 2 : true
      else {
        return false
      }
      if table.longest(table.unitState, keys + minute.end).length > 0 { return false }
      time.minute = minute.value
      moment.add(minute)
      moment.end = minute.end
      return true
    }
  }

  /// 零五 as minutes.
  private func readLeadingZero(at p: Int) -> SmallNumber? { nil }

  /// am, pm, a.m., p.m. behind a time.
  private func readMeridiem(_ moment: inout Moment) -> NumberRole? {
    let p = skipSpaces(moment.end)
    let first = keys[p] | 0x20
    guard first == 0x61 || first == 0x70 else { return nil }
    var q = p + 1
    if keys[q] == NumberKey.dot { q += 1 }
    guard keys[q] | 0x20 == 0x6D else { return nil }
    q += 1
    if keys[q] == NumberKey.dot, q - p == 3 { q += 1 }
    guard (keys[q] | 0x20) &- 0x61 >= 26 else { return nil }
    moment.end = q
    return first == 0x61 ? .am : .pm
  }

  /// 下午 and 晚上 add twelve hours; 中午 does before three.
  private func apply(_ daypart: NumberRole, to time: inout TimeParts) {
    switch daypart {
    case .am where time.hour == 12: time.hour = 0
    case .noon where time.hour <= 3: time.hour += 12
    case .pm where time.hour < 12: time.hour += 12
    case .night where time.hour >= 5 && time.hour < 12: time.hour += 12
    case .night where time.hour == 12: time.hour = 24
    default: break
    }
  }
}
