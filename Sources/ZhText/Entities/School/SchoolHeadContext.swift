// What may follow a head noun.

enum SchoolHeadContext {
  /// Whether the head can end where it ends: 大学 in 大学生 and 小学校 in 小学校长 cannot.
  static func canEnd(_ mark: SchoolMark, _ view: DocumentView) -> Bool {
    let keys = view.keys
    let last = keys[mark.end - 1]
    let next = keys[mark.end]
    if mark.form == .ordinal { return true }
    if keys[mark.start] == K.guo, mark.end - mark.start <= 3, endsNation(view, mark) {
      return false  // 全国小朋友, 新中国中
    }
    switch last {
    case K.xue:
      if next == K.xi || next == K.ling || next == K.zhi { return false }
      return next != K.sheng || isNotStudent(view, mark.end)
    case K.xiao:
      // 小学校 before 长, 园, 舍 …: the head is 小学.
      let isPlainSchool =
        keys[mark.end - 2] == K.xue && keys[mark.end - 3] != K.zhong
        && keys[mark.end - 3] != K.xiaoSmall
      if isPlainSchool { return next != K.yuanGarden && next != K.bu }
      return !K.afterXiao.contains(next)
    case K.yuan:
      // 科学院 is no 学院.
      if mark.end - mark.start == 2, keys[mark.start - 1] == K.ke { return false }
      return next != K.shi
    case K.xiaoSmall:
      // 国中小 before 学: the head is 国中.
      return next != K.xue || K.afterShortHead.contains(keys[mark.end + 1])
    case K.shang, K.gong:
      return !K.afterTrade.contains(next)
    case K.zhong:
      return next != K.xue || K.afterShortHead.contains(keys[mark.end + 1])
    default:
      return true
    }
  }

  /// Whether 国 at the head's start ends another word: 全国小学, 美国小男孩.
  private static func endsNation(_ view: DocumentView, _ mark: SchoolMark) -> Bool {
    let before = view.keys[mark.start - 1]
    if K.beforeNation.contains(before) { return true }
    if let word = SchoolLexicon.builtIn.word(view.keys, mark.start - 2, mark.start + 1),
      word.has(.generic) || word.has(.country)
    {
      return true  // 联合国中文日
    }
    return K.nations.contains(before) && K.afterNation.contains(view.keys[mark.end])
      && !(view.keys[mark.end] == K.xue && K.afterShortHead.contains(view.keys[mark.end + 1]))
  }

  /// Whether 生 after a head begins another word than "student": 生命, 生物.
  static func isNotStudent(_ view: DocumentView, _ index: Int) -> Bool {
    K.afterSheng.contains(view.keys[index + 1])
  }

  /// Whether the head is the department of a school named before it: 国中部.
  static func isDepartment(_ mark: SchoolMark, _ view: DocumentView) -> Bool {
    view.keys[mark.end] == K.bu
  }
}

/// Keys that the school rules name.
enum K {
  static let guo = key("国")
  static let beforeNation: [Key] = keys("全各我外两该敌诸列贵祖")
  static let nations: [Key] = keys("中美英爱本法德日俄韩民")
  static let afterNation: [Key] = keys("小学企家伙西央东男女孩朋年期等型国之医科文")
  static let zhi = key("制")
  static let yuanGarden = key("园")
  static let party = key("党")
  static let functionWords: [Key] = keys("的了在是于由对被将")
  static let streets: [Key] = keys("路街村")
  static let formerly: [Key] = keys("原前")
  static let verbsBeforeHead: [Key] = keys("升读上入在念进考到从去办所间家群个名位")
  static let afterShortHead: [Key] = keys("生童区校务力子长")
  static let xue = key("学")
  static let xi = key("习")
  static let ling = key("龄")
  static let sheng = key("生")
  static let xiao = key("校")
  static let zhang = key("长")
  static let yuan = key("院")
  static let ke = key("科")
  static let shi = key("士")
  static let xiaoSmall = key("小")
  static let zhong = key("中")
  static let gao = key("高")
  static let shang = key("商")
  static let gong = key("工")
  static let bu = key("部")
  static let attachedTo = key("属")
  static let fu = key("附")
  static let di = key("第")
  static let jie = key("届")
  static let wei = key("委")
  static let li = key("立")
  static let da = key("大")
  static let zi = key("子")
  static let comma = key("、")
  static let alliance = key("联")
  static let called = key("称")
  static let short = key("简")
  static let below = key("下")
  static let asWord = key("为")
  static let quote = key("\"")
  static let openBracket = key("(")
  static let closeBracket = key(")")
  static let conjunctions: [Key] = keys("和与及、跟暨")
  static let afterXiao: [Key] = keys("长名园舍医车服门区方内外友庆史报务董监际训风规历工警")
  static let afterTrade: [Key] = keys("量业资场品作程人店界局会贸协妇")
  static let afterSheng: [Key] = keys("命物态活产长理前化")
  static let divisionSuffixes: [Key] = keys("市县区省镇乡州旗")
  static let numerals: [Key] = keys("一二三四五六七八九十〇百0123456789")
  static let ownerPrefixes: [Key] = keys("国市县省私公区镇州郡")

  private static func key(_ character: Unicode.Scalar) -> Key { Key(character.value) }
  static func keys(_ string: String) -> [Key] { string.unicodeScalars.map { Key($0.value) } }
}
