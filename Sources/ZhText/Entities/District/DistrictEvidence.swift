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

  /// Points for the form itself, when it names a division of this level and region.
  static func points(_ reading: DistrictReading, level: UInt8, region: Region) -> Int16 {
    let risk: Int =
      (reading.flags.contains(.commonWord) ? 2 : 0)
      + (reading.flags.contains(.ambiguous) ? 1 : 0)
    if reading.flags.contains(.full) {
      if level == 4, risk == 0 {
        return reading.length >= 4 ? 7 : reading.length == 3 ? 5 : 1
      }
      if reading.length == 2 { return [5, 4, 3, -4][risk] }
      return risk == 0 ? [14, 12, 10, 10][min(Int(level) - 1, 3)] : [6, 5, 2, -3][risk]
    }
    switch level {
    case 1: return 12
    case 2: return [11, 5, 2, -4][risk]
    default:
      switch region {
      case .mainland: return [4, 2, 0, -6][risk]
      case .taiwan: return [4, 2, 0, -6][risk]
      case .hongKong, .macau: return [8, 6, 0, -6][risk]
      }
    }
  }

  // MARK: The neighbours

  /// Whether the first character of the form belongs to the word before (校长 | 沙田) or the last one
  /// to the next word (杭州 | 市场).
  func crossesWord(_ reading: DistrictReading, followsPlace: Bool) -> Bool {
    let start = Int(reading.start)
    let end = Int(reading.end)
    // Before a pause, a safe name is what it looks like (复校 | 长沙；); so it is after a place
    // (山西省 | 长治市).
    if !followsPlace, wordSets.prefixThieves.contains(keys[start &- 1], keys[start]),
      reading.level > 2 || fold.keyClass(keys[end]) == .han
    {
      return true
    }
    if !followsPlace, reading.level > 2,
      wordSets.directionPairs.contains(keys[start &- 1], keys[start])
    {
      return true
    }
    return wordSets.suffixThieves.contains(keys[end &- 1], keys[end])
      && !wordSets.worth.contains(keys[end], keys[end &+ 1])
  }

  /// Points for what stands right before and after the name.
  func points(_ reading: DistrictReading) -> Int16 {
    let left = leftPoints(reading)
    let right = rightPoints(reading)
    // Two borders of a clause say no more than one.
    return left == 1 && right == 1 ? 1 : left + right
  }

  private func rightPoints(_ reading: DistrictReading) -> Int16 {
    let end = Int(reading.end)
    let next = keys[end]
    if wordSets.after.contains(next, keys[end &+ 1]) { return 3 }
    if wordSets.directions.contains(next) { return 2 }
    switch fold.keyClass(next) {
    case .han: return 0
    default: return 1
    }
  }

  private func leftPoints(_ reading: DistrictReading) -> Int16 {
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

  /// Where a zone's name ends that begins with this reading (苏州 | 工业园区), or its own end.
  func zoneEnd(_ reading: DistrictReading) -> Int32 {
    let end = Int(reading.end)
    guard !reading.flags.contains(.full), wordSets.zoneStarts.contains(keys[end]) else {
      return reading.end
    }
    for head in wordSets.zoneHeads {
      var length = 0
      while length < head.count, keys[end &+ length] == head[length] { length &+= 1 }
      if length == head.count { return reading.end + Int32(truncatingIfNeeded: length) }
    }
    return reading.end
  }

  /// Whether a name that ends at `end` and one that starts at `start` stand in one list.
  func areListed(_ end: Int32, _ start: Int32) -> Bool {
    start == end || start == end &+ 1 && wordSets.separators.contains(keys[Int(end)])
  }

  /// Whether the name is the proper part of a longer name: a school or a road, which are named after
  /// many things, or a smaller place (六甲 | 頂, 小 | 新營).
  func isPartOfName(_ reading: DistrictReading) -> Bool {
    let end = Int(reading.end)
    return wordSets.institutions.contains(keys[end], keys[end &+ 1])
      || wordSets.placeTails.contains(keys[end])
      || wordSets.roadDirections.contains(keys[end]) && wordSets.roads.contains(keys[end &+ 1])
      || wordSets.placeHeads.contains(keys[Int(reading.start) &- 1])
  }
}

/// The words looked for beside names.
struct DistrictWords: Sendable {
  static let shared = DistrictWords()

