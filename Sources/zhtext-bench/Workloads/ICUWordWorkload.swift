// ICU's own word iterator, called from C: the baseline of segmentation.

import CICU

final class ICUWordWorkload: Workload {
  private let iterator: OpaquePointer?

  init() {
    var status: Int32 = 0
    iterator = zicu_break_open(ZICU_BREAK_WORD, "zh", &status)
  }

  deinit {
    if let iterator { zicu_break_close(iterator) }
  }

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    guard let iterator else { return }
    document.utf16.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var status: Int32 = 0
      zicu_break_set_text(iterator, base, Int32(text.count), &status)
      while true {
        let next = zicu_break_next(iterator)
        if next < 0 { break }
        result.add(next)
      }
    }
  }
}
