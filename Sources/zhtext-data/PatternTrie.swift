// The trie of patterns and words with weights, and its packing into nodes.

struct PatternTrie {
  struct Node {
    var children: [UInt16: Int] = [:]
    var weights = SIMD8<Int32>(repeating: 0)
    var wordClass = 0
  }

  private(set) var nodes = [Node()]

  private mutating func node(_ path: [UInt16]) -> Int {
    var node = 0
    for code in path {
      if let child = nodes[node].children[code] {
        node = child
      } else {
        nodes.append(Node())
        nodes[node].children[code] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    return node
  }

  mutating func add(_ path: [UInt16], weights: [Int8]) {
    nodes[node(path)].weights &+= SIMD8<Int32>(truncatingIfNeeded: SIMD8<Int8>(weights))
  }

  mutating func addWord(_ path: [UInt16], wordClass: Int, weights: [Int8]?) {
    let index = node(path)
    nodes[index].wordClass = wordClass
    if let weights {
      nodes[index].weights &+= SIMD8<Int32>(truncatingIfNeeded: SIMD8<Int8>(weights))
    }
  }

  /// Every code gets a node, so that a walk's first step needs no check. Characters that only the
  /// lexicon has are weighted as rare ones.
  mutating func giveUnigramNodes(to alphabet: SegmentAlphabet) {
    let rare = nodes[node([SegmentAlphabet.rareHan])].weights
    for code in alphabet.lexiconOnly { nodes[node([code])].weights &+= rare }
    for code in 1..<UInt16(alphabet.size) { _ = node([code]) }
  }

  /// Adds the weights of every prefix to its longer patterns: the deepest node says it all.
  mutating func mergePrefixes() {
    var queue = [0]
    var head = 0
    while head < queue.count {
      let index = queue[head]
      head += 1
      for child in nodes[index].children.values {
        nodes[child].weights &+= nodes[index].weights
        queue.append(child)
      }
    }
  }
}

/// Packs a trie: an array for the single characters, then one table of 2^n nodes for all longer
/// patterns, where the child for a code is node `base ^ spread(code)`. Bases are found by trial,
/// widest first, and no two are equal; so a label that fits proves the parent, and a walk never
/// probes. Single characters, which have the most children, have one base for each page of codes.
struct PatternTriePacker {
  // As in Sources/ZhText/Segmentation/SegmentModel.swift.
  static let pages = 4

  struct Packed {
    var weights = SIMD8<Int8>(repeating: 0)
    var baseAndWord: UInt32 = 0
    var label: UInt16 = 0
    var childMask: UInt16 = 0
  }

  struct PackedCharacter {
    var weights = SIMD8<Int8>(repeating: 0)
    // No SIMD types, whose alignment would leave holes.
    var bases: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    var word: UInt32 = 0
    var reserved: UInt32 = 0
    var childMask: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  }

  let trie: PatternTrie
  let scale: Double
  private let size: UInt32
  private var free: FreeSlots
  private var isUsedBase: [Bool]
  private(set) var characters: [PackedCharacter]
  private(set) var nodes: [Packed]

  init(trie: PatternTrie, alphabetSize: Int, scale: Double) throws {
    self.trie = trie
    self.scale = scale
    var size: UInt32 = 1 << 16
    while Double(size) * 0.85 < Double(trie.nodes.count - alphabetSize) { size *= 2 }
    self.size = size
    characters = Array(repeating: PackedCharacter(), count: alphabetSize)
    nodes = Array(repeating: Packed(), count: Int(size))
    free = FreeSlots(count: Int(size))
    isUsedBase = Array(repeating: false, count: Int(size))
    isUsedBase[0] = true  // base 0 means: no children
    free.take(0)  // node 0 is nobody's child
    try pack()
  }

  /// The children of a node that share a base.
  private struct Family {
    var parent: Int
    var page: Int
    var codes: [UInt16]
  }

  private func spread(_ code: UInt16) -> UInt32 { UInt32(code) &* 0x9E37_79B1 & (size - 1) }

  private mutating func pack() throws {
    let isCharacter = Set(trie.nodes[0].children.values)
    var families: [Family] = []
    for (index, node) in trie.nodes.enumerated().dropFirst() {
      var pages = [[UInt16]](repeating: [], count: Self.pages)
      for code in node.children.keys.sorted() {
        pages[isCharacter.contains(index) ? Int(code) % Self.pages : 0].append(code)
      }
      for (page, codes) in pages.enumerated() where !codes.isEmpty {
        families.append(Family(parent: index, page: page, codes: codes))
      }
    }
    families.sort {
      ($0.codes.count, $1.parent, $1.page) > ($1.codes.count, $0.parent, $0.page)
    }
    var bases = [SIMD4<UInt32>](repeating: SIMD4(repeating: 0), count: trie.nodes.count)
    for family in families {
      bases[family.parent][family.page] = try place(family.codes.map(spread))
    }
    for (code, child) in trie.nodes[0].children {
      characters[Int(code)] = PackedCharacter(
        weights: weights(of: child),
        bases: (bases[child][0], bases[child][1], bases[child][2], bases[child][3]),
        word: word(of: child), childMask: wideMask(of: child))
    }
    for family in families {
      for code in family.codes {
        guard let child = trie.nodes[family.parent].children[code] else { continue }
        nodes[Int(bases[family.parent][family.page] ^ spread(code))] = Packed(
          weights: weights(of: child), baseAndWord: bases[child][0] | word(of: child) << 24,
          label: UInt16(truncatingIfNeeded: spread(code)), childMask: mask(of: child))
      }
    }
  }

  private func word(of node: Int) -> UInt32 {
    trie.nodes[node].wordClass == 0 ? 0 : UInt32(trie.nodes[node].wordClass + 1)
  }

  private func mask(of node: Int) -> UInt16 {
    trie.nodes[node].children.keys.reduce(0) { $0 | 1 << ($1 & 15) }
  }

  private func wideMask(of node: Int) -> (UInt64, UInt64, UInt64, UInt64) {
    var words = SIMD4<UInt64>(repeating: 0)
    for code in trie.nodes[node].children.keys {
      words[Int(code >> 6 & 3)] |= 1 << UInt64(code & 63)
    }
    return (words[0], words[1], words[2], words[3])
  }

  private func weights(of node: Int) -> SIMD8<Int8> {
    var result = SIMD8<Int8>(repeating: 0)
    for lane in 0..<8 {
      let value = (Double(trie.nodes[node].weights[lane]) * scale).rounded()
      result[lane] = Int8(max(-127, min(127, value)))
    }
    return result
  }

  private mutating func place(_ spreads: [UInt32]) throws -> UInt32 {
    var slot = free.first
    while slot >= 0 {
      let base = UInt32(slot) ^ spreads[0]
      if !isUsedBase[Int(base)], spreads.allSatisfy({ free.contains(Int(base ^ $0)) }) {
        isUsedBase[Int(base)] = true
        for spread in spreads { free.take(Int(base ^ spread)) }
        return base
      }
      slot = free.next(after: slot)
    }
    throw DataError(description: "no place for a node with \(spreads.count) children")
  }
}

/// Free slots in ascending order, as a doubly linked list.
private struct FreeSlots {
  private var following: [Int32]
  private var preceding: [Int32]
  private var isFree: [Bool]
  private(set) var first: Int32 = 0

  init(count: Int) {
    following = (0..<Int32(count)).map { $0 + 1 == count ? -1 : $0 + 1 }
    preceding = (0..<Int32(count)).map { $0 - 1 }
    isFree = Array(repeating: true, count: count)
  }

  func contains(_ slot: Int) -> Bool { isFree[slot] }
  func next(after slot: Int32) -> Int32 { following[Int(slot)] }

  mutating func take(_ slot: Int) {
    let before = preceding[slot]
    let after = following[slot]
    if before >= 0 { following[Int(before)] = after } else { first = after }
    if after >= 0 { preceding[Int(after)] = before }
    isFree[slot] = false
  }
}
