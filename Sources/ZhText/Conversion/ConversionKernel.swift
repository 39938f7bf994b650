// UTF-8 to UTF-8: the loop that all conversions run through.

/// What the kernel tells while it converts. Byte offsets are those of the input and output buffers.
protocol ConversionObserver {
  /// A source range became an output range of another length or other words.
  mutating func replaced(source: Range<Int>, output: Range<Int>)
  /// The character at `source` was decided.
  mutating func decided(source: Int, decision: Int, result: DecisionResult)
  /// A sequence that is no valid UTF-8 became U+FFFD.
  mutating func repaired(source: Range<Int>)
}

extension ConversionObserver {
  @inline(__always) mutating func repaired(source: Range<Int>) {}
}

/// Observes nothing, at no cost.
struct NoConversionObserver: ConversionObserver {
  @inline(__always) mutating func replaced(source: Range<Int>, output: Range<Int>) {}
  @inline(__always)
  mutating func decided(source: Int, decision: Int, result: DecisionResult) {}
}

/// Converts parts of a buffer of UTF-8 by one profile.
///
/// A character costs one table load; only flagged characters (several forms, the anchor of a word,
/// targets beyond the BMP) leave the loop. What is no valid UTF-8 becomes U+FFFD.
struct ConversionKernel: @unchecked Sendable {
  /// The input: readable in `lower..<upper`, also outside the part that is converted, because
  /// decisions look at neighbours.
  struct Input {
    let bytes: UnsafePointer<UInt8>
    let lower: Int
    let upper: Int
  }

  /// Output bytes for each input byte, at most; words are checked for it when the table is built.
  static let growth = 4
  private static let block = 1 << 14
  /// Output that a word may add beyond the block in which it begins.
  private static let slack = 2048

  let table: ConversionTable
  let profile: ConversionTable.Profile
  let quotes: QuoteStyle

  init(_ profile: ConversionProfile, quotes: QuoteStyle) {
    table = .builtIn
    self.profile = table.profile(profile)
    self.quotes = quotes
  }

