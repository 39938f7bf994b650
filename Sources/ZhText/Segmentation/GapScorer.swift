// The kernel: from codes to the score of every gap.

import CZhTextData

/// Scores gaps: the sum of what all patterns around a gap say, from one walk of the trie for each
/// character.
///
/// Most nodes of a walk are not in the nearest cache. So the walks of a block of characters go one
/// step at a time, side by side: the steps of a pass do not depend on one another, and the
/// processor waits for many of them at once. No pass branches on what it finds, except for the
/// rare fourth character.
struct GapScorer {
  /// Codes of `ModelCode.edge` that must stand before and after the codes to be scored.
  static let padding = 8
  /// Walks that go side by side.
  static let blockSize = 128
  /// How far a pattern's first character can be before (after) a gap that it speaks to.
  private static let reachBefore = 3
  private static let reachAfter = 2

  /// One walk: its best node so far and its next one.
  struct Walk {
    /// The address of the best node so far.
    var best: UInt
    var next: UnsafePointer<PatternNode>

    /// Makes a node the best one if `isMatch` is 1. Masks, because a condition would become a
    /// branch on memory that is not there yet.
    @inline(__always)
    mutating func take(_ node: UnsafePointer<PatternNode>, ifOne isMatch: UInt32) {
      best ^= (best ^ UInt(bitPattern: node)) & (0 &- UInt(isMatch))
    }
  }

  private let characters: UnsafePointer<CharacterNode>
  private let nodes: UnsafePointer<PatternNode>
  private let mask: UInt32

  init(_ model: SegmentModel) {
    characters = model.characters
    nodes = model.nodes
    mask = model.nodeMask
  }

  /// Writes the score of the gap before character g to `scores[g]` for 0 ≤ g < count; the eight
  /// scores before are overwritten too. `walks` is room for a block. O(count).
  func score(
    _ codes: UnsafePointer<UInt16>, count: Int, walks: UnsafeMutablePointer<Walk>,
    into scores: UnsafeMutablePointer<Int16>
  ) {
    var sums = SIMD8<Int16>(repeating: 0)
    var position = -Self.reachBefore
    let end = count &+ Self.reachAfter
    while position < end {
      let size = min(Self.blockSize, end &- position)
      start(codes + position, size, walks)
      takeSecond(codes + position, size, walks)
      takeThird(codes + position, size, walks)
      var index = 0
      while index < size {
        // Both kinds of nodes begin with their weights.
        if let node = UnsafePointer<SIMD8<Int8>>(bitPattern: walks[index].best) {
          sums &+= SIMD8<Int16>(truncatingIfNeeded: node.pointee)
        }
        scores[position &+ index &- 2] = sums[0]
        sums = SIMD8(sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], 0)
        index &+= 1
      }
      position &+= size
    }
  }

  @inline(__always)
  private func start(
    _ codes: UnsafePointer<UInt16>, _ count: Int, _ walks: UnsafeMutablePointer<Walk>
  ) {
    var index = 0
    while index < count {
      let first = characters + Int(codes[index])
      let second = codes[index &+ 1]
      let child = child(
        of: SegmentModel.base(first, for: second), second,
        ifAny: SegmentModel.mayHaveChild(first, second))
      zhtext_prefetch(child)
      walks[index] = Walk(best: UInt(bitPattern: first), next: child)
      index &+= 1
    }
  }

  @inline(__always)
  private func takeSecond(
    _ codes: UnsafePointer<UInt16>, _ count: Int, _ walks: UnsafeMutablePointer<Walk>
  ) {
    var index = 0
    while index < count {
      let node = walks[index].next
      let matches = matches(node, codes[index &+ 1])
      let third = codes[index &+ 2]
      let mayGoOn = UInt32(node.pointee.childMask) &>> UInt32(third & 15) & 1
      walks[index].take(node, ifOne: matches)
      let child = child(of: node.pointee.baseAndWord, third, ifAny: matches & mayGoOn)
      zhtext_prefetch(child)
      walks[index].next = child
      index &+= 1
    }
  }

  @inline(__always)
  private func takeThird(
    _ codes: UnsafePointer<UInt16>, _ count: Int, _ walks: UnsafeMutablePointer<Walk>
  ) {
    var index = 0
    while index < count {
      let node = walks[index].next
      let matches = matches(node, codes[index &+ 2])
      let fourth = codes[index &+ 3]
      walks[index].take(node, ifOne: matches)
      let mayGoOn = UInt32(node.pointee.childMask) &>> UInt32(fourth & 15)
      if matches & mayGoOn != 0 {
        let last = child(of: node.pointee.baseAndWord, fourth, ifAny: 1)
        walks[index].take(last, ifOne: self.matches(last, fourth))
      }
      index &+= 1
    }
  }

  /// The child's node, or node 0, which is nobody's child, when `ifAny` is 0.
  @inline(__always)
  private func child(
    of base: UInt32, _ code: UInt16, ifAny: UInt32
  ) -> UnsafePointer<PatternNode> {
    nodes + Int((base ^ SegmentModel.spread(code, mask)) & mask & (0 &- ifAny))
  }

  /// 1 when the node is reached by this code, else 0.
  @inline(__always)
  private func matches(_ node: UnsafePointer<PatternNode>, _ code: UInt16) -> UInt32 {
    let label = UInt16(truncatingIfNeeded: SegmentModel.spread(code, mask))
    return (UInt32(node.pointee.label ^ label) &- 1) &>> 31
  }
}
