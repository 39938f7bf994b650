// Decides a character with several forms from at most four scalars on each side.

/// The neighbourhood of a decision as context keys. Beyond a sentence's end all keys are `end`.
struct DecisionWindow {
  static let end: UInt64 = 0x7FFF
  /// The nearest first.
  var left = (end, end, end, end)
  var right = (end, end, end, end)
  /// Whether a neighbour is a character that only Traditional text has.
  var isTraditional = false
}

/// The nearest neighbours of a flagged character: their context keys, and whether any phrase or
/// word has the character beside such a neighbour.
struct Neighbours {
  var left: UInt16
  var right: UInt16
  var edges: ConversionEdges

  /// The shapes that look at no left (right) neighbour.
  private static let withoutLeft: UInt32 = 1 << 3 | 1 << 7 | 1 << 10 | 1 << 12
  private static let withoutRight: UInt32 = 1 << 4 | 1 << 8 | 1 << 11 | 1 << 13

  @inline(__always) var isTraditional: Bool { (left | right) & 0x8000 != 0 }

  /// The phrase shapes of a decision that may match here.
  @inline(__always)
  func openShapes(of decision: Decision) -> UInt32 {
    var open = decision.shapes
    if !edges.knowsLeft { open &= Self.withoutLeft }
    if !edges.knowsRight { open &= Self.withoutRight }
    return open
  }
}

/// What stands directly before and after a flagged character, as 24 bits of UTF-8, and whether
/// the pair filter knows it there.
struct ConversionEdges {
  var previous: UInt32
  var next: UInt32
  var knowsLeft: Bool
  var knowsRight: Bool

  /// Near the ends of the input: everything is possible.
  static let unknown = ConversionEdges(previous: 0, next: 0, knowsLeft: true, knowsRight: true)

  @inline(__always) var isUnknown: Bool { previous == 0 }
}

/// The set of pairs of neighbours that phrases and words have: 2^17 bits, small enough for the
/// nearest cache. It may answer yes wrongly, never no. Characters are their 24 bits of UTF-8.
package enum PairFilter {
  package static let bits = 17

  @inline(__always)
  package static func index(_ character: UInt32, after previous: UInt32) -> Int {
    Int((character &* 0x9E37_79B1 &+ previous &* 0x85EB_CA6B) >> UInt32(32 - bits))
  }

  @inline(__always)
  package static func index(_ character: UInt32, before next: UInt32) -> Int {
    Int((character &* 0xC2B2_AE35 &+ next &* 0x27D4_EB2F) >> UInt32(32 - bits))
  }
}

/// A decision record of convert.bin.
struct Decision {
  /// Phrase shapes (scalars left, scalars right) from the longest; bit n of `shapes` is shape n.
  static let shapes: [(left: Int, right: Int)] = [
    (2, 2), (1, 3), (3, 1), (0, 4), (4, 0), (1, 2), (2, 1), (0, 3), (3, 0), (1, 1), (0, 2), (2, 0),
    (0, 1), (1, 0),
  ]

  private let record: UnsafeRawPointer

  @inline(__always)
  init(_ record: UnsafeRawPointer) { self.record = record }

  @inline(__always) var character: UInt64 { UInt64(record.load(as: UInt16.self)) }
  @inline(__always) var formCount: Int { Int(record.load(fromByteOffset: 2, as: UInt16.self)) }
  @inline(__always) var shapes: UInt32 { record.load(fromByteOffset: 4, as: UInt32.self) }
  @inline(__always) var usesModel: Bool { record.load(fromByteOffset: 8, as: UInt32.self) != 0 }
  /// The form that is the character itself, or -1.
  @inline(__always) var identity: Int { Int(record.load(fromByteOffset: 12, as: Int32.self)) }

  /// The bias of form k ≥ 1 in a region, in the units of the weights.
  @inline(__always) func bias(region: Int, form: Int) -> Int {
    Int(record.load(fromByteOffset: 16 + 2 * (region * 4 + form - 1), as: Int16.self))
  }

  /// The scalar of a form in a region.
  @inline(__always) func form(region: Int, _ form: Int) -> UInt32 {
    UInt32(record.load(fromByteOffset: 40 + 2 * (region * 5 + form), as: UInt16.self))
  }
}

/// The outcome of a decision.
struct DecisionResult {
  var form: Int
  /// The distance to the next best form in 1/16 logits; the largest value for a phrase.
  var margin: Int
}

package enum DecisionHash {
  @inline(__always)
  package static func hash(
    _ character: UInt64, template: UInt64, form: UInt64, context: UInt64
  ) -> UInt64 {
    var h =
      context &* 0x9E37_79B9_7F4A_7C15
      &+ (character << 8 | template << 3 | form) &* 0xD6E8_FEB8_6659_FD93
    h ^= h >> 32
    return h &* 0xC2B2_AE3D_27D4_EB4F
  }

  /// The template number under which a phrase shape is hashed, apart from those of the weights.
  package static func template(shape: Int) -> UInt64 { UInt64(16 + shape) }
}

extension ConversionTable {
  /// A margin of the two nearest features beyond which the others never turned a decision round
  /// in 1.5 MB of news, in 1/16 logits.
  private static let clear = 32

