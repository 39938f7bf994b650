// Finds the names of a user's gazetteer: leftmost, longest.

extension Gazetteer {
  /// Outweighs every sum of built-in readings that a name can overlap.
  private static let winningScore = 100_000

  /// Appends a mention for each name. O(keys · longest form).
  func match(_ view: DocumentView, number: Int, into mentions: inout [Mention]) {
    guard !entries.isEmpty else { return }
    let keys = view.keys
    var position = 0
    while position < view.count {
      var found: (end: Int, entry: UInt32)?
      forms.forEachForm(at: keys + position) { length, entry in
        if Self.isWhole(position, position + length, view) { found = (position + length, entry) }
      }
      guard let found else {
        position += 1
        continue
      }
      var mention = Mention(
        kind: entries[Int(found.entry)].kind, start: position, end: found.end,
        score: Self.winningScore * (number + 1) + found.end - position)
      mention.entry = Int32(truncatingIfNeeded: found.entry)
      mention.gazetteer = UInt8(truncatingIfNeeded: number)
      mention.evidence = .gazetteer
      mentions.append(mention)
      position = found.end
    }
  }

  /// Letters and digits match as whole words only.
  private static func isWhole(_ start: Int, _ end: Int, _ view: DocumentView) -> Bool {
    !joins(view.keyClass(start), view.keyClass(start - 1))
      && !joins(view.keyClass(end - 1), view.keyClass(end))
  }

  private static func joins(_ inner: KeyClass, _ outer: KeyClass) -> Bool {
    (inner == .letter || inner == .digit) && inner == outer
  }
}
