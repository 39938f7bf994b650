// Fixed rules for what is not Han: numbers, Latin words, addresses, emoji, kana, punctuation.

/// Marks runs of characters that are not Han. Their edges with Han characters stay as they are.
///
/// One word is:
/// - letters and digits that touch, and go on over one of `' ’ - . _ &` between two of them
///   (COVID-19, U.S, AT&T, node.js), with closing `+` or `#` (C++, C#);
/// - a number with decimal point, groups of three digits, `:` or `/` between digits, and `%` or `‰`
///   (1,234.5 12:30 1/2 95%); `-` between digits when there are two of them (2024-01-02);
/// - an address: `scheme://…`, `name@host.domain`;
/// - an emoji with its modifiers, joiners and selectors; two regional indicators;
/// - a run of katakana, of hiragana, of hangul;
/// - the same dash, dot, or mark of exclamation or question repeated (—— …… !!!).
/// Any other mark of punctuation or symbol is a word of its own.
struct TokenRules {
  let fold: FoldTable

  /// Looks at all runs of a stretch. O(count).
  func mark(
    _ keys: UnsafePointer<Key>, _ codes: UnsafePointer<UInt16>, _ count: Int,
    _ marks: UnsafeMutablePointer<UInt8>
  ) {
    var index = 0
    while index < count {
      if codes[index] >= ModelCode.firstHan {
        index &+= 1
        continue
      }
      var end = index &+ 1
      while end < count, codes[end] < ModelCode.firstHan { end &+= 1 }
      if index > 0, isMark(keys[index]) { marks[index] = Mark.inside }
      while index < end {
        let next = tokenEnd(keys, index, end)
        index &+= 1
        while index < next {
          marks[index] = Mark.inside
          index &+= 1
        }
        if index < end { marks[index] = Mark.start }
      }
    }
  }

  private func tokenEnd(_ keys: UnsafePointer<Key>, _ start: Int, _ end: Int) -> Int {
    let key = keys[start]
    var index = start + 1
    switch fold.keyClass(key) {
    case .digit, .letter: index = wordEnd(keys, start, end)
    case .kana:
      let script = Self.kanaScript(key)
      while index < end, fold.keyClass(keys[index]) == .kana,
        Self.kanaScript(keys[index]) == script || keys[index] == Self.longVowel
      {
        index += 1
      }
    case .stop, .punctuation, .symbol:
      if Self.repeats(key) {
        while index < end, keys[index] == key { index += 1 }
      } else if key == Self.at, index < end, isWordy(keys[index]) {
        index = wordEnd(keys, index, end)
      }
    default: break
    }
    if key == .regionalIndicator, index < end, keys[index] == .regionalIndicator { index += 1 }
    while index < end, isMark(keys[index]) {
      index += 1
      // What a joiner joins goes on the same emoji.
      if keys[index - 1] == Self.joiner, index < end, Self.isEmoji(key), Self.isEmoji(keys[index]) {
        index += 1
      }
    }
    return index
  }

  /// The end of a word of letters and digits, or of the address that it begins.
  private func wordEnd(_ keys: UnsafePointer<Key>, _ start: Int, _ end: Int) -> Int {
    var index = start
    var hyphens = 0
    var firstHyphen = 0
    var onlyNumbers = true
    while index < end {
      if isWordy(keys[index]) || isMark(keys[index]) {
        if !isDigit(keys[index]) { onlyNumbers = false }
        index += 1
        continue
      }
      guard index + 1 < end, isWordy(keys[index + 1]),
        goesOn(keys, index, end, start: start, onlyNumbers: onlyNumbers)
      else { break }
      if keys[index] == Self.hyphen {
        if hyphens == 0 { firstHyphen = index }
        hyphens += 1
      }
      index += 1
    }
    // 1990-1995 is a range of two numbers.
    if hyphens == 1, onlyNumbers { return firstHyphen }
    if index + 2 < end, keys[index] == Self.colon, keys[index + 1] == Self.slash,
      keys[index + 2] == Self.slash
    {
      return addressEnd(keys, index + 3, end)
    }
    if index + 1 < end, keys[index] == Self.at, isWordy(keys[index + 1]) {
      return hostEnd(keys, index + 1, end)
    }
    if index < end, onlyNumbers, keys[index] == Self.percent || keys[index] == Self.perMille {
      return index + 1
    }
    while index < end, !onlyNumbers, keys[index] == Self.plus || keys[index] == Self.hash {
      index += 1
    }
    return index
  }