  /// Converts `part` and appends the result. A word may reach to `limit`, beyond the part, and
  /// back to `floor`, which moves behind each word.
  ///
  /// - Returns: where it stopped: the end of `part`, or of a word that began in it.
  func convert<Observer: ConversionObserver>(
    _ part: Range<Int>, of input: Input, limit: Int, into output: inout ByteBuffer,
    floor wordFloor: inout Int, observer: inout Observer
  ) -> Int {
    let source = input.bytes
    let map = profile.map
    let pages = table.pages
    let actionCount = profile.actionCount
    var i = part.lowerBound
    while i < part.upperBound {
      let blockEnd = min(part.upperBound, i &+ Self.block)
      // Seven bytes from each character are read at once.
      let fastEnd = min(blockEnd, input.upper &- 7)
      let fastStart = input.lower &+ 3
      output.reserve(Self.growth * (blockEnd - i) + Self.slack)
      let out = output.base
      var q = output.count
      while i < blockEnd {
        if i < fastEnd {
          let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt32.self)
          if word & 0x00C0_C0F0 == 0x0080_80E0 {
            let scalar = (word & 0xF) << 12 | (word >> 2) & 0xFC0 | (word >> 16) & 0x3F
            let page = Int(map[Int(scalar >> 9)])
            let change = UInt32(pages[page &+ Int(scalar & 511)])
            let target = scalar ^ change
            if target &- 0xD800 >= 0x800 {
              let spread = change >> 12 | (change & 0xFC0) << 2 | (change & 0x3F) << 16
              UnsafeMutableRawPointer(out + q).storeBytes(of: word ^ spread, as: UInt32.self)
              i &+= 3
              q &+= 3
              continue
            }
            let number = Int(target &- 0xD800)
            if number < actionCount {
              let action = ConversionAction(
                profile.actions.advanced(by: number &* ConversionTable.actionStride))
              let edges = i >= fastStart ? table.edges(word, at: i, of: source) : .unknown
              if action.isPlainWithoutWord, !edges.knowsLeft, !edges.knowsRight {
                q &+= (out + q).storeScalar(action.target)
                i &+= 3
                continue
              }
              let step = act(
                action, scalar, edges, at: i, of: input, limit: limit, floor: &wordFloor,
                output: out, count: q, observer: &observer)
              i &+= step.consumed
              q &+= step.written
              continue
            }
            let step = repair(at: i, of: input, output: out, count: q, observer: &observer)
            i &+= step.consumed
            q &+= step.written
            continue
          }
          if word & 0x80 == 0 {
            if word & 0x8080_8080 == 0, i &+ 4 <= blockEnd {
              let run = copyASCII(source, from: i, to: blockEnd, output: out + q)
              i &+= run
              q &+= run
            } else {
              out[q] = UInt8(truncatingIfNeeded: word)
              i &+= 1
              q &+= 1
            }
            continue
          }
        }
        let step = rare(
          at: i, of: input, limit: limit, floor: &wordFloor, output: out, count: q,
          observer: &observer)
        i &+= step.consumed
        q &+= step.written
      }
      output.count = q
    }
    return i
  }

  struct Step {
    var consumed: Int
    var written: Int
  }

  @inline(__always)
  private func copyASCII(
    _ source: UnsafePointer<UInt8>, from start: Int, to end: Int,
    output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var i = start
    while i &+ 32 <= end {
      let low = UnsafeRawPointer(source + i).loadUnaligned(as: SIMD16<UInt8>.self)
      let high = UnsafeRawPointer(source + i + 16).loadUnaligned(as: SIMD16<UInt8>.self)
      if (low | high).max() >= 0x80 { break }
      UnsafeMutableRawPointer(output + (i &- start)).storeBytes(of: low, as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(output + (i &- start &+ 16)).storeBytes(
        of: high, as: SIMD16<UInt8>.self)
      i &+= 32
    }
    while i &+ 4 <= end {
      let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt32.self)
      if word & 0x8080_8080 != 0 { break }
      UnsafeMutableRawPointer(output + (i &- start)).storeBytes(of: word, as: UInt32.self)
      i &+= 4
    }
    return i &- start
  }

  /// The last bytes of the input, two- and four-byte sequences, invalid bytes.
  @inline(never)
  private func rare<Observer: ConversionObserver>(
    at i: Int, of input: Input, limit: Int, floor: inout Int, output: UnsafeMutablePointer<UInt8>,
    count q: Int, observer: inout Observer
  ) -> Step {
    let (scalar, width) = input.scalar(at: i)
    if width == 3 {
      let page = Int(profile.map[Int(scalar >> 9)])
      let target = scalar ^ UInt32(table.pages[page &+ Int(scalar & 511)])
      if target &- 0xD800 >= 0x800 {
        return Step(consumed: 3, written: (output + q).storeScalar(target))
      }
      let number = Int(target &- 0xD800)
      if number < profile.actionCount {
        let action = ConversionAction(
          profile.actions.advanced(by: number &* ConversionTable.actionStride))
        return act(
          action, scalar, .unknown, at: i, of: input, limit: limit, floor: &floor, output: output,
          count: q, observer: &observer)
      }
    } else if width == 4
      ? scalar >= 0x10000 && scalar <= 0x10FFFF
      : width == 2
        ? scalar >= 0x80
        : scalar < 0x80
    {
      if width == 4, let target = astralTarget(scalar) {
        let written = (output + q).storeScalar(target)
        observer.replaced(source: i..<i &+ 4, output: q..<q &+ written)
        return Step(consumed: 4, written: written)
      }
      for k in 0..<width { output[q &+ k] = input.bytes[i &+ k] }
      return Step(consumed: width, written: width)
    }
    return repair(at: i, of: input, output: output, count: q, observer: &observer)
  }

  /// An invalid sequence: its longest part that could begin a valid one becomes U+FFFD.
  @inline(never)
  private func repair<Observer: ConversionObserver>(
    at i: Int, of input: Input, output: UnsafeMutablePointer<UInt8>, count q: Int,
    observer: inout Observer
  ) -> Step {
    let rest = (i..<min(i + 4, input.upper)).map { input.bytes[$0] }
    let length = UTF8Repair.firstInvalid(in: rest, from: 0)?.count ?? 1
    let written = (output + q).storeScalar(0xFFFD)
    observer.repaired(source: i..<i + length)
    observer.replaced(source: i..<i + length, output: q..<q + written)
    return Step(consumed: length, written: written)
  }

  private func astralTarget(_ scalar: UInt32) -> UInt32? {
    var low = 0
    var high = profile.astralCount
    while low < high {
      let middle = (low &+ high) / 2
      if profile.astral[2 &* middle] < scalar { low = middle &+ 1 } else { high = middle }
    }
    guard low < profile.astralCount, profile.astral[2 &* low] == scalar else { return nil }
    return profile.astral[2 &* low &+ 1]
  }

  /// A flagged character: the longest word around it, else its decision, else its target.
  @inline(never)
  private func act<Observer: ConversionObserver>(
    _ action: ConversionAction, _ scalar: UInt32, _ edges: ConversionEdges, at i: Int,
    of input: Input, limit: Int, floor: inout Int, output: UnsafeMutablePointer<UInt8>,
    count q: Int, observer: inout Observer
  ) -> Step {
    if action.isQuote {
      return Step(
        consumed: 3, written: (output + q).storeScalar(quotes.target(of: scalar, at: i, of: input)))
    }
    let wordCount = action.wordCount
    if wordCount > 0, edges.knowsLeft || edges.knowsRight || action.hasShortWord {
      let records = table.words.advanced(by: action.firstWord &* ConversionTable.wordStride)
      for k in 0..<wordCount {
        let word = ConversionWord(records.advanced(by: k &* ConversionTable.wordStride))
        guard word.mayStand(between: edges) else { continue }
        let start = i &- word.lead
        let end = start &+ word.keyCount
        guard start >= floor, end <= limit,
          matches(word, at: start, of: input), isFree(word, start, end, of: input)
        else { continue }
        let first = q &- word.lead
        let written = word.outputCount
        (output + first).update(from: table.text + word.output, count: written)
        floor = end
        observer.replaced(source: start..<end, output: first..<first &+ written)
        return Step(consumed: end &- i, written: written &- word.lead)
      }
    }
    var target = action.target
    let number = action.decision
    if number >= 0 {
      let decision = Decision(
        table.decisions.advanced(by: number &* ConversionTable.decisionStride))
      let keys = input.neighbours(at: i, width: 3, keys: table.contextKeys)
      let near = Neighbours(left: keys.left, right: keys.right, edges: edges)
      let result = decide(decision, near, at: i, of: input)
      target = decision.form(region: profile.region, result.form)
      observer.decided(source: i, decision: number, result: result)
    }
    let written = (output + q).storeScalar(target)
    if written != 3 { observer.replaced(source: i..<i &+ 3, output: q..<q &+ written) }
    return Step(consumed: 3, written: written)
  }

  @inline(__always)
  private func decide(
    _ decision: Decision, _ near: Neighbours, at i: Int, of input: Input
  ) -> DecisionResult {
    if !near.isTraditional,
      let result = table.decideNear(decision, near, region: profile.region)
    {
      return result
    }
    let window = input.window(at: i, width: 3, keys: table.contextKeys)
    return table.decide(decision, window, near, region: profile.region)
  }

  @inline(__always)
  private func matches(_ word: ConversionWord, at start: Int, of input: Input) -> Bool {
    let key = table.text + word.key
    let candidate = input.bytes + start
    // The last byte tells words apart best.
    var k = word.keyCount &- 1
    while k >= 0 {
      if candidate[k] != key[k] { return false }
      k &-= 1
    }
    return true
  }

  /// Whether the word's neighbours are none of those that make it two other words.
  @inline(__always)
  private func isFree(_ word: ConversionWord, _ start: Int, _ end: Int, of input: Input) -> Bool {
    if word.notBefore == 0, word.notAfter == 0 { return true }
    if word.notBefore != 0, end < input.upper {
      let next = input.scalar(at: end).scalar
      if table.contains(next, at: word.notBefore) { return false }
    }
    if word.notAfter != 0, start > input.lower {
      let previous = input.scalar(before: start).scalar
      if table.contains(previous, at: word.notAfter) { return false }
    }
    return true
  }
}

extension ConversionTable {
  /// Whether a list of scalars in the text section (UTF-8, NUL at the end) has the scalar.
  func contains(_ scalar: UInt32, at offset: Int) -> Bool {
    var i = offset
    while text[i] != 0 {
      let list = ConversionKernel.Input(bytes: text, lower: i, upper: i + 4)
      let (other, width) = list.scalar(at: i)
      if other == scalar { return true }
      i += width
    }
    return false
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a scalar in UTF-8; returns the number of bytes. Four bytes must be free.
  @inline(__always)
  func storeScalar(_ scalar: UInt32) -> Int {
    if scalar >= 0x800, scalar < 0x10000 {
      self[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      self[1] = UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6) & 0x3F)
      self[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    }
    if scalar < 0x80 {
      self[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      self[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      self[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    }
    self[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    self[1] = UInt8(truncatingIfNeeded: 0x80 | (scalar >> 12) & 0x3F)
    self[2] = UInt8(truncatingIfNeeded: 0x80 | (scalar >> 6) & 0x3F)
    self[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 4
  }
}
