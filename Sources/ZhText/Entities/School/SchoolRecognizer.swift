// Schools: one walk over head nouns and universities, then a second look with what the document
// has shown.

enum SchoolRecognizer {
  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], into mentions: inout [Mention]
  ) {
    var reader = SchoolReader(view: view, anchors: anchors)
    reader.read()
    SchoolDocument.complete(&reader)
    mentions.append(contentsOf: reader.accepted)
  }
}

/// Reads one document for schools.
struct SchoolReader {
  let view: DocumentView
  let lexicon = SchoolLexicon.builtIn
  let anchors: [Anchor]
  var places: [PlaceForm] = []
  var marks: [SchoolMark] = []
  /// Mentions in order, none overlapping.
  var accepted: [Mention] = []
  /// Readings that need the document's evidence.
  var pending: [Mention] = []
  private var lattice = SchoolNameLattice()
  /// Whether the last accepted mention ends in 附中, 附小 …
  private var lastIsAttached = false
  /// The end of the last head noun of a school below university, name or not: no name begins
  /// before it.
  private var lastHeadEnd = 0

  init(view: DocumentView, anchors: [Anchor]) {
    self.view = view
    self.anchors = anchors
  }

  /// The end of the last accepted mention.
  private var floor: Int { accepted.last.map { Int($0.end) } ?? 0 }

  mutating func read() {
    SchoolMarkScanner.scan(view, anchors, places: &places, marks: &marks)
    for index in marks.indices {
      let mark = marks[index]
      if mark.start < floor { continue }
      if mark.form.isUniversity {
        if isCovered(index) { continue }
        if mark.form != .university, beginsOtherSchool(index) { continue }
        readUniversity(mark)
      } else {
        readHead(mark)
        if mark.kind != SchoolKind.higher, mark.form != .ordinal {
          lastHeadEnd = mark.end
        }
      }
    }
  }

  // MARK: Universities

  /// Whether a longer university or a longer head begins at the same place or covers the mark.
  private func isCovered(_ index: Int) -> Bool {
    let mark = marks[index]
    var next = index + 1
    while next < marks.count, marks[next].start < mark.end {
      if marks[next].start == mark.start, marks[next].end > mark.end,
        marks[next].form == .university || marks[next].form == .shortUniversity
      {
        return true
      }
      next += 1
    }
    return false
  }

  /// 南开中学, 清华幼儿园: the short form is the proper part of another school.
  private func beginsOtherSchool(_ index: Int) -> Bool {
    let end = marks[index].end
    var next = index + 1
    while next < marks.count, marks[next].start <= end {
      let mark = marks[next]
      if mark.start == end, mark.form == .plain || mark.form == .complete,
        mark.kind != SchoolKind.higher
      {
        return true
      }
      next += 1
    }
    return false
  }

  private mutating func readUniversity(_ mark: SchoolMark) {
    let keys = view.keys
    if let last = accepted.last, last.end + 1 == Int32(mark.start),
      keys[mark.start - 1] == K.openBracket, keys[Int(last.end) - 2] == K.party
    {
      return  // 中央党校（国家行政学院）
    }
    var mention = Mention(
      kind: .school, start: mark.start, end: mark.end, score: (mark.end - mark.start) * 10)
    mention.record = mark.record
    mention.subkind = mark.kind
    mention.district = view.table.records[Int(mark.record)].parent
    mention.evidence = .table
    switch mark.form {
    case .university:
      if keys[mark.end] == K.sheng, !isStudentOfNamed(mark) { return }
    case .shortUniversity:
      if !UniversityShortForms.boundariesHold(self, mark) { return }
    default:
      if !UniversityShortForms.hasEvidence(self, mark, last: accepted.last) {
        if UniversityShortForms.boundariesHold(self, mark),
          !UniversityShortForms.hasGenericBefore(self, mark.start)
        {
          mention.score = 40
          mention.number = Int32(mark.anchor)
          pending.append(mention)
        }
        return
      }
      mention.evidence = [.table, .context]
    }
    mention.start = Int32(SchoolLeftContext.extend(self, mark.start, floor: floor))
    accept(mention, attached: false)
  }

