// The regional words of convert.bin, each found at its rarest character.

import ZhText

/// One direction of a regional word.
struct DirectedWord {
  var key: String
  var output: String
  var notAfter: String
  var notBefore: String
}

struct WordTableBuilder {
  private(set) var records: [UInt8] = []
  /// UTF-8 of keys and outputs, lists with a NUL at their end. Offset 0 is the empty list.
  private(set) var text: [UInt8] = [0]
  private var known: [String: Int] = ["": 0]

  var count: Int { records.count / ConversionLayout.wordStride }

  /// Adds the words of one profile.
  ///
  /// - Parameter keepsWidth: whether a character before the anchor is written with its own width,
  ///   so that the word can take back what was written.
  /// - Returns: first record and count for each anchor.
  mutating func add(
    _ words: [DirectedWord], rank: (UInt32) -> Int, keepsWidth: (UInt32) -> Bool
  ) throws -> [UInt32: (first: Int, count: Int, hasShort: Bool)] {
    var byAnchor: [UInt32: [(word: DirectedWord, lead: Int)]] = [:]
    var seen: Set<String> = []
    for word in words where seen.insert(word.key).inserted {
      let (anchor, lead) = try anchor(of: word.key, rank: rank, keepsWidth: keepsWidth)
      byAnchor[anchor, default: []].append((word, lead))
    }
    var result: [UInt32: (first: Int, count: Int, hasShort: Bool)] = [:]
    for (anchor, list) in byAnchor.sorted(by: { $0.key < $1.key }) {
      let sorted = list.sorted {
        ($1.word.key.utf8.count, $0.word.key) < ($0.word.key.utf8.count, $1.word.key)
      }
      let hasShort = sorted.contains { word, lead in
        word.key.utf8.count == 3 || Self.probe(word.key, lead: lead) == 0
      }
      result[anchor] = (count, sorted.count, hasShort)
      for (word, lead) in sorted { try append(word, lead: lead) }
    }
    return result
  }

  private func anchor(
    of key: String, rank: (UInt32) -> Int, keepsWidth: (UInt32) -> Bool
  ) throws -> (UInt32, lead: Int) {
    var best: (scalar: UInt32, lead: Int)?
    var lead = 0
    for scalar in key.unicodeScalars {
      if (0x800..<0x10000).contains(scalar.value),
        best.map({ rank(scalar.value) > rank($0.scalar) }) ?? true
      {
        best = (scalar.value, lead)
      }
      if !keepsWidth(scalar.value) { break }
      lead += scalar.utf8.count
    }
    guard let best else { throw DataError(description: "word '\(key)' has no anchor") }
    return (best.scalar, best.lead)
  }

  private mutating func append(_ word: DirectedWord, lead: Int) throws {
    guard word.key.utf8.count < 256, word.output.utf8.count < 256,
      word.output.utf8.count <= 4 * word.key.utf8.count
    else { throw DataError(description: "word '\(word.key)' is too long") }
    records.append(littleEndian: UInt32(intern(word.key)))
    records.append(littleEndian: UInt32(intern(word.output)))
    records.append(littleEndian: UInt32(intern(word.notAfter)))
    records.append(littleEndian: UInt32(intern(word.notBefore)))
    records += [UInt8(word.key.utf8.count), UInt8(lead), UInt8(word.output.utf8.count), 0]
    records.append(littleEndian: Self.probe(word.key, lead: lead))
  }

  /// The character after the anchor, else the one before it with bit 31; 0 when that is no three-
  /// byte character.
  private static func probe(_ key: String, lead: Int) -> UInt32 {
    let bytes = Array(key.utf8)
    func three(_ start: Int) -> UInt32 {
      guard start >= 0, start + 3 <= bytes.count, bytes[start] & 0xF0 == 0xE0 else { return 0 }
      return UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
    }
    let next = three(lead + 3)
    if next != 0 || lead + 3 < bytes.count { return next }
    let previous = three(lead - 3)
    return previous == 0 ? 0 : previous | 1 << 31
  }

  private mutating func intern(_ string: String) -> Int {
    if let offset = known[string] { return offset }
    let offset = text.count
    known[string] = offset
    text += Array(string.utf8) + [0]
    return offset
  }
}
