// Sub-units of money: 三元五角八分, 五块三, 三百美元五十美分.

extension NumberScanner {
  /// 三元五角八分, 五块三, 三块零四, 8亿元人民币.
  func readMoney(_ amount: inout Amount, _ unit: UnitMatch) {
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
  func isColloquial(_ p: Int) -> Bool {
    if isDigit(p), keys[p + 1] == NumberKey.dot || keys[p + 1] == NumberKey.of("%") { return false }
    return !isNumeralOrUnit(p + 1)
  }

  func isNumeralOrUnit(_ p: Int) -> Bool {
    isNumeral(p) || table.longest(table.unitState, keys + p).length > 0
  }
}
