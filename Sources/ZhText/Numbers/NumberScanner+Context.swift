// What stands around a number: fixed words, comparators, signs, identifiers.

/// What was read before a number.
struct NumberContext {
  /// The nearest word that is not a sign.
  var role = NumberRole.none
  /// Where that word begins.
  var roleStart = 0
  /// The comparator, which may stand before a currency name (约人民币50元).
  var comparator = NumberComparator.equal
  var comparatorStart = 0
  var hasComparatorWord = false
  var isNegative = false
  var signStart = 0
  /// Where a currency name begins, if one stands directly before.
  var currencyStart = -1
  var currencyEnd = -1
}

extension NumberTable {
  /// 人数, 总数, 指数 …: 数 behind these is no "several".
  @inline(__always)
  func noCountBefore(_ key: Key) -> Bool {
    switch Unicode.Scalar(key) {
    case "人", "总", "次", "户", "多", "少", "指", "分", "半", "基", "系", "位", "倍", "件", "天", "参", "函",
      "整", "复", "点", "无", "读", "计", "岁", "票", "例", "回", "级", "学", "个", "全", "代", "负", "正", "小", "大",
      "名", "家", "页", "字", "年", "月", "日", "单", "双", "底", "实", "变", "常", "因", "约", "对", "招", "尾",
      "序", "奇", "偶", "篇", "层", "床", "座", "套", "辆", "生", "班", "校", "席", "者", "额", "目", "算", "尽":
      true
    default: false
    }
  }
}

extension NumberScanner {
  /// Reads sign, currency name, and comparator or daypart before a number.
  func readContext(before start: Int) -> NumberContext {
    var context = NumberContext()
    var p = start
    for _ in 0..<3 {
      if keys[p - 1] == NumberKey.space { p -= 1 }
      let limit = p - floor
      if limit <= 0 { break }
      let word = table.longestBefore(keys + p, limit: limit)
      if word.length == 0 { break }
      let from = p - word.length
      switch word.role {
      case .negative:
        if context.isNegative || context.currencyStart >= 0 { return context }
        if !isSign(from, word.length, number: start) { return context }
        context.isNegative = true
        context.signStart = from
      case .fahrenheit:
        if context.role == .none {
          context.role = .fahrenheit
          context.roleStart = from
        }
      case .currency:
        if context.currencyStart >= 0 { return context }
        if Self.isUpper(keys[from]), isWordKey(keys[from - 1]) { return context }
        context.currencyStart = from
        context.currencyEnd = p
        context.role = .currency
        context.roleStart = from
      case .more, .atLeast, .less, .atMost, .about, .exact:
        context.hasComparatorWord = true
        context.comparatorStart = from
        context.comparator = Self.comparator(word.role)
        if context.role == .none {
          context.role = word.role
          context.roleStart = from
        }
        return context
      default:
        if context.role == .none {
          context.role = word.role
          context.roleStart = from
        }
        return context
      }
      p = from
    }
    return context
  }

  static func comparator(_ role: NumberRole) -> NumberComparator {
    switch role {
    case .more: .more
    case .atLeast: .atLeast
    case .less: .less
    case .atMost: .atMost
    case .about: .about
    default: .equal
    }
  }

  /// The comparator behind a number (以上, 左右) and where its word ends.
  func readComparator(after end: Int) -> (comparator: NumberComparator, end: Int)? {
    var p = end
    // (含)以上
    if keys[p] == NumberKey.of("("), keys[p + 1] == NumberKey.of("含"),
      keys[p + 2] == NumberKey.of(")")
    {
      p += 3
    }
    let word = table.longest(table.afterState, keys + p)
    guard word.length > 0, let role = NumberRole(rawValue: word.value) else { return nil }
    return (Self.comparator(role), p + word.length)
  }

