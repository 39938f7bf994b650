// Conversions that are never made unasked: units to SI, currency names to ISO 4217.

extension Quantity {
  /// The value in the SI base unit of its unit: 三斤 → 1.5 kg, 五亩 → 3333.3335 m2.
  ///
  /// Traditional Mainland units count as today's market units (斤 = 500 g, 亩 = 666.6667 m2),
  /// 台斤, 坪 and 甲 as Taiwan's. `nil` when the unit has no factor, or the value is a range or no
  /// decimal.
  public var inSIUnits: (value: ExactDecimal, unit: String)? {
    guard let unit, let decimal = decimal ?? amount.flatMap({ ExactDecimal($0) }),
      let record = NumberTable.builtIn.unit(named: unit), record.baseLength > 0,
      record.unitClass != UnitClass.money.rawValue,
      let factor = ExactDecimal(NumberTable.builtIn.string(record.factor, record.factorLength))
    else { return nil }
    return (decimal * factor, NumberTable.builtIn.string(record.base, UInt32(record.baseLength)))
  }

  /// The ISO 4217 code of a currency name or sign: 元 → CNY, 港币 → HKD, NT$ → TWD.
  ///
  /// 元 and 块 alone count as renminbi and $ as the United States' dollar; in texts from Hong Kong
  /// and Taiwan 元 and $ usually mean the local currency, which only the caller knows. `nil` for
  /// currencies without a code and for units that are no currency.
  public var currencyCode: String? {
    guard let unit else { return nil }
    switch unit {
    case "NT$": return "TWD"
    case "HK$": return "HKD"
    case "US$", "$": return "USD"
    case "A$", "AU$": return "AUD"
    case "C$", "CA$": return "CAD"
    case "S$": return "SGD"
    case "MOP$": return "MOP"
    case "¥", "￥", "RMB¥", "CN¥": return "CNY"
    case "€": return "EUR"
    case "£": return "GBP"
    default: break
    }
    guard let record = NumberTable.builtIn.unit(named: unit),
      record.unitClass == UnitClass.money.rawValue, record.baseLength > 0
    else { return nil }
    return NumberTable.builtIn.string(record.base, UInt32(record.baseLength))
  }
}

extension NumberTable {
  /// The record of a unit as written, in either script.
  func unit(named name: String) -> UnitRecord? {
    var state = unitState
    for scalar in name.unicodeScalars
    where !trie.advance(&state, FoldTable.builtIn.key(scalar.value)) {
      return nil
    }
    return trie.hasValue(state) ? units[Int(trie.value(state))] : nil
  }
}