  /// Whether X大学生 may stand for students of the university X大学: not where X is a place, since
  /// 上海大学生 are students of Shanghai.
  private func isStudentOfNamed(_ mark: SchoolMark) -> Bool {
    if SchoolHeadContext.isNotStudent(view, mark.end) { return true }
    return !placeCovers(start: mark.start, end: mark.end - 2, anchor: mark.anchor)
  }

  private func placeCovers(start: Int, end: Int, anchor: Int) -> Bool {
    var index = anchor
    while index > 0, Int(anchors[index - 1].start) == start { index -= 1 }
    while index < anchors.count, Int(anchors[index].start) == start {
      if Int(anchors[index].end) == end, places[index] != .none { return true }
      index += 1
    }
    return false
  }

  // MARK: Head nouns

  private mutating func readHead(_ mark: SchoolMark) {
    if let merged = mergesWithLast(mark) {
      if merged { extendLast(to: mark) }
      return
    }
    if mark.form == .ordinal {
      readOrdinal(mark)
      return
    }
    if mark.form == .branch { return }
    let coordinates = followsListOfSchools(mark)
    lattice.fill(
      view, lexicon, anchors, places, head: mark.start, anchor: mark.anchor,
      floor: max(floor, lastHeadEnd), coordinates: coordinates)
    if mark.kind == SchoolKind.cadre, readCadreSchool(mark) { return }
    if readNumberedHead(mark) { return }
    if mark.form == .complete || mark.form == .attached, readCompleteHead(mark) { return }
    if readPrefixedHead(mark) { return }
    guard
      let edge = lattice.bestEdge(
        view, lexicon, genericCost: SchoolCosts.generic(mark, view), kind: mark.kind)
    else { return }
    if isNumber(edge.start..<mark.start), !coordinates { return }
    if isFaculty(mark, from: edge.start) || isPersonAtSchool(mark, from: edge.start) { return }
    if mark.kind == SchoolKind.cadre, view.keys[mark.start] == K.party { return }
    let inList = coordinates && mark.start - floor <= 5 && edge.start == floor + 1
    let threshold = SchoolCosts.threshold(
      mark, view, inList: inList, isPlace: edge.isPlace || inList)
    if edge.margin >= threshold {
      acceptName(mark, nameStart: edge.start, evidence: coordinates ? .coordination : .headNoun)
      accepted[accepted.count - 1].score = 100 + edge.margin
    } else if edge.margin > -60 {
      var mention = Mention(kind: .school, start: edge.start, end: mark.end, score: 50)
      mention.subkind = mark.kind
      pending.append(mention)
    }
  }

  /// What to do with a head that follows the last school closely: `true` to join it, `false` to
  /// leave it out, `nil` when it is on its own.
  private func mergesWithLast(_ mark: SchoolMark) -> Bool? {
    guard let last = accepted.last else { return nil }
    let end = Int(last.end)
    let gap = mark.start - end
    guard gap <= 12 else { return nil }
    let keys = view.keys
    var index = end
    while index < mark.start {
      if view.keyClass(index) != .han { return nil }
      if K.conjunctions.contains(keys[index]) || K.functionWords.contains(keys[index]) {
        return nil  // 大学合办的微学分班
      }
      index += 1
    }
    if mark.form == .attached {
      if gap == 0 { return true }
      if gap <= 3, keys[end] == K.di || K.numerals.contains(keys[end]) { return true }
    }
    if gap > 0, gap <= 8, keys[end] == K.fu { return true }
    if gap == 0 {
      // 高中国中部, 国小幼儿园: a part of the school before it.
      return mark.form == .branch ? true : false
    }
    if mark.form == .branch { return gap >= 2 && gap <= 6 }
    if lastIsAttached, gap <= 4, mark.form == .plain || mark.form == .complete { return true }
    if last.subkind == SchoolKind.higher, mark.kind == last.subkind,
      keys[mark.end - 1] == K.yuan
    {
      return false
    }
    return nil
  }

  private mutating func extendLast(to mark: SchoolMark) {
    let index = accepted.count - 1
    accepted[index].end = Int32(mark.end)
    accepted[index].nameEnd = Int32(mark.end)
    accepted[index].subkind = mark.kind
    accepted[index].record = Mention.none
    if mark.form == .branch { return }
    lastIsAttached = true
  }

