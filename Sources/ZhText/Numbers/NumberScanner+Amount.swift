// Reads what follows a numeral: unit, 半, sub-units of money, further components of a duration.

extension NumberScanner {
  /// The unit behind a numeral that ends at `end`.
  func readUnit(at end: Int, _ n: Numeral) -> UnitMatch? {
    var match = UnitMatch()
    var p = skipSpaces(end)
    if p > end, n.flags.contains(.single), fold.keyClass(keys[p]) == .han, !isIsolated(n.start, end)
    {
      return nil
    }
    // 三百多人, 20余年, 三十来岁, 十几个
    switch Unicode.Scalar(keys[p]) {
    case "多", "余", "来", "几", "許", "许":
      let unit = table.longest(table.unitState, keys + skipSpaces(p + 1))
      if unit.length > 0 {
        match.isApproximate = true
        p = skipSpaces(p + 1)
      } else {
        return nil
      }
    default: break
    }
    let found = table.longest(table.unitState, keys + p)
    if found.length == 0, table.classes[Int(keys[p])] >> 4 == NumeralClass.currency,
      !isDigit(p + 1)
    {
      // 100¥
      match.start = p
      match.end = p + 1
      match.unitClass = .money
      return match
    }
    guard found.length > 0 else { return nil }
    match.start = p
    match.end = p + found.length
    match.record = Int32(truncatingIfNeeded: found.value)
    if keys[p] == NumberKey.of("个") { readInnerHalf(&match, p) }
    if blocksUnit(match) { return nil }
    let record = table.units[Int(match.record)]
    match.unitClass = UnitClass(rawValue: record.unitClass) ?? .thing
    match.component = record.component
    if (keys[match.end - 1] | 0x20) &- 0x61 < 26 || isDigit(match.end - 1) {
      // km, kg: the word must end there.
      if isWordKey(keys[match.end]) { return nil }
      if (keys[p] | 0x20) &- 0x61 < 26, match.end - p == 1, !n.isArabic, !n.flags.contains(.decimal)
      {
        return nil
      }
    }
    return match
  }

  /// 四个多星期, 两个半小时: 多 or 半 between 个 and a unit of time; 六 个 百 分点, 2 个 月: blanks.
  private func readInnerHalf(_ match: inout UnitMatch, _ p: Int) {
    var inner = p + 1
    if match.end == inner, let end = readSpacedPoint(inner) {
      match.record = pointRecord
      match.end = end
      return
    }
    if keys[inner] == NumberKey.space {
      inner = skipSpaces(inner)
      let unit = table.longest(table.unitState, keys + inner)
      guard unit.length > 0, table.units[Int(unit.value)].component != 0 else { return }
      match.record = Int32(truncatingIfNeeded: unit.value)
      match.end = inner + unit.length
      return
    }
    guard
      keys[inner] == NumberKey.of("半") || keys[inner] == NumberKey.of("多")
        || keys[inner] == NumberKey.of("来")
    else { return }
    let unit = table.longest(table.unitState, keys + p + 2)
    guard unit.length > 0, table.units[Int(unit.value)].component != 0 else { return }
    match.record = Int32(truncatingIfNeeded: unit.value)
    match.end = p + 2 + unit.length
    match.start = p
    if keys[inner] == NumberKey.of("半") { match.hasHalf = true } else { match.isApproximate = true }
  }

  /// 百分点 with blanks before or inside.
  private func readSpacedPoint(_ start: Int) -> Int? {
    let first = skipSpaces(start)
    let second = skipSpaces(first + 1)
    let third = skipSpaces(second + 1)
    guard keys[first] == NumberKey.of("百"), keys[second] == NumberKey.of("分"),
      keys[third] == NumberKey.point
    else { return nil }
    return third + 1
  }

  /// The record of 百分点.
  private var pointRecord: Int32 {
    var state = table.unitState
    for scalar in "百分点".unicodeScalars where !table.trie.advance(&state, NumberKey.of(scalar)) {
      return -1
    }
    return table.trie.hasValue(state) ? Int32(truncatingIfNeeded: table.trie.value(state)) : -1
  }

  /// Whether a longer word begins at the unit (部门, 家长): then it is none.
  private func blocksUnit(_ match: UnitMatch) -> Bool {
    table.longest(table.blockState, keys + match.start).length > match.end - match.start
  }