  /// Whether 负, 零下 or a minus sign before a number is its sign.
  private func isSign(_ from: Int, _ length: Int, number: Int) -> Bool {
    let before = keys[from - 1]
    let beforeClass = fold.keyClass(before)
    if keys[from] == NumberKey.hyphen || keys[from] == 0x2212 {
      guard from + 1 == number || keys[from + 1] == NumberKey.dot else { return false }
      switch beforeClass {
      case .digit, .letter, .close: return false
      case .han:
        // 气温-5℃; 长征-5 is a name.
        var p = number
        while isDigit(p) || keys[p] == NumberKey.dot { p += 1 }
        let unit = table.longest(table.unitState, keys + p)
        switch Unicode.Scalar(before) {
        case "为", "是", "到", "至", "达", "于", "算", "得", "值": return true
        default: return unit.length > 0
        }
      default: return before != NumberKey.hyphen && before != NumberKey.dot
      }
    }
    if length == 1 {
      // 负 in 抱负, 胜负, 肩负, 自负, 担负, 欺负.
      switch Unicode.Scalar(before) {
      case "抱", "胜", "肩", "自", "担", "欺", "背", "辜", "亏", "减", "正": return false
      default: return true
      }
    }
    return true
  }

  // MARK: Fixed words

  /// The longest fixed word that covers the numeral at `i`, unless a longer number word lifts it.
  func fixedWord(around i: Int, from lowest: Int? = nil) -> (start: Int, end: Int)? {
    let floor = lowest ?? floor
    var best: (start: Int, end: Int)?
    var isNumber = false
    var back = 0
    while back <= 3, i - back >= floor {
      let start = i - back
      if back > 0, table.classes[Int(keys[start])] >> 4 == NumeralClass.arabic { break }
      if table.trie.codes[Int(keys[start])] != 0 {
        let word = table.longest(table.idiomState, keys + start)
        if word.length > back, word.length > (best.map { $0.end - $0.start } ?? 0) {
          best = (start, start + word.length)
          isNumber = word.value != 0
        }
      }
      back += 1
    }
    return isNumber ? nil : best
  }

  /// Whether the number that begins at `i` goes on beyond the fixed word around it: 一点五 is longer
  /// than 一点, 三公升 than 三公.
  func outgrows(_ word: (start: Int, end: Int), at i: Int) -> Bool {
    // One character alone, as most often: no need to parse it.
    if !isNumeral(i + 1), !mayContinue(keys[i + 1]) {
      return i + 2 == word.end && table.longest(table.unitState, keys + i + 1).length > 1
    }
    var n = Numeral()
    guard readNumeral(at: i, bare: false, into: &n) else { return false }
    if n.end > word.end { return true }
    guard n.end == word.end - 1 else { return false }
    let unit = table.longest(table.unitState, keys + n.end)
    return unit.length > 1
  }

  /// Keys other than numerals with which a numeral can go on.
  @inline(__always)
  private func mayContinue(_ key: Key) -> Bool {
    switch Unicode.Scalar(key) {
    case "点", ".", ",", " ", "多", "余", "来", "个": true
    default: false
    }
  }

  /// Whether 几 or 数 has a magnitude behind it, or 个亿.
  @inline(__always)
  func isVagueNumber(at i: Int) -> Bool {
    let next = table.classes[Int(keys[skipSpaces(i + 1)])] >> 4
    return next == NumeralClass.small || next == NumeralClass.big
      || (keys[i + 1] == NumberKey.of("个") && keys[i + 2] == NumberKey.of("亿"))
  }

  /// 近百家, 上百年: behind an approximator, 百 with a measure word is a number even where the two
  /// make a word (百家, 百年).
  func isApproximated(_ word: (start: Int, end: Int), at i: Int, _ context: NumberContext) -> Bool {
    guard context.hasComparatorWord, context.comparator == .about || context.comparator == .more,
      word.start == i, word.end == i + 2, table.classes[Int(keys[i])] >> 4 != NumeralClass.digit
    else { return false }
    return table.longest(table.unitState, keys + i + 1).length > 0
  }

  /// 拾, 佰, 仟 as the first character need another character of cheques behind (拾贰, 拾萬).
  func isLoneCheque(at i: Int) -> Bool {
    switch Unicode.Scalar(keys[i]) {
    case "拾", "佰", "仟": break
    default: return false
    }
    switch table.classes[Int(keys[i + 1])] >> 4 {
    case NumeralClass.financial, NumeralClass.big, NumeralClass.small: return false
    default: return keys[i + 1] != NumberKey.of("元") && keys[i + 1] != NumberKey.of("圆")
    }
  }

