// The number scanner: one pass over folded keys that finds every number with kind and value.

/// Walks the keys of a text and collects the numbers in it. It looks only where a key can begin a
/// number (a digit, a Chinese numeral, a currency sign, 第, 半, 几, 数); each rule reads a bounded
/// stretch, so that any input ends in linear time.
struct NumberScanner {
  let keys: UnsafePointer<Key>
  let count: Int
  let table: NumberTable
  let fold: FoldTable
  var results: NumberResults
  /// Nothing before this position may be taken again.
  var floor = 0
  /// Parse steps taken, for the test of linear time.
  var work = 0

  /// Finds the numbers of a text.
  ///
  /// - Parameters:
  ///   - keys: padded keys, see `FoldedText`.
  ///   - results: emptied and filled; reusing it saves allocations.
  /// - Complexity: O(count).
  static func scan(
    _ keys: UnsafePointer<Key>, count: Int, table: NumberTable = .builtIn,
    into results: inout NumberResults
  ) {
    var scanner = NumberScanner(
      keys: keys, count: count, table: table, fold: .builtIn, results: NumberResults())
    swap(&scanner.results, &results)
    scanner.results.removeAll()
    scanner.run()
    swap(&scanner.results, &results)
  }

  mutating func run() {
    let classes = table.classes
    let keys = keys
    var i = 0
    while true {
      // Four keys at a time; the padding behind the text makes that safe.
      while classes[Int(keys[i])] | classes[Int(keys[i &+ 1])] | classes[Int(keys[i &+ 2])]
        | classes[Int(keys[i &+ 3])] == 0
      { i &+= 4 }
      while classes[Int(keys[i])] == 0 { i &+= 1 }
      let entry = classes[Int(keys[i])]
      let found = results.spans.count
      let next: Int
      switch entry >> 4 {
      case NumeralClass.end: return
      case NumeralClass.ordinal: next = scanOrdinal(at: i)
      case NumeralClass.currency: next = scanCurrencySign(at: i)
      case NumeralClass.half: next = scanHalf(at: i)
      case NumeralClass.discount: next = scanHalfPrice(at: i)
      case NumeralClass.fraction: next = scanVulgarFraction(at: i, Int(entry & 15))
      case NumeralClass.arabic: next = scanArabic(at: i)
      default: next = scanChinese(at: i, entry)
      }
      work &+= 1
      if results.spans.count > found { floor = next }
      i = max(next, i &+ 1)
    }
  }

  // MARK: Dispatch

  private mutating func scanArabic(at i: Int) -> Int {
    var start = i
    if keys[i - 1] == NumberKey.dot, i - 1 >= floor, !isWordKey(keys[i - 2]) { start = i - 1 }
    let context = readContext(before: start)
    if context.role != .currency, isIdentifier(at: i, context) { return skipIdentifier(from: i) }
    let name = table.longest(table.idiomState, keys + i)
    if name.length > 0, name.value == 0, isDigit(i), !isDigit(i + name.length) {
      return i + name.length
    }
    if let end = scanMoment(at: i, context) { return end }
    var n = Numeral()
    if start < i {
      guard let arabic = readPointNumber(at: start) else { return i + 1 }
      n = arabic
    } else if !readNumeral(at: i, bare: false, into: &n) {
      return i + 1
    }
    if n.flags.contains(.dotted) { return skipIdentifier(from: i) }
    return scanNumber(&n, context)
  }

  private mutating func scanChinese(at i: Int, _ entry: UInt8) -> Int {
    let kind = entry >> 4
    if kind == NumeralClass.financial, !isPlausibleFinancial(at: i) { return i + 1 }
    if kind == NumeralClass.vague, !isVagueNumber(at: i) {
      return fixedWord(around: i).map { max($0.end, i + 1) } ?? i + 1
    }
    let context = readContext(before: i)
    if keys[i] == NumberKey.of("一"), keys[i + 1] == NumberKey.of("半"), fixedWord(around: i) == nil {
      return scanOneHalf(at: i, context)
    }
    if keys[i] == NumberKey.of("京") { return i + 1 }
    if !context.role.isDaypart, let word = fixedWord(around: i) {
      if !outgrows(word, at: i), !isApproximated(word, at: i, context) {
        return max(word.end, i + 1)
      }
    }
    if kind == NumeralClass.small || kind == NumeralClass.big {
      if let end = scanPartsPerHundred(at: i) { return end }
      if isLoneCheque(at: i) { return i + 1 }
    }
    if let end = scanMoment(at: i, context) { return end }
    if let end = scanUnitAndDigit(at: i, entry) { return end }
    var n = Numeral()
    let bare =
      kind == NumeralClass.small || kind == NumeralClass.big
      ? mayBeBare(at: i, entry, context) : false
    guard readNumeral(at: i, bare: bare, into: &n) else { return i + 1 }
    if n.flags.contains(.bare), !isRealBare(n, context) { return n.end }
    return scanNumber(&n, context)
  }

