// Sentences as units that are the same in every copy of a text.

/// A sentence or a line, with a hash of what it says.
package struct TextUnit: Sendable {
  /// Its place in scalars of the source, its end mark included, its line end not.
  package var start: Int32
  package var end: Int32
  /// A hash of its folded ideographs, letters and digits: the same in either script and whatever
  /// the punctuation and spacing.
  package var hash: UInt64
  /// How many of these it has.
  package var weight: Int32
}

extension DocumentWorkspace {
  /// Cuts the last document after sentence ends and at line ends. Units without any ideograph,
  /// letter or digit are left out. A site's name after a headline (`… - SITE`) is not hashed.
  ///
  /// - Complexity: O(text).
  package func textUnits() -> [TextUnit] {
    let keys = folded.keys
    let classes = FoldTable.builtIn.classes
    var units: [TextUnit] = []
    var unit = TextUnitHash()
    var start = 0
    for index in 0...folded.count {
      let key = keys[index]
      let atEnd = index == folded.count
      let kind = classes[Int(key)]
      if !atEnd,
        kind >= KeyClass.han.rawValue && kind <= KeyClass.letter.rawValue
          || kind == KeyClass.kana.rawValue
      {
        unit.append(key)
        continue
      }
      let isLineEnd = atEnd || kind == KeyClass.newline.rawValue
      guard isLineEnd || key == 0x3002 || key == 0x21 || key == 0x3F else {
        if TextUnitHash.separates(key, after: keys[index - 1]) { unit.noteSeparator() }
        continue
      }
      var end = isLineEnd ? index : index + 1
      // Closing marks belong to the sentence before them.
      while !isLineEnd, classes[Int(keys[end])] == KeyClass.close.rawValue { end += 1 }
      if unit.weight > 0 {
        if isLineEnd { unit.dropSiteName() }
        units.append(
          TextUnit(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
            hash: unit.hash, weight: unit.weight))
      }
      unit = TextUnitHash()
      start = max(end, index + 1)
    }
    return units
  }
}

/// The hash of a unit while it is read.
private struct TextUnitHash {
  private(set) var hash: UInt64 = 0
  private(set) var weight: Int32 = 0
  /// What it was before the first separator that may begin a site's name.
  private var head: (hash: UInt64, weight: Int32)?

  /// Shorter headlines and longer names of sites are not told apart from other text.
  private static let leastHeadline: Int32 = 8
  private static let longestSiteName: Int32 = 12

  mutating func append(_ key: Key) {
    hash = (hash ^ UInt64(key)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    weight &+= 1
  }

  /// `_` and `|`; hyphens only after a space.
  static func separates(_ key: Key, after previous: Key) -> Bool {
    key == 0x5F || key == 0x7C || (key == 0x2D || key == 0x2013) && previous == 0x20
  }

  mutating func noteSeparator() {
    if let head, weight - head.weight <= Self.longestSiteName { return }
    if weight >= Self.leastHeadline { head = (hash, weight) }
  }

  mutating func dropSiteName() {
    guard let head, weight - head.weight <= Self.longestSiteName else { return }
    (hash, weight) = head
  }
}

/// Short text in the form that matching sees.
package enum SimplifiedKeys {
  /// Simplified, half-width, variants merged; for comparing and showing words of either script.
  package static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(FoldTable.builtIn.key(scalar.value)) ?? scalar)
    }
    return String(result)
  }
}
