// The character map, actions and words of each profile.

import ZhText

struct MapTableBuilder {
  private let sources: ConversionSources
  private(set) var decisions: DecisionTableBuilder
  private(set) var pages: [UInt16] = []
  private(set) var profiles: [UInt8] = []
  private(set) var actions: [UInt8] = []
  private(set) var astral: [UInt32] = []
  private(set) var words = WordTableBuilder()
  private var knownPages: [[UInt16]: Int] = [:]

  private static let quotes: [UInt32] = [
    0x2018, 0x2019, 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F,
  ]

  init(_ sources: ConversionSources, decisions: DecisionTableBuilder) {
    self.sources = sources
    self.decisions = decisions
  }

  mutating func add(_ profile: ConversionProfile) throws {
    let region = Self.region(profile)
    let map = characterMap(profile, region: region)
    let direction = profile.makesSimplified || profile == .tw2t ? 1 : 0
    let decided =
      profile.takesSimplified || profile.makesSimplified || profile == .tw2t
      ? decisions.numbers[direction].filter { profile != .tw2t || $0.key == Self.zhe } : [:]
    let rank = sources.frequencyRank
    let directed = directedWords(profile, region: region)
    let anchors = try words.add(
      directed,
      rank: { rank[$0] ?? Int.max },
      keepsWidth: { $0 < 0x80 || (0x800..<0x10000).contains($0) && (map[$0] ?? $0) < 0x10000 })

    for word in directed { addPairs(of: word.key, anchors: anchors) }
    var entries: [UInt32: (decision: Int, target: UInt32, quote: Bool)] = [:]
    for (scalar, target) in map where scalar < 0x10000 && target >= 0x10000 {
      entries[scalar] = (-1, target, false)
    }
    for scalar in Self.quotes { entries[scalar] = (-1, scalar, true) }
    for scalar in anchors.keys { entries[scalar] = (-1, map[scalar] ?? scalar, false) }
    for (scalar, number) in decided { entries[scalar] = (number, scalar, false) }

    let firstAction = actions.count / ConversionLayout.actionStride
    var targets = map.filter { $0.key < 0x10000 && $0.value < 0x10000 }
    guard entries.count < 0x7FF else {
      throw DataError(description: "\(profile): \(entries.count) actions, more than 2046")
    }
    for (index, (scalar, entry)) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
      targets[scalar] = 0xD800 + UInt32(index)
      actions.append(littleEndian: UInt32(bitPattern: Int32(entry.decision)))
      actions.append(littleEndian: entry.target)
      actions.append(littleEndian: UInt32(anchors[scalar]?.first ?? 0))
      actions.append(littleEndian: UInt16(anchors[scalar]?.count ?? 0))
      let isShort = anchors[scalar]?.hasShort ?? false
      let isPlain =
        entry.decision < 0 && !entry.quote && !isShort && (0x800..<0x10000).contains(entry.target)
      actions.append(
        littleEndian: UInt16((entry.quote ? 1 : 0) | (isShort ? 2 : 0) | (isPlain ? 4 : 0)))
    }
    // What is no three-byte scalar goes to an action that does not exist: it is copied.
    for scalar in [UInt32(0)..<0x800, 0xD800..<0xE000].joined() { targets[scalar] = 0xDFFF }

    for page in 0..<ConversionLayout.pagesPerMap {
      let content = (0..<ConversionLayout.pageSize).map { entry -> UInt16 in
        let scalar = UInt32(page * ConversionLayout.pageSize + entry)
        return UInt16(truncatingIfNeeded: scalar ^ (targets[scalar] ?? scalar))
      }
      profiles.append(littleEndian: UInt32(store(content)))
    }
    let beyond = map.filter { $0.key >= 0x10000 }.sorted { $0.key < $1.key }
    for field in [
      region, firstAction, entries.count, astral.count / 2, beyond.count, 0, 0, 0,
    ] {
      profiles.append(littleEndian: UInt32(field))
    }
    for (scalar, target) in beyond { astral += [scalar, target] }
  }

  /// A word may begin at any of its anchors; which one it has depends on the profile.
  private mutating func addPairs(
    of word: String, anchors: [UInt32: (first: Int, count: Int, hasShort: Bool)]
  ) {
    let scalars = word.unicodeScalars.map(\.value)
    for (index, scalar) in scalars.enumerated() where anchors[scalar] != nil {
      if index > 0 { decisions.addExactPair(scalar, scalars[index - 1], isLeft: true) }
      if index + 1 < scalars.count {
        decisions.addExactPair(scalar, scalars[index + 1], isLeft: false)
      }
    }
  }

  /// 著, the one character that tw2t decides.
  private static let zhe: UInt32 = 0x8457

  private static func region(_ profile: ConversionProfile) -> Int {
    switch profile {
    case .s2tw, .s2twp, .tw2s, .tw2sp, .t2tw, .tw2t: 1
    case .s2hk, .s2hkp, .hk2s, .hk2sp, .t2hk, .hk2t: 2
    case .s2t, .t2s: 0
    }
  }

  private func characterMap(_ profile: ConversionProfile, region: Int) -> ScalarMap {
    let steps: [ScalarMap]
    switch profile {
    case .s2t: steps = [sources.traditionalise]
    case .s2tw, .s2twp, .s2hk, .s2hkp:
      steps = [sources.traditionalise, sources.toRegion[region]]
    case .t2s: steps = [sources.simplify]
    case .tw2s, .tw2sp, .hk2s, .hk2sp: steps = [sources.fromRegion[region], sources.simplify]
    case .t2tw, .t2hk: steps = [sources.toRegion[region]]
    case .tw2t, .hk2t: steps = [sources.fromRegion[region]]
    }
    var result: ScalarMap = [:]
    for scalar in Set(steps.flatMap(\.keys)) {
      let target = steps.reduce(scalar) { $1[$0] ?? $0 }
      if target != scalar { result[scalar] = target }
    }
    return result
  }

  private func directedWords(_ profile: ConversionProfile, region: Int) -> [DirectedWord] {
    guard profile.exchangesWords else { return [] }
    return sources.words.flatMap { word -> [DirectedWord] in
      let regional = region == 1 ? word.taiwan : word.hongKong
      guard let regionalFirst = regional.first, let mainlandFirst = word.mainland.first else {
        return []
      }
      let keys = profile.takesSimplified ? word.mainland : regional.flatMap(Self.spellings)
      guard profile.takesSimplified ? word.goes : word.comesBack else { return [] }
      return keys.map {
        DirectedWord(
          key: $0, output: profile.takesSimplified ? regionalFirst : mainlandFirst,
          notAfter: word.notAfter, notBefore: word.notBefore)
      }
    }
  }

  /// 台 and 臺, 群 and 羣 … are written for one another.
  private static func spellings(_ word: String) -> [String] {
    var result = [word]
    for (one, other) in [("台", "臺"), ("臺", "台"), ("裡", "裏"), ("群", "羣"), ("線", "綫")]
    where word.contains(one) {
      result.append(word.replacing(one, with: other))
    }
    return result
  }

  private mutating func store(_ page: [UInt16]) -> Int {
    if let known = knownPages[page] { return known }
    let start = pages.count
    knownPages[page] = start
    pages += page
    return start
  }
}
