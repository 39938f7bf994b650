// Where a school's proper part begins: a small lattice over the text before a head noun.
//
// Forward, words of running text and places carry a cost to each position (`outer`). Backward from
// the head, characters, typical parts, places and personal names carry the cost of a proper part
// (`core`). The left edge is the position where both together, with the cost of beginning a name
// there, are least; the text is generic (普通小学) when reading it as plain words costs less.
// All costs are in eighths of a nat.

struct SchoolNameLattice {
  /// The longest stretch looked at.
  static let window = 28
  /// The longest proper part.
  static let longestCore = 14

  /// The kind of the last word on the cheapest way to a position.
  enum Step: UInt8 {
    case start, coordination, word, before, generic, country, place, unknown
  }

  struct Edge {
    /// Where the proper part begins.
    var start: Int
    /// How much cheaper the name is than the generic reading; negative: it is generic.
    var margin: Int32
    /// Whether the proper part is the short form of a place.
    var isPlace: Bool
  }

  private var outer = [Int32](repeating: 0, count: Self.window + 2)
  private var steps = [Step](repeating: .unknown, count: Self.window + 2)
  private var stepStarts = [Int32](repeating: 0, count: Self.window + 2)
  private var core = [Int32](repeating: 0, count: Self.window + 2)
  /// Like `core`, for a proper part that begins with a personal name.
  private var person = [Int32](repeating: 0, count: Self.window + 2)
  /// The places that reach from a position to the head.
  private var wholePlaces = [PlaceForm?](repeating: nil, count: Self.window + 2)
  private(set) var origin = 0
  private var head = 0

  private static let unreachable: Int32 = 1 << 20

  /// Costs of the length of a proper part, from the lengths in public lists of schools.
  private static let lengthCosts: [Int32] = [
    400, 400, 4, 10, 18, 32, 44, 56, 70, 84, 98, 112, 126, 140, 154,
  ]

  /// Reads the text between `floor` (the end of the school before) and the head at `head`.
  mutating func fill(
    _ view: DocumentView, _ lexicon: SchoolLexicon, _ anchors: [Anchor], _ places: [PlaceForm],
    head: Int, anchor: Int, floor: Int, coordinates: Bool
  ) {
    self.head = head
    var origin = head
    let lowest = max(floor, head - Self.window)
    while origin > lowest, Self.isNameKey(view.keyClass(origin - 1), view.keys[origin - 1]) {
      origin -= 1
    }
    self.origin = origin
    fillOuter(view, lexicon, anchors, places, anchor: anchor, coordinates: coordinates)
    fillCore(view, lexicon, anchors, places, anchor: anchor)
  }

  @inline(__always)
  private static func isNameKey(_ keyClass: KeyClass, _ key: Key) -> Bool {
    keyClass == .han && key != 0x4E36 || keyClass == .letter || keyClass == .digit || key == 0xB7
      || key == 0x30FB
  }

