// Reading user dictionaries in jieba's format.

extension UserDictionary {
  /// Collects entries, one by one or from files. Of equal words the one added last wins.
  public struct Builder {
    private var trie = DoubleArrayBuilder()
    private var levels: Set<Level> = []
    private var word: [Key] = []

    public init() {}

    /// The number of entries added so far.
    public var count: Int { trie.count }

    /// Adds a word. A word with white space in it counts as one that must be.
    ///
    /// - Returns: `nil`, or why the word was rejected.
    @discardableResult
    public mutating func add(_ word: String, level: Level = .prefer) -> String? {
      var word = word
      return word.withUTF8 { add($0, level: level) }
    }

    /// Adds the lines of a file: a word, then optionally a weight and a tag, separated by tabs or
    /// spaces as in jieba's dictionaries. Tags `must`, `prefer` and `never` set the level, other
    /// tags are ignored; the weight 0 means `never`, other weights count alike. Empty lines and
    /// lines that begin with # and a space are skipped; a byte order mark and CR LF are taken.
    ///
    /// - Returns: the rejected lines, each as `ZhTextError.invalidLine`.
    /// - Complexity: O(bytes).
    public mutating func add(contentsOf bytes: [UInt8], file: String) -> [ZhTextError] {
      var rejected: [ZhTextError] = []
      bytes.withUnsafeBufferPointer { all in
        var start = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 0
        while start < all.count {
          number += 1
          var end = start
          while end < all.count, all[end] != 0x0A { end += 1 }
          if let reason = add(line: UnsafeBufferPointer(rebasing: all[start..<end])) {
            rejected.append(.invalidLine(file: file, line: number, reason: reason))
          }
          start = end + 1
        }
      }
      return rejected
    }

    public func build() -> UserDictionary {
      UserDictionary(
        trie: trie.build(), count: trie.count, hasPreferred: levels.contains(.prefer),
        hasFixed: levels.contains(.must), hasNever: levels.contains(.never))
    }

    private mutating func add(line: UnsafeBufferPointer<UInt8>) -> String? {
      let fields = DictionaryLine(line)
      guard let fields else { return nil }
      if let reason = fields.rejection { return reason }
      return add(UnsafeBufferPointer(rebasing: line[fields.word]), level: fields.level)
    }

    private mutating func add(_ utf8: UnsafeBufferPointer<UInt8>, level: Level) -> String? {
      word.removeAll(keepingCapacity: true)
      let fold = FoldTable.builtIn
      var decoder = Unicode.UTF8()
      var bytes = utf8.makeIterator()
      var hasSpace = false
      scan: while true {
        switch decoder.decode(&bytes) {
        case .scalarValue(let scalar):
          let key = fold.key(scalar.value)
          if key == .null || fold.keyClass(key) == .newline {
            return "the word has a control character in it"
          }
          hasSpace = hasSpace || fold.keyClass(key) == .space
          word.append(key)
        case .emptyInput: break scan
        case .error: return "the word is not valid UTF-8"
        }
      }
      if word.isEmpty { return "there is no word before the weight or tag" }
      if word.count > UserDictionary.longestWord {
        return
          "the word has \(word.count) characters; at most \(UserDictionary.longestWord) are taken"
      }
      let level = hasSpace && level == .prefer ? .must : level
      levels.insert(level)
      trie.add(word, value: level.rawValue)
      return nil
    }
  }
}

/// The fields of one line of a dictionary.
private struct DictionaryLine {
  var word: Range<Int>
  var level = UserDictionary.Level.prefer
  var rejection: String?

  /// Tags of jieba's dictionaries, which may follow a word without a weight.
  private static let tags: Set<String> = [
    "a", "ad", "ag", "an", "b", "c", "d", "df", "dg", "e", "eng", "f", "g", "h", "i", "j", "k",
    "l", "m", "mg", "mq", "n", "ng", "nr", "nrfg", "nrt", "ns", "nt", "nw", "nz", "o", "p", "q",
    "r", "rg", "rr", "rz", "s", "t", "tg", "u", "ud", "ug", "uj", "ul", "uv", "uz", "v", "vd",
    "vg", "vi", "vn", "vq", "x", "y", "z", "zg", "must", "prefer", "never",
  ]

  /// `nil` for an empty line or a comment.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var low = 0
    var high = line.count
    while low < high, isBlank(line[low]) { low += 1 }
    while high > low, isBlank(line[high - 1]) { high -= 1 }
    if low == high { return nil }
    if line[low] == 0x23, low + 1 == high || isBlank(line[low + 1]) { return nil }
    word = low..<high

    /// The last field of the rest, and where it begins.
    func lastField() -> (text: UnsafeBufferPointer<UInt8>, start: Int)? {
      var start = word.upperBound
      while start > word.lowerBound, !isBlank(line[start - 1]) { start -= 1 }
      if start == word.lowerBound { return nil }
      return (UnsafeBufferPointer(rebasing: line[start..<word.upperBound]), start)
    }
    func drop(to start: Int) {
      var end = start
      while end > word.lowerBound, isBlank(line[end - 1]) { end -= 1 }
      word = word.lowerBound..<end
    }
    func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      !text.isEmpty && text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    var tag: String?
    if let last = lastField(), last.text.count <= 6,
      last.text.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
    {
      let name = String(decoding: last.text, as: UTF8.self)
      let whole = word
      drop(to: last.start)
      let hasWeight = lastField().map { isNumber($0.text) } ?? false
      if hasWeight || Self.tags.contains(name) { tag = name } else { word = whole }
    }
    var isZero = false
    if let last = lastField(), isNumber(last.text) {
      isZero = last.text.allSatisfy { $0 == 0x30 }
      drop(to: last.start)
    }
    if let tag, let named = UserDictionary.Level(name: tag) {
      level = named
    } else if isZero {
      level = .never
    }
    if line[word].contains(0x09) {
      rejection = "more fields than word, weight and tag, or a weight that is no whole number"
    }
  }
}