  /// The amount that a numeral begins.
  func readAmount(_ n: Numeral, start: Int) -> Amount {
    var amount = Amount()
    amount.numeral = n
    amount.start = start
    amount.end = n.end
    amount.value = n.value
    amount.spread = n.spread
    amount.isApproximate = n.flags.contains(.approximate)
    // 1 万(含)-5 万元
    guard let unit = readUnit(at: n.end, n) else { return amount }
    if isProportion(unit), !readShare(unit, n, &amount) { return amount }
    if unit.unitClass == .share, amount.kind == .number { amount.kind = .quantity }
    if unit.unitClass != .share { amount.kind = .quantity }
    if isRejected(unit, n) { return Amount(plain: amount) }
    amount.unit = unit
    amount.end = unit.end
    if amount.kind == .percent, amount.isCompound { amount.end += 1 }
    if unit.isApproximate { amount.isApproximate = true }
    if unit.hasHalf { addHalf(&amount) }
    switch unit.unitClass {
    case .money: readMoney(&amount, unit)
    case .time: readDuration(&amount, unit)
    case .share: break
    default: readHalfOrSub(&amount, unit)
    }
    if amount.kind == .quantity, keys[unit.start] == NumberKey.of("分"), unit.unitClass == .money,
      unit.end == unit.start + 1, !amount.isCompound,
      isIsolated(start, amount.end) || keys[amount.end] == NumberKey.of("钱")
    {
      amount.kind = .money
    }
    return amount
  }

  private func isProportion(_ unit: UnitMatch) -> Bool {
    guard unit.unitClass == .share else { return false }
    switch Unicode.Scalar(keys[unit.start]) {
    case "倍", "番": return false
    default: return true
    }
  }

  /// Percent signs, 成, 折, 百分点: the value becomes the proportion.
  private func readShare(_ unit: UnitMatch, _ n: Numeral, _ amount: inout Amount) -> Bool {
    amount.kind = .percent
    switch Unicode.Scalar(keys[unit.start]) {
    case "成":
      // 成 counts 1 to 10; 成立, 成员 … are blocked as words.
      guard n.value.scaled(by: 0) < ScaledInteger(11), !n.value.isZero,
        !n.flags.contains(.positional)
      else { break }
      amount.power = -1
      readTenths(&amount, unit)
      return true
    case "折":
      guard let share = discount(n) else { break }
      amount.power = share
      return true
    case "‰":
      amount.power = -3
      return true
    default:
      amount.power = -2
      return true
    }
    amount.kind = .number
    return false
  }

  /// 三成五, 三成半: the hundredths behind 成.
  private func readTenths(_ amount: inout Amount, _ unit: UnitMatch) {
    let entry = table.classes[Int(keys[unit.end])]
    guard fold.keyClass(keys[unit.end]) == .han, amount.spread.isZero,
      !isNumeralOrUnit(unit.end + 1)
    else { return }
    if entry >> 4 == NumeralClass.half, isHalfHere(unit.end) {
      addHalf(&amount)
    } else if entry >> 4 == NumeralClass.digit, entry & 15 > 0,
      table.longest(table.idiomState, keys + unit.end).length == 0
    {
      let tenths = ScaledInteger(UInt128(entry & 15), exponent: -1)
      amount.value = amount.value.adding(tenths) ?? amount.value
    } else {
      return
    }
    amount.isCompound = true
  }

  /// 八折 → −1, 八五折 and 85折 → −2, 十折 → nil.
  private func discount(_ n: Numeral) -> Int? {
    if n.flags.contains(.hasUnit) { return nil }
    if n.value < ScaledInteger(10), !n.value.isZero { return -1 }
    if n.value < ScaledInteger(100), n.digits == 2, !n.flags.contains(.leadingZero) { return -2 }
    return nil
  }

  /// Units that a number has only in some surroundings.
  private func isRejected(_ unit: UnitMatch, _ n: Numeral) -> Bool {
    let first = Unicode.Scalar(keys[unit.start])
    let length = unit.end - unit.start
    switch unit.unitClass {
    case .grade:
      // 四级考试, 一等奖, 五星级: grades; 里氏6.5级 is a size.
      return !(first == "级" && n.flags.contains(.decimal)) && first != "档"
    case .share:
      // 番 only after 翻.
      if first == "番" {
        return keys[n.start - 1] != NumberKey.of("翻") && keys[n.start - 2] != NumberKey.of("翻")
      }
      return false
    case .time:
      if length == 1, first == "月" { return true }
      // 一季度 is the first quarter of a year.
      if length == 2, first == "季" { return true }
      if first == "分", length == 1 { return false }
      if first == "载" {
        return !isBoundary(keys[unit.end]) && n.flags.contains(.arabic) == false
          && !n.flags.contains(.hasUnit)
      }
      return false
    case .place:
      return true
    default: return false
    }
  }

