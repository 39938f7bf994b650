// The forms of a run-time gazetteer: a hash table with a filter on the first two keys. A double
// array would be a little faster to match and a hundred times slower to build.

/// Forms with a number each; of equal forms the one added last wins.
struct FormTable: Sendable {
  private var keys: [Key] = []
  private var starts: [Int32] = [0]
  private var numbers: [UInt32] = []
  /// Form index + 1, 0 = free; open addressing.
  private var slots: [UInt32] = []
  /// By the hash of the first two keys: which lengths occur. Bit 31 stands for 31 and more.
  private var lengths: [UInt32] = []
  private var longest = 0

  private static let filterBits: UInt64 = 16

  /// Adds the form that is `bytes`, valid UTF-8. Forms of one key are left out: they are characters,
  /// not names.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, number: UInt32) {
    let start = keys.count
    let table = FoldTable.builtIn
    var index = 0
    while index < bytes.count {
      let width = FoldedText.width(bytes[index])
      guard index + width <= bytes.count else { break }
      var scalar = UInt32(bytes[index])
      if width > 1 {
        scalar &= 0xFF >> UInt32(width + 1)
        for offset in 1..<width { scalar = scalar << 6 | UInt32(bytes[index + offset]) & 0x3F }
      }
      keys.append(table.key(scalar))
      index += width
    }
    if keys.count < start + 2 {
      keys.removeSubrange(start...)
      return
    }
    starts.append(Int32(truncatingIfNeeded: keys.count))
    numbers.append(number)
  }

  /// Makes the table ready to match. O(total keys).
  mutating func index() {
    var capacity = 16
    while capacity < numbers.count * 2 { capacity *= 2 }
    slots = [UInt32](repeating: 0, count: capacity)
    lengths = [UInt32](repeating: 0, count: 1 << Int(Self.filterBits))
    keys.withUnsafeBufferPointer { keys in
      guard let base = keys.baseAddress else { return }
      for form in numbers.indices {
        let start = Int(starts[form])
        let length = Int(starts[form + 1]) - start
        longest = max(longest, length)
        lengths[Self.filterIndex(base[start], base[start + 1])] |= 1 << UInt32(min(length, 31))
        var hash = Self.seed
        for offset in 0..<length { hash = Self.step(hash, base[start + offset]) }
        insert(form, length, hash, base)
      }
    }
  }

  private mutating func insert(
    _ form: Int, _ length: Int, _ hash: UInt64, _ base: UnsafePointer<Key>
  ) {
    var slot = Self.finish(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let other = Int(slots[slot]) - 1
      if isEqual(other, length, base + Int(starts[form]), base) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(form + 1)
  }

  private func isEqual(
    _ form: Int, _ length: Int, _ text: UnsafePointer<Key>, _ base: UnsafePointer<Key>
  ) -> Bool {
    let start = Int(starts[form])
    guard Int(starts[form + 1]) - start == length else { return false }
    for offset in 0..<length where base[start + offset] != text[offset] { return false }
    return true
  }

  /// Calls `body` with the length and number of each form that starts at `text`, shorter first.
  /// `text` must be followed by an end key.
  @inline(__always)
  func forEachForm(at text: UnsafePointer<Key>, _ body: (Int, UInt32) -> Void) {
    if lengths.isEmpty { return }
    let mask = lengths[Self.filterIndex(text[0], text[1])]
    if mask == 0 { return }
    probe(text, mask, body)
  }

  private func probe(
    _ text: UnsafePointer<Key>, _ mask: UInt32, _ body: (Int, UInt32) -> Void
  ) {
    let last = mask & 1 << 31 != 0 ? longest : 31 - mask.leadingZeroBitCount
    keys.withUnsafeBufferPointer { keys in
      guard let base = keys.baseAddress else { return }
      var hash = Self.seed
      for length in 1...last {
        let key = text[length - 1]
        if key == .end { return }
        hash = Self.step(hash, key)
        if mask & 1 << UInt32(min(length, 31)) == 0 { continue }
        var slot = Self.finish(hash) & (slots.count - 1)
        while slots[slot] != 0 {
          let form = Int(slots[slot]) - 1
          if isEqual(form, length, text, base) {
            body(length, numbers[form])
            break
          }
          slot = (slot + 1) & (slots.count - 1)
        }
      }
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func step(_ hash: UInt64, _ key: Key) -> UInt64 {
    (hash ^ UInt64(key)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 3)
  }

  @inline(__always)
  private static func filterIndex(_ first: Key, _ second: Key) -> Int {
    let hash = (UInt64(first) << 16 | UInt64(second)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> (64 - filterBits))
  }
}
