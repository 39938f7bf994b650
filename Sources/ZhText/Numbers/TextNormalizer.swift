// Digits to words: 123所 → 一百二十三所, 15% → 百分之十五, 2023-10-26 → 二零二三年十月二十六日.

/// Rewrites the digits of one text as words in the script of the text.
struct TextNormalizer {
  let keys: UnsafePointer<Key>
  let count: Int
  let table = NumberTable.builtIn
  let scanner: NumberScanner
  let speller: NumberSpeller
  var writer: SourceRewriter

  var output: [UInt8] { writer.output }

  init(utf8: UnsafeBufferPointer<UInt8>, keys: UnsafePointer<Key>, count: Int) {
    self.keys = keys
    self.count = count
    writer = SourceRewriter(utf8)
    scanner = NumberScanner(
      keys: keys, count: count, table: table, fold: .builtIn, results: NumberResults())
    speller = NumberSpeller(isTraditional: Self.isTraditional(utf8, keys))
  }

  /// Whether a character of the text changes when it is made Simplified.
  private static func isTraditional(
    _ utf8: UnsafeBufferPointer<UInt8>, _ keys: UnsafePointer<Key>
  ) -> Bool {
    var byte = 0
    var index = 0
    while byte + 2 < utf8.count {
      let lead = utf8[byte]
      if lead >= 0xE4, lead < 0xEA {
        let scalar =
          UInt16(lead & 0x0F) << 12 | UInt16(utf8[byte + 1] & 0x3F) << 6
          | UInt16(utf8[byte + 2] & 0x3F)
        if scalar != keys[index] { return true }
      }
      byte += FoldedText.width(lead)
      index += 1
    }
    return false
  }

  mutating func run(_ results: NumberResults) {
    let spans = results.spans
    var index = 0
    var position = 0
    var hadNumber = false
    while index < spans.count {
      let outer = spans[index]
      var next = index + 1
      while next < spans.count, spans[next].start < outer.end { next += 1 }
      rewriteGap(position, Int(outer.start), between: hadNumber)
      rewrite(outer, signed: startsExpression(outer))
      position = max(position, Int(outer.end))
      hadNumber = true
      index = next
    }
    rewriteGap(position, count, between: false)
    writer.finish()
  }

  private func startsExpression(_ span: NumberSpan) -> Bool {
    keys[Int(span.start)] == NumberKey.hyphen
  }

  private mutating func rewrite(_ outer: NumberSpan, signed: Bool) {
    let start = Int(outer.start)
    let end = Int(outer.end)
    guard (start..<end).contains(where: { scanner.isDigit($0) }) else { return }
    switch outer.kind {
    case .date, .time, .datetime: rewriteMoment(start, end)
    case .percent: rewritePercent(start, end)
    case .fraction: rewriteFraction(start, end)
    case .money where outer.flags.contains(.prefixed):
      rewriteMoney(outer)
    case .money where outer.unitStart == outer.start && outer.unitEnd > outer.unitStart:
      rewriteMoney(outer)
    case .ordinal: rewriteNumerals(start, end, isOrdinal: true)
    default: rewriteNumerals(start, end, isOrdinal: false)
    }
  }

  // MARK: Between the numbers

  /// Operators between two numbers, telephone numbers, scores, ± before a number.
  private mutating func rewriteGap(_ from: Int, _ to: Int, between: Bool) {
    if between, to < count, let word = joiningOperator(from, to) {
      writer.copy(to: word.position)
      writer.skip(
        to: keys[word.position + 1] == NumberKey.of("=") ? word.position + 2 : word.position + 1)
      writer.append(word.text)
    } else if to > from, keys[to - 1] == 0xB1 {
      writer.copy(to: to - 1)
      writer.skip(to: to)
      writer.append(speller.isTraditional ? "正負" : "正负")
    }
    var p = from
    while p < to {
      guard scanner.isDigit(p) else {
        p += 1
        continue
      }
      var end = p
      while end < to, scanner.isDigit(end) { end += 1 }
      if end - p == 11, keys[p] == 0x31, !scanner.isWordKey(keys[p - 1]),
        !scanner.isWordKey(keys[end])
      {
        writer.copy(to: p)
        speller.appendDigits(digits(p, end), telephone: true, to: &writer.output)
        writer.skip(to: end)
      } else if keys[p] == 0x30, keys[end] == NumberKey.hyphen, end - p <= 4 {
        // 010-64035547
        end = scanner.skipIdentifier(from: p)
        writer.copy(to: p)
        speller.appendDigits(digits(p, end), to: &writer.output)
        writer.skip(to: end)
      } else {
        end = max(end, scanner.skipIdentifier(from: p))
      }
      p = end
    }
  }

