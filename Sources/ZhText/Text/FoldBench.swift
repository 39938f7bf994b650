// Folding by itself, for the benchmark.

package struct FoldBench: ~Copyable {
  private var folded = FoldedText()

  package init() {}

  /// Folds and returns a checksum over the keys.
  package mutating func fold(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    folded.fold(utf8)
    var sum: UInt64 = 0
    for index in 0..<folded.count { sum &+= UInt64(folded.keys[index]) }
    return sum
  }
}
