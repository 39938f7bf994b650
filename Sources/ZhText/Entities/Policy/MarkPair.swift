// Pairs of title marks and quotation marks.

/// A stretch of text between marks.
struct MarkPair {
  /// The index of the opening mark.
  var open: Int32
  /// The index of the closing mark.
  var close: Int32
  /// 《》 or 〈〉; otherwise quotation marks.
  var isTitle: Bool

  /// Longer stretches are quoted sentences.
  static let titleLimit = 120
  static let quoteLimit = 60

  /// Appends the pairs in order of their opening marks; pairs may nest.
  ///
  /// - Complexity: O(keys), and O(limit) for each opening mark.
  static func scan(_ keys: UnsafePointer<Key>, count: Int, into pairs: inout [MarkPair]) {
    var straightQuoteEnd = -1
    for index in 0..<count {
      let key = keys[index]
      if key &- 0x2018 > 4, key &- 0x3008 > 6, key != 0x22 { continue }
      let close: Key
      var isTitle = false
      switch key {
      case 0x300A, 0x3008:
        close = key &+ 1
        isTitle = true
      case 0x300C, 0x300E, 0x2018, 0x201C: close = key &+ 1
      case 0x22:
        if index <= straightQuoteEnd { continue }
        close = key
      default: continue
      }
      guard let end = closing(keys, count, from: index, open: key, close: close, isTitle) else {
        continue
      }
      if key == 0x22 { straightQuoteEnd = end }
      pairs.append(
        MarkPair(
          open: Int32(truncatingIfNeeded: index), close: Int32(truncatingIfNeeded: end),
          isTitle: isTitle))
    }
  }

  private static func closing(
    _ keys: UnsafePointer<Key>, _ count: Int, from index: Int, open: Key, close: Key,
    _ isTitle: Bool
  ) -> Int? {
    let limit = min(count, index + (isTitle ? titleLimit : quoteLimit))
    var depth = 1
    var end = index + 1
    while end < limit {
      let key = keys[end]
      if key == close {
        depth -= 1
        if depth == 0 { return end > index + 1 ? end : nil }
      } else if key == open {
        depth += 1
      } else if key == 0x0A {
        return nil
      }
      end += 1
    }
    return nil
  }
}
