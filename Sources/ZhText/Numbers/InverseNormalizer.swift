// Words to digits: 一百二十三所 → 123所, 百分之五 → 5%, 二分之一 → 1/2.

/// Rewrites the spelled numbers of one text as digits.
struct InverseNormalizer {
  let keys: UnsafePointer<Key>
  let options: NumberNormalizer.Options
  private let table = NumberTable.builtIn
  private let scanner: NumberScanner
  private var writer: SourceRewriter

  var output: [UInt8] { writer.output }

  init(
    utf8: UnsafeBufferPointer<UInt8>, keys: UnsafePointer<Key>, options: NumberNormalizer.Options
  ) {
    self.keys = keys
    self.options = options
    writer = SourceRewriter(utf8)
    scanner = NumberScanner(
      keys: keys, count: 0, table: table, fold: .builtIn, results: NumberResults())
  }

  mutating func run(_ results: NumberResults, count: Int) {
    let spans = results.spans
    var index = 0
    while index < spans.count {
      // A group: one outer span and all that lies inside it.
      let outer = spans[index]
      var next = index + 1
      while next < spans.count, spans[next].start < outer.end { next += 1 }
      rewrite(outer, spans[(index + 1)..<next])
      index = next
    }
    writer.finish()
  }

  private mutating func rewrite(_ outer: NumberSpan, _ inner: ArraySlice<NumberSpan>) {
    switch outer.kind {
    case .date, .time, .datetime:
      for span in inner where span.kind == .number { convert(span) }
    case .percent:
      rewritePercent(outer, inner)
    case .fraction:
      rewriteFraction(outer, inner)
    case .ordinal:
      for span in inner where !isSingle(span) { convert(span) }
    case .number where outer.flags.contains(.hidden):
      rewriteDigits(outer)
    case .number, .range, .money, .quantity, .duration:
      rewriteAmount(outer, inner)
    }
  }

  /// Money, quantities and ranges: all numerals in it, unless each is a single digit.
  private mutating func rewriteAmount(_ outer: NumberSpan, _ inner: ArraySlice<NumberSpan>) {
    if let fraction = inner.first(where: { $0.kind == .fraction }) {
      rewriteFraction(fraction, inner.filter { $0.flags.contains(.hidden) }[...])
      return
    }
    if trainLetter(Int(outer.start)) != nil { return rewriteTrain(outer) }
    if isBetweenLetters(outer) { return convert(outer) }
    var numerals = inner.filter { $0.kind == .number }
    if outer.kind == .number, numerals.isEmpty { numerals = [outer] }
    if outer.flags.contains(.idiomatic) || outer.flags.contains(.vague) {
      return rewriteTrain(outer)
    }
    if numerals.isEmpty { return rewriteTrain(outer) }
    let hasLong = numerals.contains { !isSingle($0) || isPlusMinus(Int($0.start)) }
    guard hasLong || options.convertsSingleDigits else { return }
    for span in numerals { convert(span) }
  }

  // MARK: Percentages and fractions

  private mutating func rewritePercent(_ outer: NumberSpan, _ inner: ArraySlice<NumberSpan>) {
    let sign: StaticString
    switch Unicode.Scalar(keys[Int(outer.start)]) {
    case "百": sign = "%"
    case "千": sign = "‰"
    default:
      for span in inner where !isSingle(span) && !span.flags.contains(.idiomatic) { convert(span) }
      return
    }
    // 百分之, but not 百万分之.
    guard
      keys[Int(outer.start) + 1] == NumberKey.of("分")
        || keys[Int(outer.start) + 1] == NumberKey.space,
      !inner.contains(where: { $0.flags.contains(.idiomatic) })
    else { return }
    for (position, span) in inner.enumerated() {
      let start = Int(span.start)
      if position == 0 {
        writer.copy(to: Int(outer.start))
        if keys[start - 1] == NumberKey.of("负") || keys[start - 1] == NumberKey.hyphen {
          writer.append("-")
        }
        writer.skip(to: start)
      } else {
        // Up to the second 百分之, which goes.
        var p = start
        while p > Int(inner[inner.startIndex].end), keys[p - 1] != NumberKey.of("到"),
          keys[p - 1] != NumberKey.of("至"),
          keys[p - 1] != NumberKey.of("~"), keys[p - 1] != NumberKey.of("—"),
          keys[p - 1] != NumberKey.hyphen
        { p -= 1 }
        writer.copy(to: p)
        writer.skip(to: start)
      }
      convert(span)
      writer.append(sign)
    }
  }

