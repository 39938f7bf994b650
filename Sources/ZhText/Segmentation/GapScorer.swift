// The kernel: from codes to the score of every gap.

/// Scores gaps: the sum of what all patterns around a gap say, in one walk of the trie for each
/// character.
struct GapScorer {
  /// Codes of `ModelCode.edge` that must stand before and after the codes to be scored.
  static let padding = 8
  /// How far a pattern's first character can be before (after) a gap that it speaks to.
  private static let reachBefore = 3
  private static let reachAfter = 2

  private let characters: UnsafePointer<CharacterNode>
  private let nodes: UnsafePointer<PatternNode>
  private let mask: UInt32

  init(_ model: SegmentModel) {
    characters = model.characters
    nodes = model.nodes
    mask = model.nodeMask
  }

  /// Writes the score of the gap before character g to `scores[g]` for 0 ≤ g < count. The eight
  /// scores before those are overwritten too. O(count).
  ///
  /// A walk takes four steps whether they match or not: a step that fails goes to node 0, whose
  /// label matches no code. So there is no branch to guess wrong, and the walks of neighbouring
  /// characters overlap in the processor.
  func score(
    _ codes: UnsafePointer<UInt16>, count: Int, into scores: UnsafeMutablePointer<Int16>
  ) {
    let characters = characters
    let nodes = nodes
    let mask = mask
    var sums = SIMD8<Int16>(repeating: 0)
    var position = -Self.reachBefore
    let end = count + Self.reachAfter
    var second = SegmentModel.spread(codes[position + 1], mask)
    var third = SegmentModel.spread(codes[position + 2], mask)
    while position < end {
      let fourth = SegmentModel.spread(codes[position &+ 3], mask)
      let first = characters + Int(codes[position])
      var base = SegmentModel.base(first, for: codes[position &+ 1])
      var best = UnsafeRawPointer(first)
      Self.step(nodes, second, &base, &best)
      Self.step(nodes, third, &base, &best)
      Self.step(nodes, fourth, &base, &best)
      // Both kinds of nodes begin with their weights.
      let weights = best.loadUnaligned(as: SIMD8<Int8>.self)
      sums &+= SIMD8<Int16>(truncatingIfNeeded: weights)
      scores[position &- 2] = sums[0]
      sums = SIMD8(sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], 0)
      second = third
      third = fourth
      position &+= 1
    }
  }

  @inline(__always)
  private static func step(
    _ nodes: UnsafePointer<PatternNode>, _ spread: UInt32, _ base: inout UInt32,
    _ best: inout UnsafeRawPointer
  ) {
    let next = nodes + (base == 0 ? 0 : Int(base ^ spread))
    let matches = next.pointee.label == UInt16(truncatingIfNeeded: spread)
    best = matches ? UnsafeRawPointer(next) : best
    base = matches ? next.pointee.base : 0
  }
}
