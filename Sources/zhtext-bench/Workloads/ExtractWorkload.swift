// Extraction, all stages together: folding, numbers, entities, links.

import ZhText

final class ExtractWorkload: Workload {
  private let extractor = EntityExtractor()
  private var workspace = DocumentWorkspace()

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    document.utf8.withUnsafeBufferPointer {
      extractor.extract($0, kinds: Set(EntityKind.allCases), workspace: &workspace)
    }
    workspace.forEachMention { kind, start, end in
      result.add(kind << 56 ^ start << 28 ^ end)
    }
  }
}