  /// 伍, 陆, 拾, 肆, 参 … alone are mostly words and names: a second financial character, a
  /// magnitude or a money unit must stand beside them, or nothing at all.
  func isPlausibleFinancial(at i: Int) -> Bool {
    if !isAmbiguousFinancial(keys[i]) { return true }
    let next = table.classes[Int(keys[skipSpaces(i + 1)])]
    switch next >> 4 {
    case NumeralClass.financial: return true
    case NumeralClass.small:
      let isCheque =
        keys[i + 1] == NumberKey.of("拾") || keys[i + 1] == NumberKey.of("佰")
        || keys[i + 1] == NumberKey.of("仟")
      return isCheque || !isAmbiguousFinancial(keys[i]) || fold.keyClass(keys[i - 1]) != .han
    case NumeralClass.big:
      return !isAmbiguousFinancial(keys[i]) || fold.keyClass(keys[i - 1]) != .han
    default: break
    }
    if keys[i + 1] == NumberKey.point || keys[i + 1] == NumberKey.of("分")
      || keys[i + 1] == NumberKey.space
    {
      return !isAmbiguousFinancial(keys[i]) || fold.keyClass(keys[i - 1]) != .han
    }
    let unit = table.longest(table.unitState, keys + i + 1)
    if unit.length > 0, !isAmbiguousFinancial(keys[i]) || fold.keyClass(keys[i - 1]) != .han {
      return table.units[Int(unit.value)].unitClass == UnitClass.money.rawValue
        || !isAmbiguousFinancial(keys[i])
    }
    let isAlone = fold.keyClass(keys[i + 1]) != .han
    let before = keys[i - 1]
    return isAlone
      && (fold.keyClass(before) != .han || before == NumberKey.of("是")
        || before == NumberKey.of("为")
        || before == NumberKey.of("负"))
  }

  private func isAmbiguousFinancial(_ key: Key) -> Bool {
    switch Unicode.Scalar(key) {
    case "伍", "陆", "肆", "参", "柒", "叁", "捌", "玖": true
    default: false
    }
  }

  // MARK: Bare magnitudes

  /// Whether 百, 千, 万 … at `i` may begin a number without a digit before it.
  func mayBeBare(at i: Int, _ entry: UInt8, _ context: NumberContext) -> Bool {
    if entry >> 4 == NumeralClass.small, entry & 15 == 1 { return false }
    return true
  }

  /// Whether a bare magnitude is a number: an approximator before it (近百, 上千), 余 or 多 behind
  /// (百余人), an elided digit (千三), or a unit behind a magnitude of two characters (百万元).
  func isRealBare(_ n: Numeral, _ context: NumberContext) -> Bool {
    let isApproximated = context.hasComparatorWord && context.comparatorStart >= floor
    if isApproximated, !(keys[n.end] == NumberKey.of("分") && keys[n.end + 1] == NumberKey.of("之")) {
      return true
    }
    let next = keys[n.end]
    if next == NumberKey.of("余") || n.flags.contains(.approximate) { return true }
    let unit = readUnit(at: n.end, n)
    if next == NumberKey.of("多") || next == NumberKey.of("来") { return unit != nil }
    let last = table.classes[Int(keys[n.end - 1])] >> 4
    if last == NumeralClass.digit, n.end - n.start == 2 {
      return unit != nil || isIsolated(n.start, n.end)
    }
    if n.end - n.start >= 2 { return last == NumeralClass.digit || unit != nil }
    switch Unicode.Scalar(next) {
    case "名", "位", "人", "亩", "吨", "件", "场", "户": return true
    case "年":
      // 建校百年, 百年来
      return keys[n.end + 1] == NumberKey.of("来") || keys[n.end + 1] == NumberKey.of("间")
        || keys[n.start - 1] == NumberKey.of("校")
    default: return false
    }
  }

