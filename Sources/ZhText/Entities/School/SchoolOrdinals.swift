// Numbered schools: 兰州一中, 市十四中, 北京四中、八中.

enum SchoolOrdinals {
  enum Reading {
    case accept(start: Int, nameStart: Int)
    case needsEvidence(start: Int)
  }

  private static let notAfterZhong = K.keys("全院心间央国队等年期有外东华共原型西南北路医文旬提选产途层美英印俄欧日韩德法游药空超乙甲冠场")
  private static let notAfterXiao = K.keys("时部撮块步段群批组口包片孩伙队区型觑节半粒瓶杯碗盘把截条根张件个只名位")
  private static let notAfterGao = K.keys("考校三二中级层度一等速铁达")

  static func read(
    _ reader: borrowing SchoolReader, _ mark: SchoolMark, last: Mention?
  ) -> Reading? {
    let keys = reader.view.keys
    let floor = last.map { Int($0.end) } ?? 0
    let head = keys[mark.end - 1]
    let next = keys[mark.end]
    if next == K.xue, keys[mark.end + 1] != K.sheng, keys[mark.end + 1] != K.zi { return nil }
    if head == K.zhong, notAfterZhong.contains(next) { return nil }
    if head == K.xiaoSmall, notAfterXiao.contains(next) || next == K.xue { return nil }
    if head == K.gao, notAfterGao.contains(next) { return nil }
    var start = mark.start
    while start > floor, K.numerals.contains(keys[start - 1]) { start -= 1 }
    if start > floor, keys[start - 1] == K.di { start -= 1 }
    if keys[start - 1] == K.jie || namesPlenarySession(keys, mark.end) { return nil }
    if let place = reader.placeStart(endingAt: start, floor: floor) {
      let outer = SchoolLeftContext.extend(reader, place.start, floor: floor)
      return .accept(start: outer, nameStart: place.form == .full ? start : place.start)
    }
    let before = keys[start - 1]
    if K.divisionSuffixes.contains(before), start - 1 >= floor, head == K.zhong {
      let isElided = reader.lexicon.word(keys, start - 2, start) == nil
      if isElided { return .accept(start: start - 1, nameStart: start) }
    }
    if let last, continuesList(reader, last, start) {
      return .accept(start: start, nameStart: start)
    }
    if head == K.gao { return nil }
    return .needsEvidence(start: start)
  }

  /// 二十届二中、三中全会.
  private static func namesPlenarySession(_ keys: UnsafePointer<Key>, _ end: Int) -> Bool {
    var index = end
    for _ in 0..<4 {
      guard K.conjunctions.contains(keys[index]) else { return false }
      index += 1
      while K.numerals.contains(keys[index]) { index += 1 }
      guard keys[index] == K.zhong else { return false }
      index += 1
      if keys[index] == 0x5168 { return true }  // 全
    }
    return false
  }

  /// 北京四中、八中: only a conjunction between two numbered schools.
  private static func continuesList(
    _ reader: borrowing SchoolReader, _ last: Mention, _ start: Int
  ) -> Bool {
    let keys = reader.view.keys
    let end = Int(last.end)
    return start - end == 1 && K.conjunctions.contains(keys[end])
  }
}