  private func addHalf(_ amount: inout Amount) {
    amount.hasHalf = true
    amount.value = amount.value.adding(ScaledInteger(5, exponent: -1)) ?? amount.value
  }

  // MARK: Halves and sub-units

  /// 三斤半, 一吨半; 3斤5两.
  private func readHalfOrSub(_ amount: inout Amount, _ unit: UnitMatch) {
    if keys[unit.end] == NumberKey.of("半"), isHalfHere(unit.end) {
      addHalf(&amount)
      amount.end = unit.end + 1
      return
    }
    let entry = table.classes[Int(keys[unit.end])]
    if unit.end == unit.start + 1, keys[unit.start] == NumberKey.of("米"),
      entry >> 4 == NumeralClass.digit, entry & 15 > 0, !amount.numeral.flags.contains(.decimal),
      isColloquial(unit.end)
    {
      // 三米九
      let tenths = ScaledInteger(UInt128(entry & 15), exponent: -1)
      amount.value = amount.value.adding(tenths) ?? amount.value
      amount.isCompound = true
      amount.end = unit.end + 1
      return
    }
    if unit.unitClass == .age, keys[unit.end - 1] == NumberKey.of("岁") {
      return readMonthsOfAge(&amount, unit)
    }
    guard unit.unitClass == .mass, keys[unit.start] == NumberKey.of("斤"), unit.end == unit.start + 1
    else { return }
    var n = Numeral()
    guard isNumeral(unit.end),
      readNumeral(at: unit.end, bare: false, into: &n), keys[n.end] == NumberKey.of("两"),
      n.value < ScaledInteger(10)
    else { return }
    amount.value = amount.value.adding(n.value.scaled(by: -1)) ?? amount.value
    amount.addPart(n)
    amount.isCompound = true
    amount.end = n.end + 1
  }

  /// 三岁五个月: twelfths of a year are added, to four decimals.
  private func readMonthsOfAge(_ amount: inout Amount, _ unit: UnitMatch) {
    var n = Numeral()
    guard isNumeral(unit.end), readNumeral(at: unit.end, bare: false, into: &n),
      let months = n.integer, months < 12, keys[n.end] == NumberKey.of("个"),
      keys[n.end + 1] == NumberKey.of("月"),
      let part = ScaledInteger.quotient(ScaledInteger(UInt128(months)), ScaledInteger(12))
    else { return }
    amount.value = amount.value.adding(part.rounded(places: 4)) ?? amount.value
    amount.addPart(n)
    amount.isCompound = true
    amount.end = n.end + 2
  }

  /// 半 directly behind a unit is a half, unless it begins a word or its own quantity.
  private func isHalfHere(_ p: Int) -> Bool {
    if table.longest(table.idiomState, keys + p).length > 1 { return false }
    // 一天半个月: the half counts the next unit.
    if keys[p + 1] == NumberKey.of("个") { return false }
    return true
  }

  // MARK: Money

  /// 三元五角八分, 五块三, 三块零四, 8亿元人民币.
  private func readMoney(_ amount: inout Amount, _ unit: UnitMatch) {
    let first = Unicode.Scalar(keys[unit.start])
    let isOneKey = unit.end == unit.start + 1
    amount.kind = .money
    if isOneKey, first == "分" || first == "毫" {
      amount.kind = first == "分" ? .quantity : .money
      readMinutes(&amount, unit)
      return
    }
    if !isOneKey { return readCents(&amount, unit) }
    switch first {
    case "元", "块", "圆", "角", "毛", "蚊": break
    default: return
    }
    if first == "角" || first == "毛" {
      if first == "角", !isBoundary(keys[unit.end]), fold.keyClass(keys[unit.end]) == .han,
        table.classes[Int(keys[unit.end])] == 0, keys[unit.end] != NumberKey.of("钱")
      {
        // 五角星, 八角亭.
        amount.kind = .number
        amount.unit = nil
        amount.end = amount.numeral.end
        return
      }
      _ = readCoins(&amount, from: unit.end, place: -1, base: -1)
      return
    }
    if first == "块", isPiece(unit.end) {
      amount.kind = .quantity
      return
    }
    if keys[unit.end] == NumberKey.of("半"), isHalfHere(unit.end) {
      addHalf(&amount)
      amount.end = unit.end + 1
      return
    }
    _ = readCoins(&amount, from: unit.end, place: 0, base: 0)
  }

