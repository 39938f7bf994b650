// Dates, times, percentages, fractions and prefixed money in words.

extension TextNormalizer {
  // MARK: Dates and times

  /// Walks a date or time and spells its parts; words between them stay.
  mutating func rewriteMoment(_ start: Int, _ end: Int) {
    var p = start
    while p < end {
      guard scanner.isDigit(p) else {
        if p > start, p + 1 < end, isJoin(p) {
          writer.copy(to: p)
          writer.append("到")
          writer.skip(to: p + 1)
        }
        p += 1
        continue
      }
      if let next = rewriteNumericDate(p, end) ?? rewriteColonTime(p, end) {
        p = next
        continue
      }
      var stop = p
      while scanner.isDigit(stop) { stop += 1 }
      spellPart(p, stop, start: start)
      p = stop
    }
  }

  private func isJoin(_ p: Int) -> Bool {
    switch Unicode.Scalar(keys[p]) {
    case "-", "–", "—", "~": return scanner.isNumeral(scanner.skipSpaces(p + 1))
    default: return false
    }
  }

  /// A part with its marker: years digit by digit, 2点 as 两点, minutes 05 as 零五.
  private mutating func spellPart(_ from: Int, _ to: Int, start: Int) {
    let text = digits(from, to)
    let marker = keys[scanner.skipSpaces(to)]
    writer.copy(to: from)
    let joined = scanner.readConnector(at: to) != nil
    let isRepublic =
      from >= 2 && keys[from - 1] == NumberKey.of("国") && keys[from - 2] == NumberKey.of("民")
    let isYear = marker == NumberKey.of("年") && keys[to + 1] != NumberKey.of("代") && text.count >= 2
    if (isYear && !isRepublic) || (joined && text.count == 4) {
      speller.appendDigits(text, to: &writer.output)
    } else if text.count == 2, text[0] == 0,
      marker == NumberKey.of("分") || marker == NumberKey.of("秒")
    {
      speller.appendDigits(text, to: &writer.output)
    } else {
      let isHour = marker == NumberKey.of("点") || marker == NumberKey.of("时")
      speller.appendCardinal(text, measured: isHour, to: &writer.output)
    }
    writer.skip(to: to)
  }

  /// 2008-08-08, 2008/08/08, 2019.9.6, 20240307.
  private mutating func rewriteNumericDate(_ p: Int, _ end: Int) -> Int? {
    guard let moment = scanner.readDate(at: p, NumberContext()), moment.numberCount == 0,
      let year = moment.date.year, let month = moment.date.month
    else { return nil }
    writer.copy(to: p)
    speller.appendDigits(Self.decimalDigits(year), to: &writer.output)
    writer.append("年")
    speller.appendCardinal(Self.decimalDigits(month), to: &writer.output)
    writer.append("月")
    if let day = moment.date.day {
      speller.appendCardinal(Self.decimalDigits(day), to: &writer.output)
      writer.append("日")
    }
    writer.skip(to: moment.end)
    // A blank or T between date and time goes.
    var next = moment.end
    while next < end, keys[next] == NumberKey.space || keys[next] == 0x54 { next += 1 }
    if next < end, scanner.isDigit(next) { writer.skip(to: next) }
    return max(next, moment.end)
  }

  /// 5:02, 13:10:36, 8:00 a.m.
  private mutating func rewriteColonTime(_ p: Int, _ end: Int) -> Int? {
    guard let moment = scanner.readTime(at: p, daypart: .none), moment.numberCount == 0 else {
      return nil
    }
    var parts: [[UInt8]] = [[]]
    var q = p
    while q < moment.end, scanner.isDigit(q) || keys[q] == NumberKey.colon {
      if keys[q] == NumberKey.colon {
        parts.append([])
      } else {
        parts[parts.count - 1].append(UInt8(keys[q] - 0x30))
      }
      q += 1
    }
    guard parts.count >= 2 else { return nil }
    writer.copy(to: p)
    let tail = scanner.skipSpaces(q)
    if tail < moment.end, keys[tail] | 0x20 == 0x61 { writer.append("上午") }
    if tail < moment.end, keys[tail] | 0x20 == 0x70 { writer.append("下午") }
    speller.appendCardinal(parts[0], measured: true, to: &writer.output)
    writer.append(speller.isTraditional ? "點" : "点")
    let minutes = parts[1]
    let hasSeconds = parts.count > 2
    if minutes != [0, 0] || hasSeconds { appendSixty(minutes, "分") }
    if hasSeconds { appendSixty(parts[2], "秒") }
    writer.skip(to: moment.end)
    return moment.end
  }

  private mutating func appendSixty(_ text: [UInt8], _ unit: StaticString) {
    if text[0] == 0, text[1] != 0 {
      speller.appendDigits(text, to: &writer.output)
    } else {
      speller.appendCardinal(text, to: &writer.output)
    }
    writer.append(unit)
  }

  private static func decimalDigits(_ value: Int) -> [UInt8] {
    String(value).utf8.map { $0 - 0x30 }
  }

  // MARK: Percentages and fractions