  /// A number whose numeral has been read: fraction, proportion, range, quantity or bare number.
  mutating func scanNumber(_ n: inout Numeral, _ context: NumberContext) -> Int {
    n.isNegative = context.isNegative
    if let end = scanFraction(n, context) { return end }
    if let end = scanRatio(n) { return end }
    let start = context.isNegative ? context.signStart : n.start
    var amount = readAmount(n, start: start)
    if let end = scanRange(&amount, context) { return end }
    return emit(&amount, context)
  }

  // MARK: Ordinals and signs

  private mutating func scanOrdinal(at i: Int) -> Int {
    let word = table.longest(table.idiomState, keys + i)
    var n = Numeral()
    let start = skipSpaces(i + 1)
    guard readNumeral(at: start, bare: false, into: &n), !n.flags.contains(.dotted) else {
      return word.length > 0 ? i + word.length : i + 1
    }
    if word.length > 0, word.value == 0, i + word.length >= n.end { return i + word.length }
    var end = n.end
    if n.isPair { n.spread = .zero }
    if n.flags.contains(.decimal) { return end }
    let span = NumberSpan(.ordinal, i, end)
    append(span, writing: n)
    appendHidden(n)
    // 第三、四名: the rest of the list is ordinal too.
    while keys[end] == NumberKey.of("、") || keys[end] == NumberKey.of("至"),
      isNumeral(end + 1)
    {
      var next = Numeral()
      guard readNumeral(at: end + 1, bare: false, into: &next) else { break }
      end = next.end
    }
    // 第十三屆 is an ordinal, its measure word no unit.
    return end
  }

  private mutating func scanCurrencySign(at i: Int) -> Int {
    var start = i
    // NT$, US$, HK$, A$: the letters belong to the sign.
    while i - start < 3, start > floor, Self.isUpper(keys[start - 1]) { start -= 1 }
    if start > floor, isWordKey(keys[start - 1]) { start = i }
    var digits = skipSpaces(i + 1)
    var isNegative = false
    if keys[digits] == NumberKey.hyphen { (digits, isNegative) = (digits + 1, true) }
    var n = Numeral()
    guard isNumeral(digits),
      readNumeral(at: digits, bare: false, into: &n), !n.flags.contains(.dotted)
    else { return i + 1 }
    n.isNegative = isNegative
    var span = NumberSpan(.money, start, n.end)
    span.flags = [.prefixed]
    span.unitStart = Int32(start)
    span.unitEnd = Int32(i + 1)
    // US$39.5-US$40 and $10-20 are ranges.
    var high: Numeral?
    if let connector = readConnector(at: n.end) {
      var second = connector
      while Self.isUpper(keys[second])
        || table.classes[Int(keys[second])] >> 4 == NumeralClass.currency
      {
        second += 1
      }
      var other = Numeral()
      if isDigit(second), readNumeral(at: second, bare: false, into: &other) {
        shareMagnitude(&n, other)
        if n.value < other.value { high = other }
      }
    }
    // $5 billion's Chinese form: ￥300元 keeps the sign as its unit.
    if let high {
      span.end = Int32(high.end)
      append(span, low: n, high: high)
      appendNested(n)
      appendNested(high)
      return high.end
    }
    append(span, writing: n)
    appendNested(n)
    if let unit = readUnit(at: n.end, n), unit.unitClass == .money {
      results.spans[results.spans.count - 2].end = Int32(unit.end)
      return unit.end
    }
    return n.end
  }

  private mutating func scanVulgarFraction(at i: Int, _ index: Int) -> Int {
    let fraction = NumeralClass.vulgarFractions[index]
    var span = NumberSpan(.fraction, i, i + 1)
    guard
      let value = ScaledInteger.quotient(
        ScaledInteger(UInt128(fraction.numerator)), ScaledInteger(UInt128(fraction.denominator)))
    else { return i + 1 }
    span.valueStart = Int32(results.text.count)
    results.text.appendDecimal(value)
    span.valueEnd = Int32(results.text.count)
    results.spans.append(span)
    return i + 1
  }

  // MARK: Emission

