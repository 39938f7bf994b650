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
    if first == "番", length == 1 {
      // 番 counts doublings, only after 翻.
      return keys[n.start - 1] != NumberKey.of("翻") && keys[n.start - 2] != NumberKey.of("翻")
    }
    switch unit.unitClass {
    case .grade:
      // 四级考试, 一等奖, 五星级: grades; 里氏6.5级 is a size.
      return !(first == "级" && n.flags.contains(.decimal)) && first != "档"
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

  func addHalf(_ amount: inout Amount) {
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
  func isHalfHere(_ p: Int) -> Bool {
    if table.longest(table.idiomState, keys + p).length > 1 { return false }
    // 一天半个月: the half counts the next unit.
    if keys[p + 1] == NumberKey.of("个") { return false }
    return true
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
