// Conversion of a text that comes in pieces, with bounded memory.

/// Converts UTF-8 that arrives in blocks of any size; what is invalid becomes U+FFFD. The result does not depend on where the
/// blocks are cut: what a decision or a word may look at is held back until it is there.
///
/// Memory: a constant plus a few times the largest block.
public struct ConversionStream: ~Copyable {
  /// Bytes kept on either side of the place that is converted: more than any word or
  /// neighbourhood takes.
  private let reach: Int
  private let converter: ScriptConverter
  private var input = ByteBuffer()
  private var output = ByteBuffer()
  /// What is converted; the rest of the input waits for its neighbours.
  private var progress = ConversionProgress()

  private var observer = RepairCounter()
  /// Input bytes that were dropped from the front of the buffer.
  private var dropped = 0

  /// How many invalid sequences became U+FFFD so far.
  public var invalidCount: Int { observer.count }
  /// The first of them; offsets count from the start of the stream.
  public var firstInvalid: InvalidSequence? { observer.first }

  public init(_ converter: ScriptConverter) {
    self.converter = converter
    reach = 512 + converter.options.terms.longest
  }

  /// Takes in a block and hands on what is certain.
  ///
  /// - Parameter isLast: whether the text ends with this block.
  /// - Complexity: O(bytes).
  public mutating func append(
    _ block: UnsafeBufferPointer<UInt8>, isLast: Bool,
    write: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    input.append(block)
    let source = ConversionKernel.Input(
      bytes: UnsafePointer(input.base), lower: 0, upper: input.count)
    var end = isLast ? input.count : input.count - reach
    if !isLast { while end > progress.done, source.bytes[end] & 0xC0 == 0x80 { end -= 1 } }
    if end > progress.done {
      observer.base = dropped
      converter.convert(
        to: end, of: source, limit: input.count, into: &output, progress: &progress,
        observer: &observer)
    }
    // A word may still take back the last of the output.
    let ready = isLast ? output.count : output.count - reach
    if ready > 0 {
      try write(UnsafeBufferPointer(start: output.base, count: ready))
      output.removeFirst(ready)
    }
    let passed = isLast ? input.count : progress.done - reach
    if passed > 0 {
      input.removeFirst(passed)
      dropped += passed
      progress.done -= min(progress.done, passed)
      progress.floor = max(0, progress.floor - passed)
    }
  }
}

/// Counts invalid sequences, at no cost to valid text.
private struct RepairCounter: ConversionObserver {
  var base = 0
  var count = 0
  var first: InvalidSequence?

  @inline(__always) mutating func replaced(source: Range<Int>, output: Range<Int>) {}
  @inline(__always)
  mutating func decided(source: Int, decision: Int, result: DecisionResult) {}

  mutating func repaired(source: Range<Int>) {
    count += 1
    if first == nil {
      first = InvalidSequence(offset: base + source.lowerBound, count: source.count)
    }
  }
}