  /// Whether the mark at `index`, between two letters or digits, is inside a word.
  private func goesOn(
    _ keys: UnsafePointer<Key>, _ index: Int, _ end: Int, start: Int, onlyNumbers: Bool
  ) -> Bool {
    let left = keys[index - 1]
    let right = keys[index + 1]
    switch keys[index] {
    case Self.dot, Self.underscore, Self.hyphen: return true
    case Self.apostrophe, Self.curlyApostrophe, Self.ampersand:
      return !isDigit(left) && !isDigit(right)
    case Self.colon, Self.slash: return onlyNumbers && isDigit(right)
    case Self.comma:
      // Full-width commas have the same key, so only what looks like groups of three digits.
      guard onlyNumbers, index - start <= 3 || keys[index - 4] == Self.comma else { return false }
      var digits = 0
      while index + 1 + digits < end, isDigit(keys[index + 1 + digits]) { digits += 1 }
      return digits == 3
    default: return false
    }
  }

  private func addressEnd(_ keys: UnsafePointer<Key>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, keys[index] > 0x20, keys[index] < 0x7F, !Self.endsAddress(keys[index]) {
      index += 1
    }
    while index > start, Self.trailsAddress(keys[index - 1]) { index -= 1 }
    return index
  }

  private func hostEnd(_ keys: UnsafePointer<Key>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if isWordy(keys[index]) {
        index += 1
      } else if keys[index] == Self.dot || keys[index] == Self.hyphen, index + 1 < end,
        isWordy(keys[index + 1])
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private func isDigit(_ key: Key) -> Bool { key >= 0x30 && key <= 0x39 }

  private func isWordy(_ key: Key) -> Bool {
    let keyClass = fold.keyClass(key)
    return keyClass == .digit || keyClass == .letter
  }

  private func isMark(_ key: Key) -> Bool {
    fold.keyClass(key) == .mark || key == .emojiModifier || key == .astralMark
  }

  private static func isEmoji(_ key: Key) -> Bool {
    key == .astralSymbol || (key >= 0x2190 && key < 0x2C00) || key == 0x3030 || key == 0x303D
  }

  private static func kanaScript(_ key: Key) -> Int {
    key >= 0x30A0 && key <= 0x30FF || key >= 0x31F0 && key <= 0x31FF
      ? 1 : key >= 0x3040 && key < 0x30A0 ? 2 : 3
  }

  private static func repeats(_ key: Key) -> Bool {
    switch key {
    case 0x21, 0x2D, 0x2E, 0x3D, 0x3F, 0x2A, 0x5F, 0x7E, 0x2014, 0x2015, 0x2026, 0x2500, 0x3002,
      0x22EF, 0x301C:
      true
    default: false
    }
  }

  private static func endsAddress(_ key: Key) -> Bool {
    key == 0x22 || key == 0x3C || key == 0x3E || key == 0x5C || key == 0x5E || key == 0x60
      || key >= 0x7B && key <= 0x7D
  }

  private static func trailsAddress(_ key: Key) -> Bool {
    switch key {
    case 0x21, 0x27, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D: true
    default: false
    }
  }

  private static let apostrophe: Key = 0x27
  private static let curlyApostrophe: Key = 0x2019
  private static let ampersand: Key = 0x26
  private static let hyphen: Key = 0x2D
  private static let dot: Key = 0x2E
  private static let slash: Key = 0x2F
  private static let colon: Key = 0x3A
  private static let comma: Key = 0x2C
  private static let at: Key = 0x40
  private static let underscore: Key = 0x5F
  private static let percent: Key = 0x25
  private static let perMille: Key = 0x2030
  private static let plus: Key = 0x2B
  private static let hash: Key = 0x23
  private static let joiner: Key = 0x200D
  private static let longVowel: Key = 0x30FC
}
