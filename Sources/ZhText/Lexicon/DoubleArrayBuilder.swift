// Builds double arrays: offline for the tables, at run time for user dictionaries and gazetteers.

/// Collects words, then builds the trie. Words may come in any order; of equal words the value
/// added last wins.
struct DoubleArrayBuilder {
  private var keys: [Key] = []
  private var starts: [Int32] = [0]
  private var values: [UInt32] = []

  init() {}

  /// The number of words added so far.
  var count: Int { values.count }

  /// Adds a word that is not empty; an empty word or one with an end key is ignored.
  mutating func add(_ word: some Sequence<Key>, value: UInt32) {
    let start = keys.count
    keys.append(contentsOf: word)
    if keys.count == start || keys[start...].contains(.end) {
      keys.removeSubrange(start...)
      return
    }
    starts.append(Int32(truncatingIfNeeded: keys.count))
    values.append(value)
  }

  /// Builds the trie.
  ///
  /// - Complexity: O(total keys · log words) for the sort, then near-linear in the trie's nodes.
  func build() -> DoubleArray {
    var packer = Packer(keys: keys, starts: starts, values: values)
    let storage = packer.pack()
    return DoubleArray(UnsafeRawPointer(storage.memory), owner: storage)
  }

  /// Builds the trie and returns its memory image.
  func image() -> [UInt8] {
    var packer = Packer(keys: keys, starts: starts, values: values)
    let storage = packer.pack()
    return [UInt8](UnsafeRawBufferPointer(start: storage.memory, count: storage.byteCount))
  }
}

/// The placement of nodes: breadth-first over the sorted words, a free base that fits all children,
/// the free units kept in a doubly linked list.
private struct Packer {
  let codes: [UInt16]
  let words: [UInt16]  // code sequences, back to back, in sorted word order
  let starts: [Int32]
  let values: [UInt32]

  private var units: [DoubleArray.Unit] = []
  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []
  private var usedBase: [Bool] = []
  private var firstFree: Int32 = -1
  private var lastFree: Int32 = -1
  /// The free unit where the search for wide nodes begins, or -1.
  private var cursor: Int32 = -1

  private static let free = UInt32.max
  private static let searchLimit = 256

  init(keys: [Key], starts: [Int32], values: [UInt32]) {
    var frequency = [Int](repeating: 0, count: 65_536)
    for key in keys { frequency[Int(key)] += 1 }
    let ranked = (1..<65_536).filter { frequency[$0] > 0 }.sorted {
      (frequency[$0], $1) > (frequency[$1], $0)
    }
    var codes = [UInt16](repeating: 0, count: 65_536)
    for (rank, key) in ranked.enumerated() { codes[key] = UInt16(rank + 2) }
    let coded = keys.map { codes[Int($0)] }

    let order = Self.sortedOrder(coded, starts)
    var words: [UInt16] = []
    words.reserveCapacity(coded.count)
    var newStarts: [Int32] = [0]
    var newValues: [UInt32] = []
    for (position, index) in order.enumerated() {
      let word = coded[Int(starts[index])..<Int(starts[index + 1])]
      if position + 1 < order.count {
        let following = order[position + 1]
        if word == coded[Int(starts[following])..<Int(starts[following + 1])] { continue }
      }
      words.append(contentsOf: word)
      newStarts.append(Int32(truncatingIfNeeded: words.count))
      newValues.append(values[index])
    }
    self.codes = codes
    self.words = words
    self.starts = newStarts
    self.values = newValues
  }

  /// The words' indices in order of their codes, equal words in order of adding. The first four
  /// codes of each word are compared as one number, which settles nearly all comparisons.
  private static func sortedOrder(_ coded: [UInt16], _ starts: [Int32]) -> [Int] {
    struct Entry {
      var prefix: UInt64
      var index: Int32
    }
    var entries: [Entry] = []
    entries.reserveCapacity(starts.count - 1)
    for index in 0..<starts.count - 1 {
      let start = Int(starts[index])
      var prefix: UInt64 = 0
      for offset in start..<start + 4 {
        prefix = prefix << 16 | (offset < Int(starts[index + 1]) ? UInt64(coded[offset]) : 0)
      }
      entries.append(Entry(prefix: prefix, index: Int32(index)))
    }
    entries.sort { a, b in
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      let aRest = coded[Int(starts[Int(a.index)])..<Int(starts[Int(a.index) + 1])].dropFirst(4)
      let bRest = coded[Int(starts[Int(b.index)])..<Int(starts[Int(b.index) + 1])].dropFirst(4)
      if aRest.isEmpty && bRest.isEmpty || aRest.elementsEqual(bRest) { return a.index < b.index }
      return aRest.lexicographicallyPrecedes(bRest)
    }
    return entries.map { Int($0.index) }
  }