  /// 三百美元五十美分, 两英镑十便士: hundredths with a name of their own.
  private func readCents(_ amount: inout Amount, _ unit: UnitMatch) {
    let p = keys[unit.end] == NumberKey.of("零") ? unit.end + 1 : unit.end
    guard isNumeral(p) else { return }
    var n = Numeral()
    guard readNumeral(at: p, bare: false, into: &n), let cents = n.integer, cents < 100,
      let coin = readUnit(at: n.end, n), coin.unitClass == .money, coin.end == coin.start + 2
    else { return }
    let isCent = keys[coin.start + 1] == NumberKey.of("分") && keys[coin.start] == keys[unit.start]
    let isPenny =
      keys[coin.start] == NumberKey.of("便") && keys[unit.end - 1] == NumberKey.of("镑")
    guard isCent || isPenny else { return }
    amount.value = amount.value.adding(n.value.scaled(by: -2)) ?? amount.value
    amount.addPart(n)
    amount.isCompound = true
    amount.end = coin.end
  }

  /// 三块地, 两块金牌: 块 counts pieces; 三块, 三块钱, 三块五 count money.
  private func isPiece(_ end: Int) -> Bool {
    let key = keys[end]
    if isBoundary(key) || table.classes[Int(key)] != 0 { return false }
    if fold.keyClass(key) != .han { return false }
    switch Unicode.Scalar(key) {
    case "钱", "多", "左", "以", "的", "整", "人", "一", "上", "每", "到", "至": return false
    default: return true
    }
  }

  /// Sub-units after 元 (place 0) or 角 (place −1): 五角八分, 三, 零四. `base` is the place of the
  /// first unit, which the value counts in.
  private func readCoins(
    _ amount: inout Amount, from: Int, place: Int, base: Int
  ) -> Bool {
    var p = from
    var zero = false
    if keys[p] == NumberKey.of("零") || keys[p] == NumberKey.of("又") {
      zero = keys[p] == NumberKey.of("零")
      p += 1
    }
    let entry = table.classes[Int(keys[p])]
    switch entry >> 4 {
    case NumeralClass.digit, NumeralClass.financial, NumeralClass.arabic: break
    default: return false
    }
    let next = keys[p + 1]
    var end = p + 1
    var power = place - 1
    if next == NumberKey.of("角") || next == NumberKey.of("毛") || next == NumberKey.of("毫") {
      guard place == 0 else { return false }
      end = p + 2
    } else if next == NumberKey.of("仙") {
      power = -2
      end = p + 2
    } else if next == NumberKey.of("分"), keys[p + 2] != NumberKey.of("之"),
      keys[p + 2] != NumberKey.of("钟")
    {
      power = -2
      end = p + 2
    } else if zero || isColloquial(p) {
      // 五块三, 三块零四
      guard isColloquialUnit(keys[from - 1]) || zero,
        !isNumeralOrUnit(p + 1)
      else { return false }
      power = zero ? -2 : place - 1
    } else {
      return false
    }
    var n = Numeral()
    n.start = p
    n.end = p + 1
    n.value = ScaledInteger(UInt128(entry & 15))
    amount.value = amount.value.adding(n.value.scaled(by: power - base)) ?? amount.value
    amount.addPart(n)
    amount.isCompound = true
    amount.end = end
    if power == -1, end == p + 2 {
      _ = readCoins(&amount, from: end, place: -1, base: base)
    }
    return true
  }

  /// 五块三, 五蚊三, 五毛三: the units that leave the last one out.
  private func isColloquialUnit(_ key: Key) -> Bool {
    switch Unicode.Scalar(key) {
    case "块", "蚊", "毛", "毫": true
    default: false
    }
  }

