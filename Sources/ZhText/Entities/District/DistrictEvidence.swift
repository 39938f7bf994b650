// What the form of a name and the words beside it say about a reading.

/// Points for and against a reading. A reading is taken from `threshold` on.
struct DistrictEvidence {
  static let threshold: Int16 = 6

  private let keys: UnsafePointer<Key>
  private let fold: FoldTable
  private let wordSets = DistrictWords.shared

  init(_ view: DocumentView) {
    keys = view.keys
    fold = view.fold
  }

  // MARK: The form

  /// Points for the form itself.
  static func points(_ reading: DistrictReading, region: Region) -> Int16 {
    let risk: Int =
      (reading.flags.contains(.commonWord) ? 2 : 0)
      + (reading.flags.contains(.ambiguous) ? 1 : 0)
    if reading.flags.contains(.full) {
      if reading.level == 4 { return reading.length >= 4 ? 7 : reading.length == 3 ? 5 : 1 }
      if reading.length == 2 { return [5, 3, 0, -4][risk] }
      return [14, 12, 10, 10][min(Int(reading.level) - 1, 3)] - Int16(risk)
    }
    switch reading.level {
    case 1: return 12
    case 2: return [11, 5, 2, -4][risk]
    default:
      switch region {
      case .mainland: return [5, 2, 0, -6][risk]
      case .taiwan: return [4, 2, 0, -6][risk]
      case .hongKong, .macau: return [8, 6, 2, -6][risk]
      }
    }
  }

  // MARK: The neighbours

  /// Whether the last character of the form belongs to the next word (杭州 | 市场).
  func losesSuffix(_ reading: DistrictReading) -> Bool {
    let end = Int(reading.end)
    return wordSets.suffixThieves.contains(keys[end &- 1], keys[end])
  }

  /// Points for what stands right after the name.
  func rightPoints(_ reading: DistrictReading) -> Int16 {
    let end = Int(reading.end)
    let next = keys[end]
    if wordSets.after.contains(next, keys[end &+ 1]) { return 3 }
    if wordSets.directions.contains(next) { return 2 }
    switch fold.keyClass(next) {
    case .han: return 0
    default: return 1
    }
  }

  /// Points for what stands right before the name.
  func leftPoints(_ reading: DistrictReading) -> Int16 {
    let start = Int(reading.start)
    let previous = keys[start &- 1]
    if wordSets.prepositions.contains(previous) { return 2 }
    if wordSets.before.contains(keys[start &- 2], previous) { return 2 }
    switch fold.keyClass(previous) {
    case .han:
      if wordSets.surnames.contains(previous), !reading.flags.contains(.full) { return -3 }
      return 0
    default: return 1
    }
  }

  /// Whether the name is the proper part of a school or a road, which is named after many things.
  func namesInstitution(_ reading: DistrictReading) -> Bool {
    let end = Int(reading.end)
    return wordSets.institutions.contains(keys[end], keys[end &+ 1])
      || wordSets.roads.contains(keys[end])
  }
}

/// The words looked for beside names.
struct DistrictWords: Sendable {
  static let shared = DistrictWords()

  let suffixThieves = KeyPairSet(
    "市场 市值 市面 市价 市况 市道 市井 市集 市区 市郊 市售 市占 区域 区间 区别 区块 区分 区隔 区位 区划 "
      + "县城 省份 省道 省钱 省电 省却 省略 镇压 镇静 镇定 镇痛 镇守 乡村 乡亲 乡土 乡愁 乡间 乡镇 乡音")
  let after = KeyPairSet(
    "政府 人民 省委 市委 县委 区委 市长 县长 区长 省长 州长 教育 公安 警方 警察 法院 检察 议会 地方 地区 境内 各地 "
      + "等地 等县 等市 等区 等省 市民 居民 民众 乡亲 当局 全市 全县 全省 全区 代表 考察 调研 召开 举行 举办 出发 站起 当地 "
      + "城区 山区 市区 郊区 农村 县城 街头 海关 公所 选区 分局 分区 消防 卫生 税务 发布 附近 周边 一带 县市 两地 三地 两市 "
      + "老街 籍的 本地 中心 地检 高等 人口 全境 沿海 以南 以北 以东 以西")
  let directions = KeySet("东南西北籍人府委")
  let prepositions = KeySet("在于赴到往抵从自由至与和及距临邻返离去来回住、（(")
  let before = KeyPairSet("位于 来自 前往 抵达 离开 返回 设在 落户 落地 走进 走访 深入 地处 进入 途经 毗邻 包括 例如 隶属 出生 视察 支援 援助")
  let surnames = KeySet(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庄施洪翁游简詹柯颜"
  )
  let institutions = KeyPairSet("小学 中学 国小 国中 高中 大学 幼儿 幼稚 高职 书院 医院 公司 集团 学校 科技 酒店 大厦 花园")
  let roads = KeySet("路街巷里弄村桥")
}
