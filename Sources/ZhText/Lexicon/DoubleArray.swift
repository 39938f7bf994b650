// A double-array trie over keys: the one matching structure of the lexicon and the gazetteers.

/// An immutable trie whose words are key sequences and whose values are 32-bit numbers.
///
/// Layout of its memory, usable in place: a header of 64 bytes (unit count at byte 8), 65,536
/// `UInt16` codes by key (frequency-ranked, so that hot units lie close together; 0 = the key occurs
/// in no word, 1 = end of word), then the units. The unit of a state holds `base`, whose top bit says
/// that a word ends here; the child for code c is `units[base + c]`, valid when its `check` is the
/// state. The array is padded, so that no child index needs a bounds check.
struct DoubleArray: @unchecked Sendable {
  struct Unit {
    var base: UInt32
    var check: UInt32
  }

  static let headerSize = 64
  static let codesSize = 2 * 65_536
  static let terminal: UInt32 = 1
  static let valueFlag: UInt32 = 0x8000_0000
  static let root: UInt32 = 0

  let codes: UnsafePointer<UInt16>
  let units: UnsafePointer<Unit>
  let unitCount: Int
  private let owner: DoubleArrayStorage?

  /// A view of a built table. The memory must outlive the view.
  init(_ memory: UnsafeRawPointer, owner: DoubleArrayStorage? = nil) {
    unitCount = Int(memory.load(fromByteOffset: 8, as: UInt32.self))
    codes = memory.advanced(by: Self.headerSize).assumingMemoryBound(to: UInt16.self)
    units = memory.advanced(by: Self.headerSize + Self.codesSize).assumingMemoryBound(to: Unit.self)
    self.owner = owner
  }

  /// The size of the table in bytes.
  var byteCount: Int { Self.headerSize + Self.codesSize + unitCount * MemoryLayout<Unit>.stride }

  /// Moves `state` along `key`; false (and an unspecified state) when no word goes on so. O(1).
  @inline(__always)
  func advance(_ state: inout UInt32, _ key: Key) -> Bool {
    let code = UInt32(codes[Int(key)])
    let next = (units[Int(state)].base & ~Self.valueFlag) &+ code
    let found = units[Int(next)].check == state && code != 0
    state = next
    return found
  }

  /// Whether a word ends at `state`. O(1).
  @inline(__always)
  func hasValue(_ state: UInt32) -> Bool { units[Int(state)].base & Self.valueFlag != 0 }

  /// The value of the word that ends at `state`; only where `hasValue`. O(1).
  @inline(__always)
  func value(_ state: UInt32) -> UInt32 {
    units[Int((units[Int(state)].base & ~Self.valueFlag) &+ Self.terminal)].base
  }

  /// The value of exactly this word. O(word).
  func value(of word: UnsafeBufferPointer<Key>) -> UInt32? {
    var state = Self.root
    for key in word where !advance(&state, key) { return nil }
    return hasValue(state) ? value(state) : nil
  }
}

/// Memory of a trie that was built at run time.
final class DoubleArrayStorage: @unchecked Sendable {
  let memory: UnsafeMutableRawPointer
  let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
    memory = .allocate(byteCount: byteCount, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
  }

  deinit { memory.deallocate() }
}
