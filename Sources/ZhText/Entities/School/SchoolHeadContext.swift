// What may follow a head noun.

enum SchoolHeadContext {
  /// Whether the head can end where it ends: 大学 in 大学生 and 小学校 in 小学校长 cannot.
  static func canEnd(_ mark: SchoolMark, _ view: DocumentView) -> Bool {
    let keys = view.keys
    let last = keys[mark.end - 1]
    let next = keys[mark.end]
    if mark.form == .ordinal { return true }
    switch last {
    case K.xue:
      if next == K.xi || next == K.ling { return false }
      if next == K.sheng { return isNotStudent(view, mark.end) }
      // 中学校长: the longer head would cut the word after it.
      return true
    case K.xiao:
      // 小学校 before 长, 园, 舍 …: the head is 小学.
      let before = keys[mark.end - 2]
      if before == K.xue, mark.end - mark.start == 3 || mark.end - mark.start == 5 {
        return !K.afterXiao.contains(next)
      }
      return next != K.zhang
    case K.yuan:
      // 科学院 is no 学院.
      if mark.end - mark.start == 2, keys[mark.start - 1] == K.ke { return false }
      return next != K.shi
    case K.xiaoSmall:
      // 国中小 before 学: the head is 国中.
      if keys[mark.end - 2] == K.zhong { return next != K.xue || keys[mark.end + 1] == K.xiao }
      return next != K.xue
    case K.shang, K.gong:
      return !K.afterTrade.contains(next)
    case K.zhong:
      return next != K.sheng || mark.form != .weak
    default:
      return true
    }
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
  static let fu = key("附")
  static let di = key("第")
  static let jie = key("届")
  static let wei = key("委")
  static let li = key("立")
  static let da = key("大")
  static let zi = key("子")
  static let comma = key("、")
  static let openBracket = key("(")
  static let closeBracket = key(")")
  static let conjunctions: [Key] = keys("和与及、跟暨")
  static let afterXiao: [Key] = keys("长园舍医车服门区方内外友庆史报务董监际训风规历工警")
  static let afterTrade: [Key] = keys("量业资场品作程人店界局会贸")
  static let afterSheng: [Key] = keys("命物态活产长理前化")
  static let divisionSuffixes: [Key] = keys("市县区省镇乡州旗")
  static let numerals: [Key] = keys("一二三四五六七八九十〇百0123456789")
  static let ownerPrefixes: [Key] = keys("国市县省私公区镇州郡")

  private static func key(_ character: Unicode.Scalar) -> Key { Key(character.value) }
  static func keys(_ string: String) -> [Key] { string.unicodeScalars.map { Key($0.value) } }
}
