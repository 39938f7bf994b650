// Counts: which of the scanner's numbers say how many, how much, how long or what share.

/// Turns the numbers of a document into mentions of the kind `count`.
///
/// The span is the number with its unit; approximators and the counted noun stay outside, where
/// readers agree least. What is no count – dates, times, ordinals, grades, identifiers, scores,
/// fixed words – is no quantity for the scanner or is left out here.
struct CountRecognizer {
  let keys: UnsafePointer<Key>
  let fold: FoldTable
  let numbers: NumberTable

  /// Appends the counts among `results` to `mentions`.
  ///
  /// - Complexity: O(results).
  static func recognize(
    _ keys: UnsafePointer<Key>, results: NumberResults, fold: FoldTable = .builtIn,
    into mentions: inout [Mention]
  ) {
    let recognizer = CountRecognizer(keys: keys, fold: fold, numbers: .builtIn)
    for (index, span) in results.spans.enumerated() {
      guard span.flags.isDisjoint(with: [.nested, .hidden]), recognizer.isCount(span, results)
      else { continue }
      var mention = Mention(
        kind: .count, start: Int(span.start), end: Int(span.end),
        score: 1000 + Int(span.end - span.start))
      mention.number = Int32(truncatingIfNeeded: index)
      mention.evidence = [.numberAndUnit]
      mentions.append(mention)
    }
  }

  private func isCount(_ span: NumberSpan, _ results: NumberResults) -> Bool {
    switch span.kind {
    case .percent, .fraction: return true
    case .money: return !isName(span)
    case .duration: return isDuration(span)
    case .quantity: return isQuantity(span, results)
    case .number, .range, .ordinal, .date, .time, .datetime: return false
    }
  }

  /// The record of the unit.
  private func unit(_ span: NumberSpan) -> UnitClass? {
    span.unit < 0 ? nil : UnitClass(rawValue: numbers.units[Int(span.unit)].unitClass)
  }

  // MARK: Quantities

  private func isQuantity(_ span: NumberSpan, _ results: NumberResults) -> Bool {
    if isName(span) { return false }
    let unit = unit(span)
    if isArticle(span, unit) || isSerial(span) { return false }
    switch Unicode.Scalar(keys[Int(span.start) - 1]) {
    case "这", "那", "每", "某", "该", "首": return false
    case "前" where unit != .money: return false
    default: break
    }
    return true
  }

  /// 一个, 一位, 一次: 一 as an article. It is a numeral behind 只, 仅 and in measures.
  private func isArticle(_ span: NumberSpan, _ unit: UnitClass?) -> Bool {
    guard span.flags.contains(.single), keys[Int(span.start)] == NumberKey.of("一"),
      span.comparator == .equal
    else { return false }
    switch unit {
    case .length, .area, .volume, .mass, .age, .physics, .money, .time: return false
    default: break
    }
    let before = numbers.longestBefore(keys + Int(span.start), limit: 4)
    return before.role != .only
  }

  /// 十四届全国人大, 二期工程, 2025版: the how-manieth, not how many.
  private func isSerial(_ span: NumberSpan) -> Bool {
    guard span.unitEnd == span.unitStart + 1 else { return false }
    let isChinese = span.flags.contains(.chinese)
    switch Unicode.Scalar(keys[Int(span.unitStart)]) {
    case "届": return isChinese && span.end - span.start > 2
    case "期": return isChinese && span.flags.contains(.single)
    case "版", "款", "级": break
    default: return false
    }
    return !isChinese && span.end - span.start == 5
  }

  // MARK: Durations

  private func isDuration(_ span: NumberSpan) -> Bool {
    if isName(span) { return false }
    let start = Int(span.start)
    let end = Int(span.end)
    switch Unicode.Scalar(keys[start - 1]) {
    case "这", "那", "每", "某", "前", "首": return false
    default: break
    }
    if keys[end - 1] == NumberKey.of("年") || keys[end - 1] == NumberKey.of("月") {
      switch Unicode.Scalar(keys[end]) {
      case "制", "级", "计", "规", "赛", "度", "版", "届": return false
      default: break
      }
    }
    if span.flags.contains(.single), keys[start] == NumberKey.of("一") {
      // 一天, 一晚: "some day"; 一年, 一小时 are measured.
      switch Unicode.Scalar(keys[start + 1]) {
      case "天", "日", "晚", "夜": return false
      default: break
      }
    }
    return true
  }

  // MARK: Names

  /// A number inside a name: behind a letter or a hyphen, or in front of 号, 线 …
  private func isName(_ span: NumberSpan) -> Bool {
    switch Unicode.Scalar(keys[Int(span.end)]) {
    case "号": return true
    default: break
    }
    // 和纬路五段
    guard keys[Int(span.end) - 1] == NumberKey.of("段") else { return false }
    let before = keys[Int(span.start) - 1]
    return before == NumberKey.of("路") || before == NumberKey.of("街") || before == NumberKey.of("道")
  }
}
