// Word segmentation into spaced text, as the command writes it.

import ZhText

final class SegmentWorkload: Workload {
  private let segmenter = WordSegmenter()
  private var workspace = SegmentationWorkspace()
  private var output: [UInt8] = []

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    output.removeAll(keepingCapacity: true)
    document.utf8.withUnsafeBufferPointer {
      // Only the ICU mode can fail.
      try? segmenter.writeSpaced($0, workspace: &workspace, to: &output)
    }
    var words = 0
    var sum: UInt64 = 0
    for byte in output {
      words &+= byte == 0x20 ? 1 : 0
      sum = sum &* 31 &+ UInt64(byte)
    }
    result.results += words
    result.mix(sum)
  }
}
