// From places in a converted text to places in its source, and back.

/// A monotone map between the offsets of a source text and those of the text made from it, in
/// Unicode scalars, UTF-8 bytes and UTF-16 units.
///
/// Only the places where lengths change are stored; between them both texts run in step, scalar by
/// scalar. An offset inside such a place maps to its start (lower bounds) or end (upper bounds).
public struct OffsetMap: Hashable, Sendable {
  /// A part of the source that became a part of the output as a whole.
  public struct Edit: Hashable, Sendable {
    public var source: SourceSpan
    public var output: SourceSpan
  }

  /// The unit that offsets count.
  public enum Unit: Sendable {
    case scalars, utf8, utf16

    @inline(__always)
    fileprivate func range(_ span: SourceSpan) -> Range<Int> {
      switch self {
      case .scalars: span.scalars
      case .utf8: span.utf8
      case .utf16: span.utf16
      }
    }
  }

  /// The places where lengths change, in order.
  public let edits: [Edit]

  /// The source range that an output range was made from.
  ///
  /// - Complexity: O(log edits).
  public func sourceRange(ofOutput range: Range<Int>, in unit: Unit = .scalars) -> Range<Int> {
    let lower = map(range.lowerBound, from: \.output, to: \.source, unit, up: false)
    let upper = map(range.upperBound, from: \.output, to: \.source, unit, up: true)
    return lower..<max(lower, upper)
  }

  /// The output range that was made from a source range.
  ///
  /// - Complexity: O(log edits).
  public func outputRange(ofSource range: Range<Int>, in unit: Unit = .scalars) -> Range<Int> {
    let lower = map(range.lowerBound, from: \.source, to: \.output, unit, up: false)
    let upper = map(range.upperBound, from: \.source, to: \.output, unit, up: true)
    return lower..<max(lower, upper)
  }

  private func map(
    _ offset: Int, from: KeyPath<Edit, SourceSpan>, to: KeyPath<Edit, SourceSpan>, _ unit: Unit,
    up: Bool
  ) -> Int {
    // The last edit that begins before the offset.
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if unit.range(edits[middle][keyPath: from]).lowerBound < offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return offset }
    let here = unit.range(edits[low - 1][keyPath: from])
    let there = unit.range(edits[low - 1][keyPath: to])
    if offset >= here.upperBound { return there.upperBound + offset - here.upperBound }
    return up ? there.upperBound : there.lowerBound
  }
}

extension OffsetMap {
  /// A part of both texts, in scalars.
  public struct Run: Hashable, Sendable {
    public var source: Range<Int>
    public var output: Range<Int>
    public var isChanged: Bool
  }

  /// The whole of both texts as runs: each changed character or word by itself, unchanged
  /// stretches as one.
  ///
  /// - Complexity: O(length of the texts).
  public func runs(source: String, output: String) -> [Run] {
    var runs: [Run] = []
    var from = source.unicodeScalars.makeIterator()
    var to = output.unicodeScalars.makeIterator()
    var position = (source: 0, output: 0)
    func add(_ sourceCount: Int, _ outputCount: Int, isChanged: Bool) {
      let run = Run(
        source: position.source..<position.source + sourceCount,
        output: position.output..<position.output + outputCount, isChanged: isChanged)
      position = (run.source.upperBound, run.output.upperBound)
      if !isChanged, let last = runs.last, !last.isChanged {
        runs[runs.count - 1].source = last.source.lowerBound..<position.source
        runs[runs.count - 1].output = last.output.lowerBound..<position.output
      } else {
        runs.append(run)
      }
    }
    for edit in edits {
      while position.source < edit.source.scalars.lowerBound {
        add(1, 1, isChanged: from.next() != to.next())
      }
      for _ in edit.source.scalars { _ = from.next() }
      for _ in edit.output.scalars { _ = to.next() }
      add(edit.source.scalars.count, edit.output.scalars.count, isChanged: true)
    }
    while let one = from.next() { add(1, 1, isChanged: one != to.next()) }
    return runs
  }
}

extension OffsetMap {
  /// An edit in bytes, as the kernel reports it.
  struct ByteEdit {
    var source: Range<Int>
    var output: Range<Int>
  }

  /// Counts the other units of the edits in one walk over the source.
  init(
    _ byteEdits: [ByteEdit], source: UnsafeBufferPointer<UInt8>,
    output: UnsafeBufferPointer<UInt8>
  ) {
    var edits: [Edit] = []
    edits.reserveCapacity(byteEdits.count)
    var from = UnitOffsets()
    var to = UnitOffsets()
    for edit in byteEdits {
      // Both texts run in step up to the edit.
      let step = UnitOffsets(counting: source, from.utf8..<edit.source.lowerBound)
      from += step
      to.scalars += step.scalars
      to.utf8 = edit.output.lowerBound
      to.utf16 += step.utf16
      let sourceStart = from
      let outputStart = to
      from += UnitOffsets(counting: source, edit.source)
      to += UnitOffsets(counting: output, edit.output)
      edits.append(
        Edit(source: sourceStart.span(to: from), output: outputStart.span(to: to)))
    }
    self.edits = edits
  }
}

/// One place in the three units.
struct UnitOffsets {
  var scalars = 0
  var utf8 = 0
  var utf16 = 0

  init() {}

  /// The lengths of a part of valid UTF-8. O(bytes), sixteen at a time.
  init(counting bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    utf8 = range.count
    guard let base = bytes.baseAddress else { return }
    var i = range.lowerBound
    var continuation = 0
    var astral = 0
    while i &+ 16 <= range.upperBound {
      // Sixteen blocks at most before the 8-bit lanes could overflow.
      var continuations = SIMD16<UInt8>()
      var leads = SIMD16<UInt8>()
      let stop = min(range.upperBound &- 15, i &+ 16 * 128)
      while i < stop {
        let block = UnsafeRawPointer(base + i).loadUnaligned(as: SIMD16<UInt8>.self)
        let one = SIMD16<UInt8>(repeating: 1)
        continuations.replace(with: continuations &+ one, where: (block & 0xC0) .== 0x80)
        leads.replace(with: leads &+ one, where: block .>= 0xF0)
        i &+= 16
      }
      for lane in 0..<16 {
        continuation &+= Int(continuations[lane])
        astral &+= Int(leads[lane])
      }
    }
    while i < range.upperBound {
      if base[i] & 0xC0 == 0x80 { continuation &+= 1 }
      if base[i] >= 0xF0 { astral &+= 1 }
      i &+= 1
    }
    scalars = range.count - continuation
    utf16 = scalars + astral
  }

  static func += (left: inout UnitOffsets, right: UnitOffsets) {
    left.scalars += right.scalars
    left.utf8 += right.utf8
    left.utf16 += right.utf16
  }

  func span(to end: UnitOffsets) -> SourceSpan {
    SourceSpan(
      scalars: scalars..<end.scalars, utf8: utf8..<end.utf8, utf16: utf16..<end.utf16)
  }
}