  mutating func pack() -> DoubleArrayStorage {
    grow(to: max(1024, words.count / 2))
    take(0)
    units[0].check = Self.free - 1  // the root is nobody's child
    var queue: [(low: Int32, high: Int32, depth: Int32, state: UInt32)] = []
    if !values.isEmpty { queue.append((0, Int32(values.count), 0, 0)) }
    var head = 0
    var childCodes: [UInt32] = []
    var childLows: [Int32] = []
    while head < queue.count {
      let node = queue[head]
      head += 1
      childCodes.removeAll(keepingCapacity: true)
      childLows.removeAll(keepingCapacity: true)
      var low = Int(node.low)
      let high = Int(node.high)
      let depth = Int(node.depth)
      var value: UInt32?
      if Int(starts[low + 1]) - Int(starts[low]) == depth {
        value = values[low]
        childCodes.append(DoubleArray.terminal)
        childLows.append(Int32(low))
        low += 1
      }
      var previous: UInt16 = 0
      while low < high {
        let code = words[Int(starts[low]) + depth]
        if code != previous {
          childCodes.append(UInt32(code))
          childLows.append(Int32(low))
          previous = code
        }
        low += 1
      }
      let base = place(childCodes)
      units[Int(node.state)].base = base | (value == nil ? 0 : DoubleArray.valueFlag)
      for (k, code) in childCodes.enumerated() {
        let child = base + code
        units[Int(child)].check = node.state
        if code == DoubleArray.terminal {
          units[Int(child)].base = value ?? 0
        } else {
          let end = k + 1 < childLows.count ? childLows[k + 1] : Int32(high)
          queue.append((childLows[k], end, node.depth + 1, child))
        }
      }
    }
    return image()
  }

  /// A node of one child takes the first free unit. The search for a wider node begins at `cursor`,
  /// which moves on over stretches that have become too dense for wide nodes.
  private mutating func place(_ children: [UInt32]) -> UInt32 {
    let first = children[0]
    let last = children[children.count - 1]
    var slot = children.count == 1 ? firstFree : cursor
    var tries = 0
    while true {
      if slot < 0 {
        slot = Int32(units.count)
        grow(to: units.count + max(units.count / 4, 4096))
      }
      if UInt32(slot) > first {
        let base = UInt32(slot) - first
        if Int(base + last) >= units.count {
          grow(to: Int(base + last) + max(units.count / 4, 4096))
        }
        if !usedBase[Int(base)],
          children.allSatisfy({ units[Int(base + $0)].check == Self.free })
        {
          usedBase[Int(base)] = true
          if tries > Self.searchLimit { cursor = slot }
          for child in children { take(Int(base + child)) }
          return base
        }
      }
      slot = nextFree[Int(slot)]
      tries += 1
    }
  }

  private mutating func grow(to size: Int) {
    let old = units.count
    guard size > old else { return }
    units.append(contentsOf: repeatElement(.init(base: 0, check: Self.free), count: size - old))
    usedBase.append(contentsOf: repeatElement(false, count: size - old))
    nextFree.reserveCapacity(size)
    previousFree.reserveCapacity(size)
    for index in old..<size {
      previousFree.append(index == old ? lastFree : Int32(index - 1))
      nextFree.append(index + 1 < size ? Int32(index + 1) : -1)
    }
    if lastFree >= 0 { nextFree[Int(lastFree)] = Int32(old) } else { firstFree = Int32(old) }
    lastFree = Int32(size - 1)
    if cursor < 0 { cursor = Int32(old) }
  }

  private mutating func take(_ index: Int) {
    let before = previousFree[index]
    let after = nextFree[index]
    if before >= 0 { nextFree[Int(before)] = after } else { firstFree = after }
    if after >= 0 { previousFree[Int(after)] = before } else { lastFree = before }
    units[index].check = 0
    if cursor == Int32(index) { cursor = after }
  }

  private func image() -> DoubleArrayStorage {
    var used = units.count
    while used > 1, units[used - 1].check == Self.free { used -= 1 }
    let alphabet = Int(codes.max() ?? 0) + 1
    let size = used + alphabet + 2
    let unitsOffset = DoubleArray.headerSize + DoubleArray.codesSize
    let storage = DoubleArrayStorage(byteCount: unitsOffset + size * 8)
    storage.memory.storeBytes(of: UInt32(size), toByteOffset: 8, as: UInt32.self)
    let codesMemory = (storage.memory + DoubleArray.headerSize).bindMemory(
      to: UInt16.self, capacity: 65_536)
    for (key, code) in codes.enumerated() where code != 0 { codesMemory[key] = code }
    let unitsMemory = (storage.memory + unitsOffset).bindMemory(
      to: DoubleArray.Unit.self, capacity: size)
    for index in 0..<size {
      unitsMemory[index] = index < used ? units[index] : .init(base: 0, check: Self.free)
    }
    return storage
  }
}