  /// The start of 第N before a head, or the head's start.
  private func ordinalStart(_ mark: SchoolMark) -> Int {
    guard mark.kind != SchoolKind.higher else { return mark.start }
    let keys = view.keys
    var start = mark.start
    while start > floor, K.numerals.contains(keys[start - 1]) { start -= 1 }
    if start < mark.start, start > floor, keys[start - 1] == K.di { return start - 1 }
    return mark.start
  }

  /// 第N中学, with what stands between it and the place: 中关村第一小学.
  private mutating func readNumberedHead(_ mark: SchoolMark) -> Bool {
    let keys = view.keys
    let number = ordinalStart(mark)
    if number == mark.start {
      // 合肥一六八中学
      var start = mark.start
      while start > floor, K.numerals.contains(keys[start - 1]) { start -= 1 }
      if start + 1 < mark.start, let place = placeStart(endingAt: start, floor: floor) {
        acceptName(mark, nameStart: place.form == .full ? start : place.start, evidence: .headNoun)
        return true
      }
      return false
    }
    var nameStart = number
    if keys[number - 1] == K.attachedTo, let host = hostStart(mark, before: number) {
      acceptName(mark, nameStart: host, evidence: .headNoun)
      return true
    }
    let hasPlace = placeStart(endingAt: number, floor: floor) != nil
    if !hasPlace, K.divisionSuffixes.contains(keys[number - 1]), number - 1 >= floor,
      lexicon.word(keys, number - 2, number) == nil
    {
      acceptElided(mark, nameStart: number)
      return true
    }
    if lattice.lastStep.step != .place || !hasPlace {
      lattice.fill(
        view, lexicon, anchors, places, head: number, anchor: mark.anchor,
        floor: max(floor, lastHeadEnd), coordinates: false)
      if let edge = lattice.bestEdge(
        view, lexicon, genericCost: 0, kind: mark.kind), edge.margin > -20,
        number - edge.start <= 6
      {
        nameStart = edge.start
      }
    }
    acceptName(mark, nameStart: nameStart, evidence: .headNoun)
    return true
  }

  /// 合肥市师范附属第三小学: where the host's name begins, 附属 standing before `number`.
  private mutating func hostStart(_ mark: SchoolMark, before number: Int) -> Int? {
    guard number >= 3, view.keys[number - 2] == K.fu else { return nil }
    lattice.fill(
      view, lexicon, anchors, places, head: number - 2, anchor: mark.anchor,
      floor: max(floor, lastHeadEnd), coordinates: false)
    let last = lattice.lastStep
    return number - 2 - last.start <= 4 && last.step != .place ? last.start : nil
  }

  /// 王小明小學就讀…: a person and where he or she went to school.
  private func isPersonAtSchool(_ mark: SchoolMark, from start: Int) -> Bool {
    guard mark.start - start == 3,
      let surname = lexicon.word(view.keys, start, start + 1), surname.has(.surname),
      lexicon.word(view.keys, start, mark.start).map({ !$0.has(.core) }) ?? true
    else { return false }
    return ["就读", "毕业", "时期", "时代", "阶段"].contains { word in
      zip(word.unicodeScalars, 0...).allSatisfy { Key($0.value) == view.keys[mark.end + $1] }
    }
  }

  private func followsListOfSchools(_ mark: SchoolMark) -> Bool {
    guard let last = accepted.last else { return false }
    let end = Int(last.end)
    return mark.start - end <= 16 && K.conjunctions.contains(view.keys[end])
  }

  /// 中央党校, 省委党校: the party committee is the proper part.
  private mutating func readCadreSchool(_ mark: SchoolMark) -> Bool {
    let keys = view.keys
    if keys[mark.start - 1] == K.wei {
      acceptName(mark, nameStart: mark.start - 2, evidence: .headNoun)
      return true
    }
    return false
  }

