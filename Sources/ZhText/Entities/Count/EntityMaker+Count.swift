// The fields of counts: value, unit, comparator, noun.

extension EntityMaker {
  func describeCount(
    _ mention: Mention, _ workspace: borrowing DocumentWorkspace, _ entity: inout Entity
  ) {
    guard mention.number >= 0 else { return }
    let results = workspace.numbers
    let span = results.spans[Int(mention.number)]
    if !span.flags.contains(.mixedUnits) {
      entity.value = span.kind == .duration ? results.amount(span) : results.value(span)
    }
    if span.unitEnd > span.unitStart {
      var start = Int(span.unitStart)
      // 0.6个百分点: the unit is 个百分点.
      if workspace.folded.keys[start - 1] == NumberKey.of("个"), span.kind == .percent { start -= 1 }
      let lower = workspace.folded.utf8Offset(of: start, in: utf8)
      let upper = workspace.folded.utf8Offset(of: Int(span.unitEnd), in: utf8)
      entity.unit = String(
        decoding: UnsafeBufferPointer(rebasing: utf8[lower..<upper]), as: UTF8.self)
    }
    if span.comparator != .equal { entity.comparator = span.comparator.symbol }
    entity.noun = CountNoun.noun(after: Int(span.end), workspace.folded.keys)
  }
}
