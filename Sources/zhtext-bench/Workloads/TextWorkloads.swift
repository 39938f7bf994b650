// Decoding and folding.

import ZhText

final class DecodeWorkload: Workload {
  private let decoder = TextDecoder()

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    if let decoded = try? decoder.decode(document.bytes) { result.add(decoded.utf8.count) }
  }
}

final class FoldWorkload: Workload {
  private var bench = FoldBench()

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    document.utf8.withUnsafeBufferPointer { result.add(bench.fold($0)) }
  }
}