  /// A head that a place alone makes a name: 永登县实验小学, 市实验小学.
  private mutating func readCompleteHead(_ mark: SchoolMark) -> Bool {
    let keys = view.keys
    let last = lattice.lastStep
    if let school = accepted.last, Int(school.end) + 2 == mark.start,
      K.conjunctions.contains(keys[Int(school.end)]),
      K.divisionSuffixes.contains(keys[mark.start - 1])
    {
      // 市第一中学和县实验小学: 县 alone, not 和县.
      acceptElided(mark, nameStart: mark.start)
      return true
    }
    if last.step == .place, last.start < mark.start {
      acceptName(mark, nameStart: mark.start, evidence: .headNoun)
      return true
    }
    if let school = accepted.last, Int(school.end) + 1 == mark.start,
      K.conjunctions.contains(keys[mark.start - 1]), mark.kind != SchoolKind.higher,
      school.subkind != SchoolKind.higher
    {
      // 涿州一中、实验中学
      acceptName(mark, nameStart: mark.start, evidence: .coordination)
      return true
    }
    if last.start == mark.start - 1, K.divisionSuffixes.contains(keys[mark.start - 1]),
      mark.kind != SchoolKind.higher
    {
      acceptElided(mark, nameStart: mark.start)
      return true
    }
    return false
  }

  /// Accepts a name before which 市, 县 … stands for the place.
  private mutating func acceptElided(_ mark: SchoolMark, nameStart: Int) {
    var mention = Mention(kind: .school, start: nameStart - 1, end: mark.end, score: 150)
    mention.nameStart = Int32(nameStart)
    mention.subkind = mark.kind
    mention.evidence = .headNoun
    accept(mention, attached: mark.form == .attached)
  }

  /// A place, a modifier and a head: 兰州市外国语高级中学, 永登县民族幼儿园.
  private mutating func readPrefixedHead(_ mark: SchoolMark) -> Bool {
    let last = lattice.lastStep
    guard mark.kind != SchoolKind.higher,
      let word = lexicon.word(view.keys, last.start, mark.start), word.has(.prefix),
      placeStart(endingAt: last.start, floor: floor) != nil
    else { return false }
    acceptName(mark, nameStart: last.start, evidence: .headNoun)
    return true
  }

  /// Whether the proper part is only a number: 十一大学, 348学校.
  private func isNumber(_ range: Range<Int>) -> Bool {
    range.allSatisfy { K.numerals.contains(view.keys[$0]) }
  }

  /// 法学院, 经济与管理学院: a faculty on its own.
  private func isFaculty(_ mark: SchoolMark, from start: Int) -> Bool {
    guard view.keys[mark.end - 1] == K.yuan else { return false }
    var index = start
    let words = lexicon.words
    while index < mark.start {
      if K.conjunctions.contains(view.keys[index]) {
        index += 1
        continue
      }
      var state = DoubleArray.root
      var end = index
      var longest = index
      while end < mark.start, words.advance(&state, view.keys[end]) {
        end += 1
        if words.hasValue(state),
          SchoolLexicon.Word(value: words.value(state)).has(.subject)
        {
          longest = end
        }
      }
      if longest == index { return false }
      index = longest
    }
    return true
  }

  // MARK: Numbered schools

  private mutating func readOrdinal(_ mark: SchoolMark) {
    guard let reading = SchoolOrdinals.read(self, mark, last: accepted.last) else { return }
    switch reading {
    case .accept(let start, let nameStart):
      var mention = Mention(kind: .school, start: start, end: mark.end, score: 150)
      mention.nameStart = Int32(nameStart)
      mention.subkind = mark.kind
      mention.evidence = .headNoun
      accept(mention, attached: false)
    case .needsEvidence(let start):
      var mention = Mention(kind: .school, start: start, end: mark.end, score: 50)
      mention.subkind = mark.kind
      pending.append(mention)
    }
  }

  // MARK: Accepting

  private mutating func acceptName(_ mark: SchoolMark, nameStart: Int, evidence: Evidence) {
    let start = SchoolLeftContext.extend(self, nameStart, floor: floor)
    var mention = Mention(kind: .school, start: start, end: mark.end, score: 150)
    mention.nameStart = Int32(nameStart)
    mention.subkind = mark.kind
    mention.evidence = evidence
    accept(mention, attached: mark.form == .attached)
  }

  private mutating func accept(_ mention: Mention, attached: Bool) {
    accepted.append(mention)
    lastIsAttached = attached
  }
}