  /// Decides from the two nearest neighbours alone where that is clear, as it mostly is.
  @inline(__always)
  func decideNear(_ decision: Decision, _ near: Neighbours, region: Int) -> DecisionResult? {
    if near.openShapes(of: decision) != 0 { return nil }
    guard decision.usesModel else { return DecisionResult(form: 0, margin: 64) }
    let character = decision.character
    let left = UInt64(near.left & 0x7FFF)
    let right = UInt64(near.right & 0x7FFF)
    var best = DecisionResult(form: 0, margin: Int.max)
    var bestScore = 0
    for form in 1..<decision.formCount {
      let score =
        decision.bias(region: region, form: form)
        &+ weight(character, 1, UInt64(form), left) &+ weight(character, 2, UInt64(form), right)
      if score > bestScore {
        best = DecisionResult(form: form, margin: score &- bestScore)
        bestScore = score
      } else {
        best.margin = min(best.margin, bestScore &- score)
      }
    }
    return best.margin >= Self.clear ? best : nil
  }

  /// Chooses the form of a character: the longest phrase around it, else the linear model.
  @inline(never)
  func decide(
    _ decision: Decision, _ window: DecisionWindow, _ near: Neighbours, region: Int
  ) -> DecisionResult {
    let open = near.openShapes(of: decision)
    if open != 0, let form = phrase(decision, window, shapes: open, region: region) {
      return DecisionResult(form: form, margin: .max)
    }
    guard decision.usesModel else { return DecisionResult(form: 0, margin: 64) }
    // In Traditional text a character that is also a Traditional form was meant as it is.
    let identity = decision.identity
    if window.isTraditional, identity >= 0 { return DecisionResult(form: identity, margin: 0) }
    var best = 0
    var bestScore = 0
    var second = -1 << 20
    for form in 1..<decision.formCount {
      let score =
        decision.bias(region: region, form: form)
        &+ modelScore(decision.character, UInt64(form), window)
      if score > bestScore {
        second = bestScore
        bestScore = score
        best = form
      } else if score > second {
        second = score
      }
    }
    return DecisionResult(form: best, margin: bestScore &- second)
  }

  @inline(__always)
  private func modelScore(
    _ character: UInt64, _ form: UInt64, _ window: DecisionWindow
  ) -> Int {
    let b = window.left.1
    let c = window.left.0
    let d = window.right.0
    let e = window.right.1
    let cd = c | d << 15
    let bc = b | c << 15
    var score = weight(character, 1, form, c) &+ weight(character, 2, form, d)
    score &+= weight(character, 3, form, b) &+ weight(character, 4, form, e)
    score &+= weight(character, 5, form, bc) &+ weight(character, 6, form, cd)
    score &+= weight(character, 7, form, d | e << 15)
    score &+= weight(character, 8, form, bc | d << 30)
    score &+= weight(character, 9, form, cd | e << 30)
    return score
  }

  /// The weight of one feature; 0 for one that was not kept. A bucket is four slots of
  /// (check << 8 | weight); the check is compared in all four at once.
  @inline(__always)
  private func weight(
    _ character: UInt64, _ template: UInt64, _ form: UInt64, _ context: UInt64
  ) -> Int {
    let h = DecisionHash.hash(character, template: template, form: form, context: context)
    let bucket = weights[Int(truncatingIfNeeded: h >> weightShift)]
    let check = (h >> 40) & 0xFF
    let different = (bucket ^ (check &* 0x0100_0100_0100_0100)) & 0xFF00_FF00_FF00_FF00
    let hit = (different &- 0x0100_0100_0100_0100) & ~different & 0x8000_8000_8000_8000
    if hit == 0 { return 0 }
    let slot = UInt64(hit.trailingZeroBitCount) &- 15
    return Int(Int8(truncatingIfNeeded: bucket >> slot))
  }

  /// The form that the longest matching phrase states, if one matches.
  @inline(__always)
  private func phrase(
    _ decision: Decision, _ window: DecisionWindow, shapes: UInt32, region: Int
  ) -> Int? {
    var open = shapes
    while open != 0 {
      let shape = open.trailingZeroBitCount
      open &= open &- 1
      let context = Self.context(window, shape: shape)
      let h = DecisionHash.hash(
        decision.character, template: DecisionHash.template(shape: shape), form: 0,
        context: context)
      let check = UInt32(truncatingIfNeeded: h >> 41)
      var slot = Int(truncatingIfNeeded: h & 0xFFFF_FFFF) & phraseMask
      while phrases[slot] != 0 {
        let entry = phrases[slot]
        if entry >> 9 == check {
          let form = Int(entry >> UInt32(3 * region)) & 7
          if form != 7 { return form }
          break
        }
        slot = (slot &+ 1) & phraseMask
      }
    }
    return nil
  }

  /// The context of a shape: the scalars from the leftmost to the rightmost, 15 bits each.
  @inline(__always)
  static func context(_ window: DecisionWindow, shape: Int) -> UInt64 {
    let l = window.left
    let r = window.right
    switch shape {
    case 0: return l.1 | l.0 << 15 | r.0 << 30 | r.1 << 45
    case 1: return l.0 | r.0 << 15 | r.1 << 30 | r.2 << 45
    case 2: return l.2 | l.1 << 15 | l.0 << 30 | r.0 << 45
    case 3: return r.0 | r.1 << 15 | r.2 << 30 | r.3 << 45
    case 4: return l.3 | l.2 << 15 | l.1 << 30 | l.0 << 45
    case 5: return l.0 | r.0 << 15 | r.1 << 30
    case 6: return l.1 | l.0 << 15 | r.0 << 30
    case 7: return r.0 | r.1 << 15 | r.2 << 30
    case 8: return l.2 | l.1 << 15 | l.0 << 30
    case 9: return l.0 | r.0 << 15
    case 10: return r.0 | r.1 << 15
    case 11: return l.1 | l.0 << 15
    case 12: return r.0
    default: return l.0
    }
  }
}