  private func joiningOperator(_ from: Int, _ to: Int) -> (position: Int, text: StaticString)? {
    var p = from
    while p < to, keys[p] == NumberKey.space { p += 1 }
    var q = p + 1
    let isOrEqual = keys[q] == NumberKey.of("=") && q < to
    if isOrEqual { q += 1 }
    while q < to, keys[q] == NumberKey.space { q += 1 }
    guard q == to, p < to else { return nil }
    let isTraditional = speller.isTraditional
    switch Unicode.Scalar(keys[p]) {
    case "+": return (p, "加")
    case "×": return (p, "乘")
    case "÷": return (p, "除以")
    case "=": return (p, isTraditional ? "等於" : "等于")
    case "≤", "≦": return (p, isTraditional ? "小於等於" : "小于等于")
    case "≥", "≧": return (p, isTraditional ? "大於等於" : "大于等于")
    case "<" where isOrEqual: return (p, isTraditional ? "小於等於" : "小于等于")
    case ">" where isOrEqual: return (p, isTraditional ? "大於等於" : "大于等于")
    case "<": return (p, isTraditional ? "小於" : "小于")
    case ">": return (p, isTraditional ? "大於" : "大于")
    case "≠": return (p, isTraditional ? "不等於" : "不等于")
    case ":", "∶": return (p, "比")
    // 主队3-1
    case "-" where to - from == 1 && scanner.isBoundary(keys[to + 1]): return (p, "比")
    default: return nil
    }
  }

  // MARK: Numerals

  func digits(_ from: Int, _ to: Int) -> [UInt8] {
    (from..<to).compactMap { scanner.isDigit($0) ? UInt8(keys[$0] - 0x30) : nil }
  }

  /// Spells one run of digits with its fraction; false when it is too long to spell.
  mutating func spell(_ arabic: ArabicNumber, from start: Int, measured: Bool) -> Bool {
    var point = start
    while point < arabic.end, keys[point] != NumberKey.dot { point += 1 }
    let whole = digits(start, point)
    guard whole.count <= NumberSpeller.maxDigits else { return false }
    writer.copy(to: start)
    let isDecimal = point < arabic.end
    if whole.count > 1, whole[0] == 0, !isDecimal {
      speller.appendDigits(whole, to: &writer.output)
    } else {
      speller.appendCardinal(
        whole.isEmpty ? [0] : whole, measured: measured && !isDecimal, to: &writer.output)
    }
    if isDecimal {
      let fraction = digits(point, arabic.end)
      speller.appendFraction(fraction, to: &writer.output)
    }
    writer.skip(to: arabic.end)
    return true
  }

