// Where sentences end.

/// Ends a sentence after a stop (。 ！ ？ or . ! ? before white space), what repeats or closes it,
/// and at line ends. Inside quotation marks that close on the same line nothing ends; after them a
/// sentence ends when a stop stood just inside, unless a comma or the like goes on.
enum SentenceRules {
  /// Calls `body` with the range of each sentence, white space around it left out.
  static func enumerate(
    _ keys: UnsafePointer<Key>, count: Int, fold: FoldTable, body: (Range<Int>) -> Void
  ) {
    var start = 0
    var index = 0
    func finish(_ end: Int) {
      var low = start
      var high = end
      while low < high, isBlank(keys[low], fold) { low += 1 }
      while high > low, isBlank(keys[high - 1], fold) { high -= 1 }
      if low < high { body(low..<high) }
      start = end
    }
    var closing = 0  // the end of the quotation that we are in
    while index < count {
      let key = keys[index]
      if fold.keyClass(key) == .newline {
        finish(index)
        index += 1
      } else if isQuote(key), index >= closing {
        closing = quotationEnd(keys, index, count, fold)
        index += 1
      } else if index >= closing, isStop(keys, index, count, fold) {
        index += 1
        while index < count,
          isStop(keys, index, count, fold) || fold.keyClass(keys[index]) == .close
        { index += 1 }
        finish(index)
      } else {
        index += 1
        if index == closing, index < count, index >= 2,
          isStop(keys, index - 2, count, fold), !goesOn(keys[index], fold)
        {
          finish(index)
        }
      }
    }
    finish(count)
  }

  private static func isBlank(_ key: Key, _ fold: FoldTable) -> Bool {
    let keyClass = fold.keyClass(key)
    return keyClass == .space || keyClass == .newline
  }

  private static func isStop(
    _ keys: UnsafePointer<Key>, _ index: Int, _ count: Int, _ fold: FoldTable
  ) -> Bool {
    switch keys[index] {
    case 0x3002, 0xFF61, 0x21, 0x3F: true
    case 0x2E:
      // A point between words of other scripts: the white space after it tells.
      index + 1 == count || isBlank(keys[index + 1], fold)
    default: false
    }
  }

  private static func isQuote(_ key: Key) -> Bool {
    key == 0x201C || key == 0x300C || key == 0x300E
  }

  /// The index after the mark that closes the quotation, or 0 when it does not close on its line.
  private static func quotationEnd(
    _ keys: UnsafePointer<Key>, _ open: Int, _ count: Int, _ fold: FoldTable
  ) -> Int {
    let close: Key = keys[open] == 0x201C ? 0x201D : keys[open] + 1
    var depth = 0
    var index = open
    while index < count, index - open < longestQuotation, fold.keyClass(keys[index]) != .newline {
      if keys[index] == keys[open] { depth += 1 }
      if keys[index] == close {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
      index += 1
    }
    return 0
  }

  private static func goesOn(_ key: Key, _ fold: FoldTable) -> Bool {
    let keyClass = fold.keyClass(key)
    return keyClass == .stop || keyClass == .close || keyClass == .punctuation
  }

  private static let longestQuotation = 200
}
