// segment.bin: the pattern trie of word segmentation, from the trained weights and the lexicon.

import Foundation

enum SegmentTableBuilder {
  /// Units of the trained weights, and of the table's, per unit of log odds.
  private static let weightsScale = 16.0
  private static let tableScale = 12.0
  private static let wordClasses = 20
  private static let longestClassWord = 4

  static func build(_ folder: DataFolder) throws -> [UInt8] {
    let fold = try FoldImage(folder)
    let weights = try SegmentWeights(
      path: folder.source("segment_weights.bin"), wordClasses: wordClasses,
      longestWord: longestClassWord)
    var words: [(keys: [UInt16], wordClass: Int)] = []
    for row in try folder.rows("segment_lexicon.tsv", columns: 2) {
      guard let wordClass = Int(row[1]), wordClass > 0, wordClass < wordClasses else {
        throw DataError(description: "segment_lexicon.tsv: '\(row[0])' has no class")
      }
      words.append((row[0].unicodeScalars.map { fold.key($0.value) }, wordClass))
    }
    let alphabet = SegmentAlphabet(weights: weights, words: words.map(\.keys), fold: fold)
    var trie = PatternTrie()
    for pattern in weights.patterns {
      trie.add(pattern.keys.map { alphabet.patternCode($0) }, weights: pattern.weights)
    }
    for word in words {
      trie.addWord(
        word.keys.map { alphabet.codes[Int($0)] }, wordClass: word.wordClass,
        weights: weights.words[word.keys.count <= longestClassWord ? word.keys.count : 0]?[
          word.wordClass])
    }
    for row in try folder.rows("segment_adjustments.tsv", columns: 3) {
      guard let logOdds = Double(row[2]), abs(logOdds) < 8 else {
        throw DataError(description: "segment_adjustments.tsv: '\(row[2])' is no weight below 8")
      }
      // The gap after the first character is the fourth that a pattern speaks to.
      var weights = [Int8](repeating: 0, count: 8)
      weights[3] = Int8((logOdds * weightsScale).rounded())
      for left in row[0].unicodeScalars {
        for right in row[1].unicodeScalars {
          let keys = [fold.key(left.value), fold.key(right.value)]
          trie.add(keys.map { alphabet.patternCode($0) }, weights: weights)
        }
      }
    }
    trie.giveUnigramNodes(to: alphabet)
    trie.mergePrefixes()
    let packed = try PatternTriePacker(
      trie: trie, alphabetSize: alphabet.size, scale: tableScale / weightsScale)

    var image = [UInt8](repeating: 0, count: 64)
    let threshold = Int16((-Double(weights.bias) * tableScale / weightsScale).rounded())
    image.withUnsafeMutableBytes {
      $0.storeBytes(of: UInt32(packed.nodes.count), toByteOffset: 8, as: UInt32.self)
      $0.storeBytes(of: threshold, toByteOffset: 12, as: Int16.self)
      $0.storeBytes(of: UInt32(alphabet.size), toByteOffset: 16, as: UInt32.self)
    }
    alphabet.codes.withUnsafeBytes { image.append(contentsOf: $0) }
    packed.characters.withUnsafeBytes { image.append(contentsOf: $0) }
    packed.nodes.withUnsafeBytes { image.append(contentsOf: $0) }
    return image
  }
}

/// fold.bin as the other builders need it.
struct FoldImage {
  let keys: [UInt16]
  let classes: [UInt8]

  init(_ folder: DataFolder) throws {
    let image = try folder.readBuilt("fold")
    keys = (0..<65_536).map { UInt16(image[64 + 2 * $0]) | UInt16(image[65 + 2 * $0]) << 8 }
    classes = Array(image[(64 + 131_072)..<(64 + 131_072 + 65_536)])
  }

  func key(_ scalar: UInt32) -> UInt16 { scalar < 65_536 ? keys[Int(scalar)] : 0xE000 }
}

/// segment_weights.bin, as Training/segment/model.h writes it.
struct SegmentWeights {
  struct Pattern {
    var keys: [UInt16]
    var weights: [Int8]
  }

