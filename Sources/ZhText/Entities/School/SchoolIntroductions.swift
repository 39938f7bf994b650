// Short forms that a document introduces, 甘肃政法大学（以下简称“甘法大”）, and their later uses.

enum SchoolIntroductions {
  private static let longestForm = 10
  /// How far before the introduction the school may stand.
  private static let reach = 120

  /// How many introductions of one document are followed; each costs one pass over the text.
  private static let limit = 32

  /// Adds the introduced forms and their later uses; returns whether there were any.
  static func follow(_ reader: inout SchoolReader) -> Bool {
    let keys = reader.view.keys
    let called = K.called
    let schools = reader.accepted
    var introductions = 0
    var passed = 0
    var index = 1
    let count = reader.view.count
    while index < count, introductions < limit {
      // 简称, 下称, 以下称
      if keys[index] == called, keys[index - 1] == K.short || keys[index - 1] == K.below,
        let form = form(reader, after: index + 1)
      {
        while passed < schools.count, Int(schools[passed].end) <= index { passed += 1 }
        if let school = school(keys, schools[..<passed], before: index, form: form) {
          addUses(of: form, meaning: school, &reader)
          introductions += 1
          index = form.upperBound
        }
      }
      index += 1
    }
    return introductions > 0
  }

  /// The form that is introduced, without its quotation marks.
  private static func form(_ reader: borrowing SchoolReader, after end: Int) -> Range<Int>? {
    let keys = reader.view.keys
    var index = end
    if keys[index] == K.asWord { index += 1 }
    while reader.view.keyClass(index) == .open || keys[index] == K.quote { index += 1 }
    let start = index
    while index - start <= longestForm,
      reader.view.keyClass(index) == .han || reader.view.keyClass(index) == .letter
    {
      index += 1
    }
    guard index - start >= 2, index - start <= longestForm else { return nil }
    let isClosed =
      reader.view.keyClass(index) == .close || keys[index] == K.closeBracket
      || keys[index] == K.quote || keys[index] == K.comma
    return isClosed ? start..<index : nil
  }

  /// The last school before the introduction whose name has the form's characters in their order.
  private static func school(
    _ keys: UnsafePointer<Key>, _ schools: ArraySlice<Mention>, before index: Int,
    form: Range<Int>
  ) -> Mention? {
    for mention in schools.reversed() {
      if Int(mention.end) < index - reach { return nil }
      var matched = form.lowerBound
      for position in Int(mention.start)..<Int(mention.end)
      where matched < form.upperBound && keys[position] == keys[matched] {
        matched += 1
      }
      if matched == form.upperBound { return mention }
    }
    return nil
  }

  private static func addUses(
    of form: Range<Int>, meaning mention: Mention, _ reader: inout SchoolReader
  ) {
    let keys = reader.view.keys
    let length = form.count
    var index = form.lowerBound
    let last = reader.view.count - length
    while index <= last {
      if keys[index] == keys[form.lowerBound],
        (1..<length).allSatisfy({ keys[index + $0] == keys[form.lowerBound + $0] })
      {
        var use = Mention(kind: .school, start: index, end: index + length, score: 60)
        use.subkind = mention.subkind
        use.record = mention.record
        use.district = mention.district
        use.evidence = .introduced
        reader.accepted.append(use)
        index += length
      } else {
        index += 1
      }
    }
  }
}
