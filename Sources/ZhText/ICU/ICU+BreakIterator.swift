// ICU's word and sentence boundaries.

import CICU

extension ICU {
  /// One open break iterator; to be used by one thread at a time.
  struct BreakIterator: ~Copyable {
    enum Kind { case word, sentence, character }

    private let handle: OpaquePointer

    init(_ kind: Kind, locale: String = "zh") throws(ZhTextError) {
      var status: Int32 = 0
      let raw: zicu_break_kind =
        switch kind {
        case .word: ZICU_BREAK_WORD
        case .sentence: ZICU_BREAK_SENTENCE
        case .character: ZICU_BREAK_CHARACTER
        }
      let opened = zicu_break_open(raw, locale, &status)
      try ICU.check(status, "open a break iterator")
      guard let opened else {
        throw .icu(operation: "open a break iterator", status: "no iterator")
      }
      handle = opened
    }

    deinit { zicu_break_close(handle) }

    /// Calls `body` with each boundary after the start, in UTF-16 units, the end included.
    func boundaries(
      _ text: UnsafeBufferPointer<UInt16>, body: (Int) -> Void
    ) throws(ZhTextError) {
      guard let base = text.baseAddress, text.count > 0 else { return }
      guard text.count <= Int(Int32.max) else {
        throw .inputTooLong(count: text.count, limit: Int(Int32.max))
      }
      var status: Int32 = 0
      zicu_break_set_text(handle, base, Int32(text.count), &status)
      try ICU.check(status, "set the text of a break iterator")
      while true {
        let next = zicu_break_next(handle)
        if next < 0 { return }
        body(Int(next))
      }
    }
  }
}