  private mutating func fillOuter(
    _ view: DocumentView, _ lexicon: SchoolLexicon, _ anchors: [Anchor], _ places: [PlaceForm],
    anchor: Int, coordinates: Bool
  ) {
    let length = head - origin
    let words = lexicon.words
    for i in 0...length {
      outer[i] = Self.unreachable
      steps[i] = .unknown
    }
    outer[0] = 0
    steps[0] =
      coordinates && K.conjunctions.contains(view.keys[origin - 1]) ? .coordination : .start
    var nextAnchor = anchor
    while nextAnchor > 0, Int(anchors[nextAnchor - 1].start) >= origin { nextAnchor -= 1 }
    for i in 0..<length {
      let base = outer[i]
      let isHan = view.keyClass(origin + i) == .han
      relax(i, i + 1, base + (isHan ? 92 : 24), isHan ? .unknown : .word)
      var isSurname = false
      var state = DoubleArray.root
      var j = i
      while j < length, words.advance(&state, view.keys[origin + j]) {
        j += 1
        if words.hasValue(state) {
          let word = SchoolLexicon.Word(value: words.value(state))
          if j - i == 1 { isSurname = word.has(.surname) }
          if word.has(.sponsor) || word.has(.owner) {
            relax(i, j, base + 40, .place)
          } else if word.has(.generic) || word.has(.country) {
            let cost = min(word.cost, 64)
            let step: Step =
              word.has(.before) ? .before : word.has(.country) ? .country : .generic
            relax(i, j, base + cost, step)
          } else if word.cost < SchoolLexicon.Word.noCost {
            let step: Step =
              i == 0 && coordinates && j == 1 && K.conjunctions.contains(view.keys[origin])
              ? .coordination : word.has(.before) ? .before : .word
            relax(i, j, base + word.cost, step)
          }
        }
      }
      if isSurname {
        // A personal name of two or three characters.
        if i + 3 < length { relax(i, i + 3, base + 100, .word) }
        if i + 2 < length { relax(i, i + 2, base + 92, .word) }
      }
      while nextAnchor < anchors.count, Int(anchors[nextAnchor].start) - origin <= i {
        let form = places[nextAnchor]
        let end = Int(anchors[nextAnchor].end) - origin
        if form != .none, Int(anchors[nextAnchor].start) - origin == i, end <= length {
          relax(i, end, base + form.outerCost, .place)
        }
        nextAnchor += 1
      }
    }
  }

  @inline(__always)
  private mutating func relax(_ from: Int, _ to: Int, _ cost: Int32, _ step: Step) {
    if cost < outer[to] {
      outer[to] = cost
      steps[to] = step
      stepStarts[to] = Int32(truncatingIfNeeded: from)
    }
  }

  private mutating func fillCore(
    _ view: DocumentView, _ lexicon: SchoolLexicon, _ anchors: [Anchor], _ places: [PlaceForm],
    anchor: Int
  ) {
    let length = head - origin
    let lowest = max(0, length - Self.longestCore)
    let words = lexicon.words
    core[length] = 0
    for i in 0...length { wholePlaces[i] = nil }
    var previous = anchor
    var isSurname = false
    var i = length - 1
    while i >= lowest {
      let key = view.keys[origin + i]
      var single = Int32(lexicon.coreCosts[Int(key)]) + 6
      if K.streets.contains(key), i < length - 1 { single += 24 }
      var best = Self.unreachable
      var state = DoubleArray.root
      var j = i
      let nextIsSurname = isSurname
      isSurname = false
      while j < length, words.advance(&state, view.keys[origin + j]) {
        j += 1
        if words.hasValue(state) {
          let word = SchoolLexicon.Word(value: words.value(state))
          if j - i == 1 {
            isSurname = word.has(.surname)
          } else if word.has(.generic), !word.has(.core) {
            single = max(single, 90)  // 附近, 部分: not inside a name
          }
          let cost = Self.unitCost(word, length: j - i)
          if core[j] + cost < best { best = core[j] + cost }
        }
      }
      best = min(best, core[i + 1] + single)
      person[i] = Self.unreachable
      if isSurname, i + 3 <= length,
        lexicon.coreCosts[Int(view.keys[origin + i + 1])] < 140,
        lexicon.coreCosts[Int(view.keys[origin + i + 2])] < 140
      {
        // A personal name, 胡兆炽中学: given names are written in many characters.
        person[i] = core[i + 3] + (i + 3 == length ? 84 : 114)
        if i + 4 <= length, nextIsSurname {
          person[i] = min(person[i], core[i + 4] + (i + 4 == length ? 90 : 124))  // 王余家洁
        }
      }
      while previous > 0, Int(anchors[previous - 1].start) - origin >= i {
        previous -= 1
        let end = Int(anchors[previous].end) - origin
        if Int(anchors[previous].start) - origin == i, end <= length {
          if end == length { wholePlaces[i] = places[previous] }
          best = min(best, core[end] + places[previous].coreCost)
        }
      }
      core[i] = best
      i -= 1
    }
    for i in 0..<lowest {
      core[i] = Self.unreachable
      person[i] = Self.unreachable
    }
    person[length] = Self.unreachable
  }