  /// Whether nothing but punctuation, blanks or the text's ends stands on both sides.
  func isIsolated(_ start: Int, _ end: Int) -> Bool {
    isBoundary(keys[start - 1]) && isBoundary(keys[end])
  }

  func isBoundary(_ key: Key) -> Bool {
    switch fold.keyClass(key) {
    case .han, .digit, .letter, .kana: false
    default: true
    }
  }

  // MARK: Identifiers

  /// Whether the Arabic digits at `i` belong to an identifier: letters before or behind, a document
  /// number in 〔〕, a telephone number.
  func isIdentifier(at i: Int, _ context: NumberContext) -> Bool {
    let before = keys[i - 1]
    if i > floor || i > 0 {
      if (before | 0x20) &- 0x61 < 26 || before == 0x5F || before == 0x40 || before == 0x23 {
        return true
      }
      if before == NumberKey.hyphen, i >= 2, (keys[i - 2] | 0x20) &- 0x61 < 26 { return true }
      if before == NumberKey.dot || before == NumberKey.slash, i >= 2,
        (keys[i - 2] | 0x20) &- 0x61 < 26
      {
        return true
      }
      if before == NumberKey.of("〔") || before == NumberKey.of("[") { return closesBracket(i) }
      if before == NumberKey.of("〕") { return true }
    }
    var end = i
    while isDigit(end), end - i < 64 { end += 1 }
    let length = end - i
    // A mobile number.
    if length == 11, keys[i] == 0x31, keys[i + 1] >= 0x33, isBoundaryOfDigits(end) { return true }
    let next = keys[end]
    // 010-64035547
    if keys[i] == 0x30, length == 3 || length == 4, next == NumberKey.hyphen {
      var last = end + 1
      while isDigit(last), last - end < 10 { last += 1 }
      if last - end == 8 || last - end == 9 { return true }
    }
    if (next | 0x20) &- 0x61 < 26 {
      var last = end
      while (keys[last] | 0x20) &- 0x61 < 26 || isDigit(last) || keys[last] == NumberKey.dot,
        last - end < 12
      { last += 1 }
      let unit = table.longest(table.unitState, keys + end)
      if unit.length > 0 {
        return isWordKey(keys[end + unit.length])
      }
      // am, pm, and English ordinals are read elsewhere or not at all.
      let isMeridiem =
        (next | 0x20 == 0x61 || next | 0x20 == 0x70)
        && (keys[end + 1] | 0x20 == 0x6D || keys[end + 1] == NumberKey.dot)
      return !isMeridiem
    }
    return false
  }

  private func closesBracket(_ i: Int) -> Bool {
    var p = i
    while isDigit(p), p - i < 8 { p += 1 }
    return keys[p] == NumberKey.of("〕") || keys[p] == NumberKey.of("]")
  }

  private func isBoundaryOfDigits(_ end: Int) -> Bool {
    if keys[end] == NumberKey.dot || keys[end] == NumberKey.comma { return !isDigit(end + 1) }
    if isNumeral(end) { return false }
    return table.longest(table.unitState, keys + end).length == 0
  }

  /// The end of the run of letters, digits and joining signs that begins at or around `start`.
  func skipIdentifier(from start: Int) -> Int {
    var p = start
    while true {
      let key = keys[p]
      if key &- 0x30 < 10 || (key | 0x20) &- 0x61 < 26 || key == 0x5F {
        p += 1
      } else if key == NumberKey.hyphen || key == NumberKey.dot || key == NumberKey.slash
        || key == NumberKey.colon || key == 0x40 || key == 0x23
      {
        let next = keys[p + 1]
        guard next &- 0x30 < 10 || (next | 0x20) &- 0x61 < 26 else { break }
        p += 1
      } else if key == NumberKey.of("〕") || key == NumberKey.of("]") {
        // 〔2016〕36号
        var q = p + 1
        while isDigit(q) { q += 1 }
        if q > p + 1 || p > start { p = max(q, p + 1) }
        break
      } else {
        break
      }
    }
    return max(p, start + 1)
  }
}