  /// All runs of digits between two positions, with signs, connectors and Latin units.
  private mutating func rewriteNumerals(_ start: Int, _ end: Int, isOrdinal: Bool) {
    if let kind = digitString(start, end) {
      writer.copy(to: start)
      let text = digits(start, end)
      speller.appendDigits(text, telephone: kind == .telephone, to: &writer.output)
      writer.skip(to: end)
      return
    }
    let isScore = isScore(start, end)
    var p = start
    while p < end {
      if scanner.isDigit(p) || (keys[p] == NumberKey.dot && scanner.isDigit(p + 1)),
        let arabic = scanner.readArabic(at: p)
      {
        guard spell(arabic, from: p, measured: !isOrdinal && isMeasured(arabic.end)) else { return }
        p = arabic.end
        continue
      }
      if isConnector(p), p > start, p + 1 < end {
        writer.copy(to: p)
        writer.append(isScore ? "比" : "到")
        writer.skip(to: p + 1)
      } else if keys[p] == NumberKey.hyphen || keys[p] == 0x2212 {
        writer.copy(to: p)
        writer.append(speller.isTraditional ? "負" : "负")
        writer.skip(to: p + 1)
      } else if let unit = spokenUnit(p) {
        var from = p
        while from > start, keys[from - 1] == NumberKey.space { from -= 1 }
        writer.copy(to: max(from, writer.scalar))
        writer.append(unit.text)
        writer.skip(to: unit.end)
        p = unit.end
        continue
      }
      p += 1
    }
  }

  /// 2 is 两 before a measure word or a magnitude, but 二两, 2℃ 二.
  private func isMeasured(_ end: Int) -> Bool {
    let p = scanner.skipSpaces(end)
    if keys[p] == NumberKey.of("两") { return false }
    let entry = table.classes[Int(keys[p])]
    if entry >> 4 == NumeralClass.big { return true }
    if entry >> 4 == NumeralClass.small { return entry & 15 > 1 }
    let unit = table.longest(table.unitState, keys + p)
    guard unit.length > 0 else { return false }
    let record = table.units[Int(unit.value)]
    return record.spokenLength == 0
  }

  private func isConnector(_ p: Int) -> Bool {
    switch Unicode.Scalar(keys[p]) {
    case "-", "–", "—", "~", "∼", "〜":
      return scanner.isNumeral(scanner.skipSpaces(p + 1)) || keys[p + 1] == NumberKey.of("$")
    default: return false
    }
  }

  /// 中国1-2: two small numbers with a hyphen behind a word and nothing behind them.
  private func isScore(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 5, FoldTable.builtIn.keyClass(keys[start - 1]) == .han,
      scanner.isBoundary(keys[end])
    else { return false }
    var hyphens = 0
    for p in start..<end {
      if keys[p] == NumberKey.hyphen { hyphens += 1 } else if !scanner.isDigit(p) { return false }
    }
    return hyphens == 1
  }

  private func spokenUnit(_ p: Int) -> (text: [UInt8], end: Int)? {
    let unit = table.longest(table.unitState, keys + p)
    guard unit.length > 0 else { return nil }
    let record = table.units[Int(unit.value)]
    guard record.spokenLength > 0 else { return nil }
    let forms = table.string(record.spoken, record.spokenLength).split(separator: "|")
    guard let first = forms.first else { return nil }
    let form = speller.isTraditional ? forms.last ?? first : first
    return (Array(form.utf8), p + unit.length)
  }

  // MARK: Digit strings

  private enum DigitString { case plain, telephone }

  /// 尾号是3385, 拨打12306: digits that are read one by one.
  private func digitString(_ start: Int, _ end: Int) -> DigitString? {
    guard end - start >= 3, (start..<end).allSatisfy({ scanner.isDigit($0) }) else { return nil }
    var p = start
    if keys[p - 1] == NumberKey.of("是") || keys[p - 1] == NumberKey.of("为")
      || keys[p - 1] == NumberKey.colon
    {
      p -= 1
    }
    switch (Unicode.Scalar(keys[p - 2]), Unicode.Scalar(keys[p - 1])) {
    case ("拨", "打"), ("电", "话"), ("热", "线"), ("致", "电"), ("手", "机"), ("来", "电"), ("专", "线"):
      return .telephone
    case ("尾", "号"), ("号", "码"), ("密", "码"), ("编", "号"), ("账", "号"), ("卡", "号"), ("学", "号"),
      ("工", "号"), ("代", "码"),
      ("证", "码"), ("邮", "编"), ("房", "号"), ("车", "号"):
      return .plain
    default: return nil
    }
  }
}