  /// 15% → 百分之十五, 5%-8% → 百分之五到百分之八, 3‰ → 千分之三; other proportions as they stand.
  mutating func rewritePercent(_ start: Int, _ end: Int) {
    let sign = (start..<end).first { keys[$0] == 0x25 || keys[$0] == 0x2030 || keys[$0] == 0xFE6A }
    let isPerMille = sign.map { keys[$0] == 0x2030 } ?? false
    var p = start
    var isFirst = true
    while p < end {
      if scanner.isDigit(p), let arabic = scanner.readArabic(at: p) {
        var from = p
        let isNegative =
          isFirst && p > start
          && (keys[p - 1] == NumberKey.hyphen || keys[p - 1] == 0x2212
            || keys[p - 1] == NumberKey.of("负"))
        if isNegative { from = p - 1 }
        if sign != nil {
          writer.copy(to: from)
          writer.append(isPerMille ? "千分之" : "百分之")
          if isNegative { writer.append(speller.isTraditional ? "負" : "负") }
          writer.skip(to: p)
        }
        guard spell(arabic, from: p, measured: sign == nil) else { return }
        p = arabic.end
        isFirst = false
        if keys[scanner.skipSpaces(p)] == keys[sign ?? p], sign != nil {
          p = scanner.skipSpaces(p) + 1
          writer.skip(to: p)
        }
        continue
      }
      if p > start, !isFirst, isJoin(p) {
        writer.copy(to: p)
        writer.append("到")
        writer.skip(to: p + 1)
      }
      p += 1
    }
  }

  /// 3/16 → 十六分之三; 三分之2 keeps its words.
  mutating func rewriteFraction(_ start: Int, _ end: Int) {
    guard let slash = (start..<end).first(where: { keys[$0] == NumberKey.slash }) else {
      var p = start
      while p < end {
        if scanner.isDigit(p), let arabic = scanner.readArabic(at: p) {
          guard spell(arabic, from: p, measured: false) else { return }
          p = arabic.end
        } else {
          p += 1
        }
      }
      return
    }
    let top = digits(start, slash)
    let bottom = digits(slash, end)
    writer.copy(to: start)
    speller.appendCardinal(bottom, to: &writer.output)
    writer.append("分之")
    speller.appendCardinal(top, to: &writer.output)
    writer.skip(to: end)
  }

  // MARK: Money with a sign before it

  /// US$39.5 → 三十九点五美元, ￥300 → 三百元, CNY1.25 → 一点二五人民币.
  mutating func rewriteMoney(_ span: NumberSpan) {
    let start = Int(span.start)
    let end = Int(span.end)
    guard let name = currencyName(Int(span.unitStart), Int(span.unitEnd)) else {
      var p = start
      while p < end {
        if scanner.isDigit(p), let arabic = scanner.readArabic(at: p) {
          guard spell(arabic, from: p, measured: true) else { return }
          p = arabic.end
        } else {
          p += 1
        }
      }
      return
    }
    writer.copy(to: start)
    writer.skip(to: Int(span.unitEnd))
    var p = Int(span.unitEnd)
    while p < end {
      if scanner.isDigit(p), let arabic = scanner.readArabic(at: p) {
        writer.skip(to: p)
        guard spell(arabic, from: p, measured: true) else { return }
        p = arabic.end
      } else if isJoin(p) {
        writer.append("到")
        p += 1
        writer.skip(to: p)
      } else {
        p += 1
      }
    }
    writer.copy(to: end)
    // ￥300元 has its name already.
    if fold(end) != .han || table.longest(table.unitState, keys + end).length == 0 {
      if keys[end - 1] != NumberKey.of("元") { writer.append(name) }
    }
  }

  private func fold(_ p: Int) -> KeyClass { FoldTable.builtIn.keyClass(keys[p]) }

  private func currencyName(_ from: Int, _ to: Int) -> StaticString? {
    let isTraditional = speller.isTraditional
    let last = Unicode.Scalar(keys[to - 1])
    let first = Unicode.Scalar(keys[from])
    switch last {
    case "¥": return "元"
    case "€": return isTraditional ? "歐元" : "欧元"
    case "£": return isTraditional ? "英鎊" : "英镑"
    case "$":
      switch first {
      case "N": return isTraditional ? "新臺幣" : "新台币"
      case "H": return isTraditional ? "港元" : "港元"
      case "A": return "澳元"
      case "C": return "加元"
      case "S": return "新加坡元"
      default: return "美元"
      }
    default: break
    }
    switch (first, Unicode.Scalar(keys[from + 1])) {
    case ("C", "N"), ("R", "M"): return isTraditional ? "人民幣" : "人民币"
    case ("U", "S"): return "美元"
    case ("H", "K"): return "港元"
    case ("T", "W"): return isTraditional ? "新臺幣" : "新台币"
    case ("E", "U"): return isTraditional ? "歐元" : "欧元"
    case ("G", "B"): return isTraditional ? "英鎊" : "英镑"
    case ("J", "P"): return isTraditional ? "日圓" : "日元"
    case ("M", "O"): return isTraditional ? "澳門元" : "澳门元"
    default: return nil
    }
  }
}