  /// The cost of a word as a unit of a proper part.
  @inline(__always)
  private static func unitCost(_ word: SchoolLexicon.Word, length: Int) -> Int32 {
    if word.has(.core) { return 20 }
    if word.has(.sponsor) { return 28 }
    if length < 2 || word.has(.country) || word.has(.generic) { return 255 }
    if word.has(.township) { return length == 2 ? 54 : 60 }
    if word.has(.proper) { return length == 2 ? 60 : 48 }
    return 255
  }

  /// The best left edge, or `nil` when nothing can be a proper part.
  func bestEdge(
    _ view: DocumentView, _ lexicon: SchoolLexicon, genericCost: Int32, kind: UInt8
  ) -> Edge? {
    let length = head - origin
    guard length >= 2 else { return nil }
    let generic = outer[length] + genericCost
    let barrier = genericEnding(view, lexicon)
    let isHigher = kind == SchoolKind.higher
    var best: Edge?
    for i in max(0, length - Self.longestCore)...(length - 2) {
      if outer[i] >= Self.unreachable || origin + i >= barrier { continue }
      // Names of universities abroad are long: 安格里亚鲁斯金大学.
      let lengthCost = Self.lengthCosts[length - i] / (isHigher ? 2 : 1)
      var cost = outer[i] + Self.entryCost(steps[i]) + lengthCost
      cost += min(core[i], person[i])
      if barrier < head { cost += 40 }  // 市里新建学校
      if let form = wholePlaces[i] {
        cost -= Self.placeBonus(form, kind: kind, isTaiwanese: view.keys[head] == K.guo)
      }
      if K.formerly.contains(view.keys[origin + i]) { cost += 16 }
      let margin = generic - cost
      if margin > best?.margin ?? Int32.min {
        best = Edge(
          start: origin + i, margin: margin,
          isPlace: wholePlaces[i] == .shortCounty || wholePlaces[i] == .shortTaiwanCity)
      }
    }
    if K.verbsBeforeHead.contains(view.keys[head - 1]) { best?.margin -= 60 }
    if view.keys[head - 1] == K.guo, view.keys[head] == K.gao,
      lexicon.word(view.keys, head - 2, head).map({ !$0.has(.core) }) ?? true
    {
      best?.margin -= 40  // 仁德国高中: junior and senior high school
    }
    return best
  }

  /// 新化国小, 金门高中: the short form of a place is often the whole proper part; 台中幼儿园 are
  /// the kindergartens there.
  private static func placeBonus(_ form: PlaceForm, kind: UInt8, isTaiwanese: Bool) -> Int32 {
    if kind == SchoolKind.higher { return 0 }
    let isSpecific =
      kind != SchoolKind.general && kind != SchoolKind.kindergarten
    switch form {
    case .shortCounty: return isSpecific ? 24 : 0
    case .shortPrefecture: return isSpecific ? 8 : -60
    case .shortTaiwanCity: return isSpecific && !isTaiwanese ? 8 : -60
    case .shortProvince: return isSpecific ? -20 : -60
    default: return 0
    }
  }

  /// The start of a modifier or country that ends at the head: no name begins there or inside.
  private func genericEnding(_ view: DocumentView, _ lexicon: SchoolLexicon) -> Int {
    for size in stride(from: min(5, head - origin), through: 2, by: -1) {
      if let word = lexicon.word(view.keys, head - size, head),
        word.has(.generic) || word.has(.country), !word.has(.core)
      {
        return head - size
      }
    }
    return head
  }

  /// The cost of beginning a name after a kind of word.
  private static func entryCost(_ step: Step) -> Int32 {
    switch step {
    case .coordination: 0
    case .start: 20
    case .place: 8
    case .country: 14
    case .before: 20
    case .word: 28
    case .generic: 34
    case .unknown: 56
    }
  }

  /// The last word before the head on the cheapest way: its kind and start.
  var lastStep: (step: Step, start: Int) {
    let length = head - origin
    return (steps[length], origin + Int(stepStarts[length]))
  }
}