  let directionPairs = KeyPairSet("西南 东南 西北 东北")
  let suffixThieves = KeyPairSet(
    "政府 市场 市值 市面 市价 市况 市道 市井 市集 市区 市郊 市售 市占 区域 区间 区别 区块 区分 区隔 区位 区划 "
      + "县城 县域 省份 省道 省钱 省电 省却 省略 镇压 镇静 镇定 镇痛 镇守 乡村 乡亲 乡土 乡愁 乡间 乡镇 乡音")
  /// 市 | 值得 against 市值.
  let worth = KeyPairSet("值得 值此 值班 值勤 分局 区公")
  let after = KeyPairSet(
    "政府 人民 省委 市委 县委 区委 市长 县长 区长 省长 州长 教育 公安 警方 警察 法院 检察 议会 地方 地区 境内 各地 "
      + "等地 等县 等市 等区 等省 市民 居民 民众 乡亲 当局 全市 全县 全省 全区 代表 考察 调研 召开 举行 举办 出发 站起 当地 "
      + "城区 山区 市区 郊区 农村 县城 街头 海关 公所 选区 分局 分区 消防 卫生 税务 发布 附近 周边 一带 县市 两地 三地 两市 "
      + "老街 籍的 本地 中心 地检 高等 人口 全境 沿海 以南 以北 以东 以西")
  let directions = KeySet("东南西北籍人府委")
  let prepositions = KeySet("在于赴到往抵从自由至与和及距临邻返离去来回住、（(")
  let before = KeyPairSet("位于 来自 前往 抵达 离开 返回 设在 落户 落地 走进 走访 深入 地处 进入 途经 毗邻 包括 例如 隶属 出生 视察 支援 援助")
  /// Heads of the names of zones, longer ones first where they begin alike.
  let zoneHeads: [[Key]] = [
    "经济技术开发区", "经济开发区", "高新技术产业开发区", "高新技术开发区", "高新区", "经开区", "工业园区", "新区", "自由贸易试验区",
    "自贸试验区", "自由贸易港", "自贸区", "自贸港", "综合保税区", "保税区", "综合实验区",
  ].map { $0.unicodeScalars.map { FoldTable.builtIn.key($0.value) } }
  let zoneStarts = KeySet("经高工新自综保")
  let separators = KeySet("、和及与暨跟同到至 /")
  let surnames = KeySet(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庄施洪翁游简詹柯颜"
  )
  let institutions = KeyPairSet("小学 中学 国小 国中 高中 大学 幼儿 幼稚 高职 书院 医院 公司 集团 学校 科技 酒店 大厦 花园")
  let placeTails = KeySet("路街巷里弄村桥顶庄溪山岭湖港寮埔厝坑仑洲宫庙寺段园岛河江馆道头墟")
  let placeHeads = KeySet("小新老")
  let roadDirections = KeySet("东西南北中一二三四五六")
  let roads = KeySet("路街段横环")
  let prefixThieves = KeyPairSet(
    "议员 委员 人员 成员 官员 党员 教员 演员 职员 会员 专员 球员 学员 队员 店员 雇员 船员 校长 市长 县长 区长 省长 部长 院长 署长 "
      + "局长 处长 科长 所长 站长 队长 团长 班长 会长 社长 总长 首长 家长 成长 增长 延长 擅长 特长 身长 生长 议长 董长 船长 行长 助长 "
      + "水平 公平 和平 太平 治平 生平 流通 交通 普通 沟通 精通 开通 贯通 联通 互通 卡通 公安 治安 平安 保安 同心 繁荣 光荣 共荣 "
      + "田径 今日 当日 昨日 明日 近日 往日 每日 节日 假日 落日 一日 日日 三四 一三 第三 第四 第一 第二 第五 自来 带来 近来 以来 起来 "
      + "出来 过来 将来 原来 用来 到来 未来 历来 本来 从来 后来 上来 回来 下来 进来 引来 迎来 传来 在中 集中 其中 之中 当中 国中 高中 初中 "
      + "格兰 荷兰 波兰 芬兰 克兰 尔兰 巴黎 拉克 从江 "
      + "创新 更新 全新 最新 重新 革新 翻新 崭新 天山 高山 火山 登山 矿山 江山 深山 "
      + "形成 完成 达成 造成 组成 构成 促成 建成 变成 集成 合成 养成 生成 落成 速成 振兴 复兴 新兴 中兴 绍兴 嘉兴 美丽 壮丽 秀丽 友好 良好 最大 广大 强大 重大 扩大 巨大 伟大"
  )
}