  private mutating func rewriteFraction(_ outer: NumberSpan, _ inner: ArraySlice<NumberSpan>) {
    let parts = inner.filter { $0.flags.contains(.hidden) }
    guard parts.count >= 2, !parts.contains(where: { $0.flags.contains(.idiomatic) }) else {
      return
    }
    let denominator = parts[parts.count - 2]
    let numerator = parts[parts.count - 1]
    // 十分一 and 1/3 stay.
    guard keys[Int(numerator.start) - 1] != NumberKey.of("分"),
      keys[Int(numerator.start) - 1] != NumberKey.slash
    else { return }
    guard let top = digits(numerator), let bottom = digits(denominator) else { return }
    if parts.count == 3, let whole = digits(parts[0]) {
      writer.copy(to: Int(outer.start))
      writeSign(outer)
      writer.skip(to: Int(parts[0].end))
      writer.append(whole)
      writer.copy(to: Int(denominator.start))
    } else {
      writer.copy(to: Int(outer.start))
      writeSign(outer)
    }
    writer.append(top)
    writer.append("/")
    writer.append(bottom)
    writer.skip(to: Int(numerator.end))
  }

  private mutating func writeSign(_ outer: NumberSpan) {
    if keys[Int(outer.start)] == NumberKey.of("负") { writer.append("-") }
  }

  // MARK: Digit strings

  /// 幺三五零…, and runs of digits that are no quantity but at least three long.
  private mutating func rewriteDigits(_ span: NumberSpan) {
    let start = Int(span.start)
    let isTrain = trainLetter(start) != nil
    guard span.end - span.start >= 3 || isTrain || isBetweenLetters(span) else { return }
    if isTrain { return rewriteTrain(span) }
    convert(span)
  }

  /// 动二三, 特五六七八: the letters of train numbers.
  private mutating func rewriteTrain(_ span: NumberSpan) {
    let start = Int(span.start)
    guard let letter = trainLetter(start) else { return }
    var end = start
    while isPlainDigit(end) { end += 1 }
    guard end - start >= 2, end == Int(span.end) else { return }
    writer.copy(to: start - 1)
    writer.skip(to: start)
    writer.append(CollectionOfOne(letter))
    appendDigits(start, end)
    writer.skip(to: end)
  }

  private func trainLetter(_ start: Int) -> UInt8? {
    guard scanner.isBoundary(keys[start - 2]), isPlainDigit(start), isPlainDigit(start + 1) else {
      return nil
    }
    switch Unicode.Scalar(keys[start - 1]) {
    case "动": return 0x44
    case "特": return 0x54
    case "高": return 0x47
    case "城": return 0x43
    case "快": return 0x4B
    case "直": return 0x5A
    default: return nil
    }
  }

  /// 鄂A七L六二U: digits of a number plate.
  private func isBetweenLetters(_ span: NumberSpan) -> Bool {
    func isLetter(_ key: Key) -> Bool { (key | 0x20) &- 0x61 < 26 }
    return isLetter(keys[Int(span.start) - 1]) && isLetter(keys[Int(span.end)])
      && isPlainDigit(Int(span.start))
  }

  private func isPlainDigit(_ p: Int) -> Bool {
    let entry = table.classes[Int(keys[p])]
    return entry >> 4 == NumeralClass.digit || entry >> 4 == NumeralClass.financial
  }

  private mutating func appendDigits(_ start: Int, _ end: Int) {
    for p in start..<end where isPlainDigit(p) {
      writer.append(CollectionOfOne(0x30 + (table.classes[Int(keys[p])] & 15)))
    }
  }

  // MARK: Numerals

  private func isSingle(_ span: NumberSpan) -> Bool {
    span.end - span.start == 1
      && table.classes[Int(keys[Int(span.start)])] >> 4 == NumeralClass.digit
  }

  /// Whether 正负 stands before a numeral.
  private func isPlusMinus(_ start: Int) -> Bool {
    keys[start - 1] == NumberKey.of("负") && keys[start - 2] == NumberKey.of("正")
  }

  /// Replaces one numeral by digits; 负 before it becomes a minus sign, 正负 ±.
  private mutating func convert(_ span: NumberSpan) {
    var start = Int(span.start)
    guard start >= writer.scalar else { return }
    var sign: StaticString = ""
    var from = start
    if isPlusMinus(start), start - 2 >= writer.scalar {
      sign = "±"
      from = start - 2
    } else if keys[start] == NumberKey.of("负") {
      sign = "-"
      start = scanner.skipSpaces(start + 1)
    } else if keys[start] == NumberKey.of("零"), keys[start + 1] == NumberKey.of("下") {
      start += 2
      from = start
    }
    var whole = span
    whole.start = Int32(start)
    guard let text = digits(whole) else { return }
    writer.copy(to: from)
    writer.append(sign)
    writer.skip(to: Int(span.end))
    writer.append(text)
  }

