// The places of a text where a school's name may end or stand: head nouns and universities.

/// A head noun or a university's name in the text.
struct SchoolMark {
  var start: Int
  var end: Int
  /// The index of its anchor.
  var anchor: Int
  /// The record of a university, or of the head noun.
  var record: UInt32
  /// The kind of school.
  var kind: UInt8
  var form: Form

  enum Form: UInt8 {
    /// A university by its full name.
    case university
    /// A university's short form that stands for nothing else.
    case shortUniversity
    /// A university's short form that needs evidence.
    case unsureUniversity
    case plain, complete, ordinal, attached, branch, weak

    init(_ headClass: SchoolHeadClass) {
      switch headClass {
      case .plain: self = .plain
      case .complete: self = .complete
      case .ordinal: self = .ordinal
      case .attached: self = .attached
      case .branch: self = .branch
      case .weak: self = .weak
      }
    }

    var isUniversity: Bool { rawValue <= Form.unsureUniversity.rawValue }
  }
}

/// What kind of place a gazetteer form names, as far as school names care. Smaller is weaker
/// evidence that a head noun after it is a name.
enum PlaceForm: UInt8 {
  case none = 0
  case shortProvince, shortTaiwanCity, shortPrefecture, shortCounty, region, township, full, letter

  /// Cost of the form as a word before a name, in eighths of a nat.
  var outerCost: Int32 {
    switch self {
    case .none: 255
    case .full, .township: 40
    case .shortProvince, .shortTaiwanCity, .shortPrefecture: 48
    case .shortCounty: 58
    case .region: 56
    case .letter: 90
    }
  }

  /// Cost of the form as a proper part, or inside one.
  var coreCost: Int32 {
    switch self {
    case .none, .letter: 255
    case .shortCounty: 20
    case .shortPrefecture, .shortTaiwanCity: 40
    case .shortProvince: 64
    case .region: 48
    case .township: 56
    case .full: 80
    }
  }
}

/// Sorts anchors into places and marks.
enum SchoolMarkScanner {
  /// The kinds of records that matter for schools.
  private static let relevant: RecordKinds = [
    .init(.division), .init(.region), .init(.township), .init(.university), .init(.schoolHead),
  ]

  /// Fills `places` (one `PlaceForm` for each anchor) and `marks` (by start).
  static func scan(
    _ view: DocumentView, _ anchors: [Anchor], places: inout [PlaceForm],
    marks: inout [SchoolMark]
  ) {
    places.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    let table = view.table
    let relevant = relevant
    for (position, anchor) in anchors.enumerated() {
      if anchor.kinds.isDisjoint(with: relevant) {
        places.append(.none)
        continue
      }
      var place = PlaceForm.none
      var university: SchoolMark.Form?
      var universityRecord = 0
      var head: SchoolMark?
      var index = Int(anchor.posting)
      while true {
        let posting = table.postings[index]
        let number = table.recordIndex(posting)
        let record = table.records[number]
        let flags = table.flags(posting)
        switch RecordKind(rawValue: record.kind) {
        case .division, .region, .township:
          let form = placeForm(
            record, flags, length: Int(anchor.end - anchor.start), strings: table.strings)
          if place == .none || form.rawValue < place.rawValue && form != .none { place = form }
        case .university:
          let form = universityForm(flags)
          if university == nil || form.rawValue < (university?.rawValue ?? 0) {
            university = form
            universityRecord = number
          }
        case .schoolHead:
          head =
            SchoolMark(
              start: Int(anchor.start), end: Int(anchor.end), anchor: position,
              record: UInt32(number), kind: record.level,
              form: .init(SchoolHeadClass(rawValue: UInt8(record.flags)) ?? .plain))
        default: break
        }
        if table.isLast(posting) { break }
        index += 1
      }
      places.append(place)
      if let university {
        marks.append(
          SchoolMark(
            start: Int(anchor.start), end: Int(anchor.end), anchor: position,
            record: UInt32(universityRecord), kind: table.records[universityRecord].level,
            form: university))
      }
      if let head { add(head, view, to: &marks) }
    }
  }

  private static func placeForm(
    _ record: GazetteerRecord, _ flags: FormFlags, length: Int, strings: UnsafePointer<UInt8>
  ) -> PlaceForm {
    if length == 1 { return .letter }
    if record.kind == RecordKind.region.rawValue { return .region }
    if record.kind == RecordKind.township.rawValue { return .township }
    if record.level == 0 { return .none }
    if flags.contains(.full) { return .full }
    if record.level == 1 { return .shortProvince }
    if record.level > 2 { return .shortCounty }
    // Codes have six digits on the Mainland and five in Taiwan.
    var digits = 0
    while digits < 6, strings[Int(record.code) + digits] != 0 { digits += 1 }
    return digits == 5 ? .shortTaiwanCity : .shortPrefecture
  }

  private static func universityForm(_ flags: FormFlags) -> SchoolMark.Form {
    if flags.contains(.full) { return .university }
    return flags.contains(.commonWord) ? .unsureUniversity : .shortUniversity
  }

  /// Keeps the longest of the heads that end at one place or begin at one place.
  private static func add(_ mark: SchoolMark, _ view: DocumentView, to marks: inout [SchoolMark]) {
    guard SchoolHeadContext.canEnd(mark, view) else { return }
    var index = marks.count - 1
    while index >= 0, marks[index].start + 16 > mark.start {
      let other = marks[index]
      if !other.form.isUniversity {
        if other.end >= mark.end, other.start <= mark.start { return }
        if other.start == mark.start {
          marks[index] = mark
          return
        }
      }
      index -= 1
    }
    marks.append(mark)
  }
}
