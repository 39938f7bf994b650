// One walk of the gazetteer over the keys: every form at every position.

/// A gazetteer form found in the text.
struct Anchor {
  var start: Int32
  var end: Int32
  /// The index of the form's first posting.
  var posting: UInt32
  /// The kinds of records that the form names.
  var kinds: RecordKinds
}

enum AnchorScanner {
  /// Appends all forms, ordered by start, shorter first.
  ///
  /// - Complexity: O(keys · longest form); in practice the first step fails at most positions.
  static func scan(
    _ keys: UnsafePointer<Key>, count: Int, table: GazetteerTable, into anchors: inout [Anchor]
  ) {
    let codes = table.trie.codes
    let units = table.trie.units
    let rootBase = units[0].base & ~DoubleArray.valueFlag
    let postingMask = GazetteerTable.postingMask
    var i = 0
    while i < count {
      let code = UInt32(codes[Int(keys[i])])
      var state = rootBase &+ code
      if code == 0 || units[Int(state)].check != 0 {
        i &+= 1
        continue
      }
      var j = i
      while true {
        j &+= 1
        let base = units[Int(state)].base
        if base & DoubleArray.valueFlag != 0 {
          let value = units[Int((base & ~DoubleArray.valueFlag) &+ DoubleArray.terminal)].base
          anchors.append(
            Anchor(
              start: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: j),
              posting: value & postingMask,
              kinds: RecordKinds(rawValue: value >> GazetteerTable.postingBits)))
        }
        let next = UInt32(codes[Int(keys[j])])
        let target = (base & ~DoubleArray.valueFlag) &+ next
        if next == 0 || units[Int(target)].check != state { break }
        state = target
      }
      i &+= 1
    }
  }
}