  /// A digit with nothing behind it that could take it away.
  private func isColloquial(_ p: Int) -> Bool {
    if isDigit(p), keys[p + 1] == NumberKey.dot || keys[p + 1] == NumberKey.of("%") { return false }
    return !isNumeralOrUnit(p + 1)
  }

  private func isNumeralOrUnit(_ p: Int) -> Bool {
    isNumeral(p) || table.longest(table.unitState, keys + p).length > 0
  }

  // MARK: Durations

  /// 一小时三十分钟, 两年零三个月, 8天又二十个小时, 三年半.
  private func readDuration(_ amount: inout Amount, _ unit: UnitMatch) {
    guard unit.component != 0, amount.duration.add(amount.value, unit.component) else {
      amount.kind = .quantity
      return
    }
    amount.kind = .duration
    var last = unit
    for step in 0..<2 {
      if keys[amount.end] == NumberKey.of("半"), !amount.hasHalf, isHalfHere(amount.end),
        !isUnitOfTime(amount.end + 1)
      {
        let half = ScaledInteger(5, exponent: -1)
        _ = amount.duration.add(half, last.component)
        if step == 0 { addHalf(&amount) } else { amount.isCompound = true }
        amount.hasHalf = true
        amount.end += 1
        return
      }
      if amount.hasHalf || !amount.spread.isZero { return }
      var p = amount.end
      let isListed = keys[p] == NumberKey.of("又") || keys[p] == NumberKey.of("加")
      if isListed || keys[p] == NumberKey.of("零") { p += 1 }
      p = skipSpaces(p)
      guard isNumeral(p) else { return }
      var n = Numeral()
      guard readNumeral(at: p, bare: false, into: &n), !n.isPair else { return }
      guard var next = readUnit(at: n.end, n) else {
        // 1小时30: minutes without their unit at the end of a clause.
        if last.component == 0x48, n.digits == 2 || n.flags.contains(.hasUnit),
          n.end - n.start >= 2,
          isBoundary(keys[n.end]), let minutes = n.integer, minutes < 60, p == amount.end
        {
          _ = amount.duration.add(n.value, 0x4E)
          amount.isCompound = true
          amount.addPart(n)
          amount.end = n.end
        }
        return
      }
      if keys[next.start] == NumberKey.of("分"), next.end == next.start + 1 { next.component = 0x4E }
      guard
        isListed || DurationParts.rank(next.component) < DurationParts.rank(last.component),
        DurationParts.rank(next.component) > 0,
        !(next.component == 0x44 && keys[next.start] == NumberKey.of("日"))
      else { return }
      guard amount.duration.add(n.value, next.component) else { return }
      amount.isCompound = true
      amount.addPart(n)
      amount.end = next.end
      last = next
    }
  }

  private func isUnitOfTime(_ p: Int) -> Bool {
    let unit = table.longest(table.unitState, keys + p)
    return unit.length > 0 && table.units[Int(unit.value)].component != 0
  }

  /// 五分三十秒 is a duration; 分 alone may be points, minutes or a hundredth of 元.
  private func readMinutes(_ amount: inout Amount, _ unit: UnitMatch) {
    guard keys[unit.start] == NumberKey.of("分") else { return }
    if keys[unit.end] == NumberKey.of("半"), isHalfHere(unit.end) {
      addHalf(&amount)
      amount.kind = .duration
      _ = amount.duration.add(amount.value, 0x4E)
      amount.unit?.component = 0x4E
      amount.end = unit.end + (keys[unit.end + 1] == NumberKey.of("钟") ? 2 : 1)
      return
    }
    let next = table.classes[Int(keys[unit.end])] >> 4
    guard next == NumeralClass.arabic || next == NumeralClass.digit || next == NumeralClass.small
    else {
      return
    }
    var n = Numeral()
    guard readNumeral(at: unit.end, bare: false, into: &n),
      keys[n.end] == NumberKey.of("秒")
    else { return }
    amount.kind = .duration
    _ = amount.duration.add(amount.value, 0x4E)
    _ = amount.duration.add(n.value, 0x53)
    amount.unit?.component = 0x4E
    amount.addPart(n)
    amount.isCompound = true
    amount.end = keys[n.end + 1] == NumberKey.of("钟") ? n.end + 2 : n.end + 1
  }
}

extension Amount {
  /// The bare number of an amount whose unit was none.
  init(plain other: Amount) {
    self = other
    unit = nil
    kind = .number
    power = 0
    end = other.numeral.end
  }
}
