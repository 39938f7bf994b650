// Numbers: all numbers of a text, with values and kinds.

import ZhText

final class NumberWorkload: Workload {
  private var workspace = NumberWorkspace()

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    document.utf8.withUnsafeBufferPointer { workspace.scan($0) }
    result.results += workspace.count
    result.mix(workspace.count)
  }
}
