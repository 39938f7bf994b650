// Builds the image that SchoolLexicon reads; used offline by zhtext-data.

/// Collects words with counts and classes, and proper parts with weights.
package struct SchoolLexiconBuilder {
  private var words: [String: (count: Int, flags: WordFlags)] = [:]
  private var total = 0
  private var coreCounts = [Int](repeating: 0, count: 65_536)
  private var coreTotal = 0
  /// Characters of function words and digits: hardly ever inside a proper part.
  private let functionKeys = Set(
    "的了在是不们这那还就都也很把被让给说称将要于着过没有对向从而且但如若因所等每该某各此其谁哪吗呢吧啊呀您我你他她它只又再更最位间个群及与为会能0123456789"
      .unicodeScalars.map { Int($0.value) })

  /// 和 is a conjunction, but also a character of many places.
  private let conjunction = 0x548C

  package init() {}

  /// Adds a word of running text.
  package mutating func add(word: String, count: Int, flags: WordFlags) {
    words[word, default: (0, [])].count += count
    words[word]?.flags.formUnion(flags)
    total += count
  }

  /// Gives a word classes.
  package mutating func add(word: String, flags: WordFlags) {
    words[word, default: (0, [])].flags.formUnion(flags)
  }

  /// Counts the characters of a proper part.
  package mutating func add(core: String, weight: Int) {
    for scalar in core.unicodeScalars {
      coreCounts[Int(FoldTable.builtIn.key(scalar.value))] += weight
      coreTotal += weight
    }
  }

  /// The image; costs are -8 ln p by `ln`, which the caller supplies.
  package func image(ln: (Double) -> Double) -> [UInt8] {
    var image = [UInt8](repeating: 0, count: SchoolLexicon.headerSize)
    for (key, count) in coreCounts.enumerated() {
      let cost = -8 * ln((Double(count) + 0.5) / Double(coreTotal + 1))
      let least: Double = functionKeys.contains(key) ? 140 : key == conjunction ? 90 : 1
      image.append(UInt8(max(min(cost, 72), least)))
    }
    var trie = DoubleArrayBuilder()
    for (word, entry) in words.sorted(by: { $0.key < $1.key }) {
      let cost =
        entry.count == 0
        ? UInt32(SchoolLexicon.Word.noCost)
        : UInt32(min(max(-8 * ln(Double(entry.count) / Double(total)), 1), 250))
      trie.add(
        word.unicodeScalars.map { FoldTable.builtIn.key($0.value) },
        value: cost | entry.flags.rawValue << 8)
    }
    image.append(contentsOf: trie.image())
    return image
  }
}