  var bias: Int
  /// By word length, then by class.
  var words: [Int: [[Int8]]] = [:]
  var patterns: [Pattern] = []

  init(path: String, wordClasses: Int, longestWord: Int) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let failure = DataError(description: "\(path) is no file of segmentation weights")
    var index = 4
    func byte() throws -> UInt8 {
      guard index < bytes.count else { throw failure }
      defer { index += 1 }
      return bytes[index]
    }
    func number(_ size: Int) throws -> UInt32 {
      var value: UInt32 = 0
      for shift in 0..<size { value |= UInt32(try byte()) << (8 * UInt32(shift)) }
      return value
    }
    func slots() throws -> [Int8] {
      var result: [Int8] = []
      for _ in 0..<8 { result.append(Int8(bitPattern: try byte())) }
      return result
    }
    guard bytes.starts(with: Array("ZSW1".utf8)) else { throw failure }
    let count = Int(try number(4))
    bias = Int(Int32(bitPattern: try number(4)))
    for length in 1...longestWord {
      var classes: [[Int8]] = []
      for _ in 0..<wordClasses { classes.append(try slots()) }
      words[length] = classes
    }
    for _ in 0..<count {
      let length = Int(try byte())
      guard (1...3).contains(length) else { throw failure }
      var keys: [UInt16] = []
      for _ in 0..<length { keys.append(UInt16(try number(2))) }
      patterns.append(Pattern(keys: keys, weights: try slots()))
    }
    guard index == bytes.count else { throw failure }
  }
}

/// The codes: fixed ones for groups of keys, then punctuation, then Han by frequency.
struct SegmentAlphabet {
  // As in Sources/ZhText/Segmentation/SegmentModel.swift.
  static let rareOther: UInt16 = 1
  static let edge: UInt16 = 2
  static let firstPunctuation: UInt16 = 3
  static let digit: UInt16 = 254
  static let letter: UInt16 = 255
  static let rareHan: UInt16 = 256

  private(set) var codes = [UInt16](repeating: rareOther, count: 65_536)
  /// The number of codes, rounded so that the nodes after the characters are aligned.
  private(set) var size = 0
  /// Codes of Han characters that only lexicon words have.
  private(set) var lexiconOnly: [UInt16] = []

  init(weights: SegmentWeights, words: [[UInt16]], fold: FoldImage) {
    var isPattern = [Bool](repeating: false, count: 65_536)
    var uses = [Int](repeating: 0, count: 65_536)
    for pattern in weights.patterns {
      if pattern.keys.count == 1 { isPattern[Int(pattern.keys[0])] = true }
      for key in pattern.keys { uses[Int(key)] += 1 }
    }
    for word in words { for key in word { uses[Int(key)] += 1 } }
    func isHan(_ key: Int) -> Bool { fold.classes[key] == 1 }
    for key in 0..<65_536 {
      switch fold.classes[key] {
      case 1: codes[key] = Self.rareHan
      case 2: codes[key] = Self.digit
      case 3: codes[key] = Self.letter
      case 4, 5: codes[key] = Self.edge
      default: break
      }
    }
    codes[0] = Self.edge
    codes[0xE000] = Self.rareHan
    var next = Self.firstPunctuation
    for key in 1..<65_536 where isPattern[key] && codes[key] == Self.rareOther && key != 0xE002 {
      if next == Self.digit { break }
      codes[key] = next
      next += 1
    }
    next = Self.rareHan + 1
    let han = (1..<65_536).filter { isHan($0) && $0 != 0xE000 && uses[$0] > 0 }
    for key in han.sorted(by: { (uses[$0], $1) > (uses[$1], $0) }) {
      codes[key] = next
      if !isPattern[key] { lexiconOnly.append(next) }
      next += 1
    }
    size = (Int(next) + 1) & ~1
  }

  /// The code of a key in a pattern, where '0' and 'a' stand for their groups.
  func patternCode(_ key: UInt16) -> UInt16 { codes[Int(key)] }
}
