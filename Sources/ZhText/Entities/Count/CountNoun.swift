// The noun that a number counts, as far as it can be read off the text without a parser.

enum CountNoun {
  /// The Simplified noun phrase directly behind a count: a short run of Han up to a stop or a
  /// function word; `nil` where none stands there.
  static func noun(after end: Int, _ keys: UnsafePointer<Key>) -> String? {
    let fold = FoldTable.builtIn
    var p = end
    switch Unicode.Scalar(keys[p]) {
    case "多", "余", "左", "右", "以", "之", "内", "来", "许":
      let word = NumberTable.builtIn.longest(NumberTable.builtIn.afterState, keys + p)
      if word.length == 0 { return nil }
      p += word.length
    default: break
    }
    if keys[p] == NumberKey.of("的") { p += 1 }
    let start = p
    while p - start < 8, fold.keyClass(keys[p]) == .han, !isFunctionWord(keys[p]) { p += 1 }
    guard p > start, p - start <= 6 else { return nil }
    return EntityMaker.simplified(keys, start..<p)
  }

  private static func isFunctionWord(_ key: Key) -> Bool {
    switch Unicode.Scalar(key) {
    case "的", "和", "与", "及", "在", "是", "为", "有", "被", "把", "将", "从", "对", "向", "以", "于", "到", "至",
      "或",
      "了", "着", "过", "也", "都", "就", "才", "还", "又", "再", "不", "没", "均", "已", "而", "但", "并", "等", "后",
      "前",
      "上", "下", "内", "中", "里", "间", "比", "占", "约", "超", "近", "共", "由", "受", "获", "参", "来", "给", "让",
      "使":
      true
    default: false
    }
  }
}