  /// Appends a span with the value of a numeral (both ends where it is a pair).
  mutating func append(_ span: NumberSpan, writing n: Numeral, power: Int = 0) {
    var span = span
    span.valueStart = Int32(truncatingIfNeeded: results.text.count)
    write(n, power: power)
    span.valueEnd = Int32(truncatingIfNeeded: results.text.count)
    results.spans.append(span)
  }

  mutating func append(_ span: NumberSpan, low: Numeral, high: Numeral, power: Int = 0) {
    var span = span
    span.valueStart = Int32(truncatingIfNeeded: results.text.count)
    writeOne(low, power: power)
    results.text.append(0x2F)
    if high.isPair {
      results.text.appendDecimal(high.high.scaled(by: power), negative: high.isNegative)
    } else {
      writeOne(high, power: power)
    }
    span.valueEnd = Int32(truncatingIfNeeded: results.text.count)
    results.spans.append(span)
  }

  /// The numeral inside a longer span: a `number`, or a `range` for two neighbouring digits.
  mutating func appendNested(_ n: Numeral, start: Int? = nil) {
    if n.end <= n.start { return }
    var span = NumberSpan(n.isPair ? .range : .number, start ?? n.start, n.end)
    span.flags = [.nested]
    append(span, writing: n)
  }

  /// A numeral that only rewriting needs.
  mutating func appendHidden(_ n: Numeral) {
    var span = NumberSpan(.number, n.start, n.end)
    span.flags = [.hidden]
    if n.isPair || n.flags.contains(.vague) { span.flags.insert(.idiomatic) }
    results.spans.append(span)
  }

  mutating func write(_ n: Numeral, power: Int = 0) {
    writeOne(n, power: power)
    if n.isPair {
      results.text.append(0x2F)
      results.text.appendDecimal(n.high.scaled(by: power), negative: n.isNegative)
    }
  }

  private mutating func writeOne(_ n: Numeral, power: Int) {
    if n.flags.contains(.wide) {
      writeWide(n, power: power)
    } else {
      results.text.appendDecimal(n.value.scaled(by: power), negative: n.isNegative)
    }
  }

  /// Digits that are too many for the machine's integers, read from the text again.
  private mutating func writeWide(_ n: Numeral, power: Int) {
    var digits: [UInt8] = []
    var places = 0
    var inFraction = false
    if n.flags.contains(.hasUnit) {
      digits.appendDecimal(n.value)
    }
    for index in n.start..<n.end {
      let key = keys[index]
      if key == NumberKey.dot || key == NumberKey.point {
        inFraction = true
      } else if key != NumberKey.comma, inFraction || !n.flags.contains(.hasUnit) {
        digits.append((table.classes[Int(key)] & 15) + 0x30)
        if inFraction { places += 1 }
      }
    }
    var exponent = power - places
    while exponent < 0, digits.count > 1, digits.last == 0x30 {
      digits.removeLast()
      exponent += 1
    }
    let leading = digits.firstIndex { $0 != 0x30 } ?? digits.count - 1
    digits.removeFirst(leading)
    if n.isNegative { results.text.append(0x2D) }
    if exponent >= 0 {
      results.text.append(contentsOf: digits)
      results.text.append(contentsOf: repeatElement(0x30, count: exponent))
    } else {
      while digits.count <= -exponent { digits.insert(0x30, at: 0) }
      results.text.append(contentsOf: digits[..<(digits.count + exponent)])
      results.text.append(0x2E)
      results.text.append(contentsOf: digits[(digits.count + exponent)...])
    }
  }

  /// `.77`, with the point at `start`.
  private func readPointNumber(at start: Int) -> Numeral? {
    guard let arabic = readArabic(at: start) else { return nil }
    var n = Numeral()
    n.start = start
    n.end = arabic.end
    n.value = arabic.value
    n.flags = [.arabic, .decimal]
    n.digits = 0
    return arabic.isDotted ? nil : n
  }

  @inline(__always)
  static func isUpper(_ key: Key) -> Bool { key &- 0x41 < 26 }

  /// Whether a key that can begin a number stands at `p`.
  @inline(__always)
  func isNumeral(_ p: Int) -> Bool {
    let entry = table.classes[Int(keys[p])]
    return entry != 0 && entry >> 4 < NumeralClass.discount
  }

  /// A Latin letter or digit, or a sign that joins them in identifiers.
  @inline(__always)
  func isWordKey(_ key: Key) -> Bool {
    key &- 0x30 < 10 || (key | 0x20) &- 0x61 < 26 || key == 0x5F || key == 0x40 || key == 0x23
  }
}
