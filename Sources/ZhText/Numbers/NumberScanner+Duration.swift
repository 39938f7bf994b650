// Durations of several units: 一小时三十分钟, 两年零三个月, 三年半.

extension NumberScanner {
  /// 一小时三十分钟, 两年零三个月, 8天又二十个小时, 三年半.
  func readDuration(_ amount: inout Amount, _ unit: UnitMatch) {
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

  func isUnitOfTime(_ p: Int) -> Bool {
    let unit = table.longest(table.unitState, keys + p)
    return unit.length > 0 && table.units[Int(unit.value)].component != 0
  }

  /// 五分三十秒 is a duration; 分 alone may be points, minutes or a hundredth of 元.
  func readMinutes(_ amount: inout Amount, _ unit: UnitMatch) {
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