  /// The digits of a numeral, or nil when it stays as it is.
  private func digits(_ span: NumberSpan) -> [UInt8]? {
    let start = Int(span.start)
    let end = Int(span.end)
    let first = table.classes[Int(keys[start])] >> 4
    if first == NumeralClass.arabic, !options.expandsMagnitudes { return nil }
    var text: [UInt8] = []
    var p = start
    while p < end, isPlainDigit(p) || keys[p] == NumberKey.space { p += 1 }
    if p == end {
      for q in start..<end where isPlainDigit(q) {
        text.append(0x30 + (table.classes[Int(keys[q])] & 15))
      }
      return text
    }
    // 三百多万 → 300多万
    for q in start..<end
    where keys[q] == NumberKey.of("多") || keys[q] == NumberKey.of("余")
      || keys[q] == NumberKey.of("来")
    {
      return surplusDigits(start, q, end)
    }
    var n = Numeral()
    guard scanner.readNumeral(at: start, bare: true, into: &n), n.end == end, !n.isPair,
      !n.flags.contains(.vague), !n.flags.contains(.bare) || keys[start] == NumberKey.of("百"),
      !n.flags.contains(.wide)
    else { return nil }
    if options.expandsMagnitudes || !n.flags.contains(.hasBig) { return decimal(n) }
    if !n.flags.contains(.decimal), let value = n.integer {
      let endsWithTenThousand = n.trailingBig == 4
      if value < 100_000_000, !(endsWithTenThousand && value >= 100_000) { return decimal(n) }
    }
    return sections(start, end) ?? decimal(n)
  }

  private func surplusDigits(_ start: Int, _ surplus: Int, _ end: Int) -> [UInt8]? {
    guard surplus - start > 1, var text = section(start, surplus) else { return nil }
    for q in surplus..<end { appendSource(q, to: &text) }
    return text
  }

  /// The decimal places are kept as spoken: 二点零 is 2.0.
  private func decimal(_ n: Numeral, _ scanner: NumberScanner? = nil) -> [UInt8] {
    let scanner = scanner ?? self.scanner
    let keys = scanner.keys
    var text: [UInt8] = []
    var value = n.value
    guard n.flags.contains(.decimal), !n.flags.contains(.hasBig) else {
      text.appendDecimal(value)
      return text
    }
    var p = n.start
    while p < n.end, keys[p] != NumberKey.point, keys[p] != NumberKey.dot { p += 1 }
    var places = 0
    for q in p..<n.end where table.classes[Int(keys[q])] >> 4 != NumeralClass.none { places += 1 }
    if let whole = value.expanded(to: -places) { value = ScaledInteger(whole, exponent: -places) }
    var padded: [UInt8] = Array(String(value.mantissa).utf8)
    if places > 0 {
      while padded.count <= places { padded.insert(0x30, at: 0) }
      padded.insert(0x2E, at: padded.count - places)
    }
    text.append(contentsOf: padded)
    return text
  }

  /// 一兆零三百二十万五千 → 1兆320万5000: each section as digits, its 万, 亿 … kept.
  private func sections(_ start: Int, _ end: Int) -> [UInt8]? {
    var text: [UInt8] = []
    var sectionStart = start
    var p = start
    while p <= end {
      let isBig = p < end && table.classes[Int(keys[p])] >> 4 == NumeralClass.big
      guard isBig || p == end else {
        p += 1
        continue
      }
      while sectionStart < p,
        keys[sectionStart] == NumberKey.of("零") || keys[sectionStart] == NumberKey.of("〇")
          || keys[sectionStart] == NumberKey.space, p - sectionStart > 1
      { sectionStart += 1 }
      if p > sectionStart {
        // An elided last digit (一亿三) has no section of its own.
        if p == end, p - sectionStart == 1, sectionStart > start,
          table.classes[Int(keys[sectionStart - 1])] >> 4 == NumeralClass.big
        {
          return nil
        }
        guard let section = section(sectionStart, p) else { return nil }
        text.append(contentsOf: section)
      }
      if isBig { appendSource(p, to: &text) }
      p += 1
      sectionStart = p
    }
    return text
  }

  /// One section alone: the keys behind it must not be read.
  private func section(_ start: Int, _ end: Int) -> [UInt8]? {
    let length = end - start
    let before = FoldedText.paddingBefore
    let capacity = before + length + FoldedText.paddingAfter
    return withUnsafeTemporaryAllocation(of: Key.self, capacity: capacity) { buffer -> [UInt8]? in
      buffer.initialize(repeating: .end)
      guard let base = buffer.baseAddress else { return nil }
      for index in 0..<length { base[before + index] = keys[start + index] }
      let scanner = NumberScanner(
        keys: UnsafePointer(base + before), count: length, table: table, fold: .builtIn,
        results: NumberResults())
      var n = Numeral()
      guard scanner.readNumeral(at: 0, bare: false, into: &n), n.end == length, !n.isPair else {
        return nil
      }
      return decimal(n, scanner)
    }
  }

  /// One scalar of the source.
  private func appendSource(_ position: Int, to text: inout [UInt8]) {
    text.append(contentsOf: writer.sourceBytes(of: position))
  }
}
