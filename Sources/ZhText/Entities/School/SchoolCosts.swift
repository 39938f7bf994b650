// How readily a head noun stands for schools in general, and how sure a name must be.

enum SchoolCosts {
  /// The cost of the head as a common noun, in eighths of a nat.
  static func generic(_ mark: SchoolMark, _ view: DocumentView) -> Int32 {
    switch mark.form {
    case .weak: 0
    case .complete, .attached: 28
    case .plain where view.keys[mark.start] == K.guo: 28
    default: mark.end - mark.start > 2 ? 26 : 14
    }
  }

  /// The least margin between the generic reading and the name. `inList`: the head follows a
  /// conjunction after a school closely, and what stands between is its proper part.
  static func threshold(
    _ mark: SchoolMark, _ view: DocumentView, inList: Bool, isPlace: Bool
  ) -> Int32 {
    var threshold: Int32 = mark.form == .weak && !isPlace ? 40 : 6
    if inList, mark.kind != SchoolKind.higher { threshold -= 40 }
    let next = view.keys[mark.end]
    if next == K.sheng, !SchoolHeadContext.isNotStudent(view, mark.end) { threshold += 50 }
    if mark.end - mark.start == 2, view.keys[mark.end - 1] == K.xiao { threshold += 8 }
    if next == K.alliance { threshold += 60 }  // 西子湾大学联盟
    if next == K.bu { threshold += 8 }
    return threshold
  }
}
