// ICU's transliterators.

import CICU

extension ICU {
  /// One open transliterator, such as "Traditional-Simplified".
  struct Transliterator: ~Copyable {
    private let handle: OpaquePointer

    init(_ identifier: String) throws(ZhTextError) {
      var status: Int32 = 0
      let opened = zicu_transliterator_open(identifier, &status)
      try ICU.check(status, "open the transliterator \(identifier)")
      guard let opened else {
        throw .icu(operation: "open the transliterator \(identifier)", status: "none")
      }
      handle = opened
    }

    deinit { zicu_transliterator_close(handle) }

    /// The transliterated text, in UTF-16.
    func transliterate(_ text: [UInt16]) throws(ZhTextError) -> [UInt16] {
      var capacity = text.count * 2 + 16
      while true {
        var buffer = text
        buffer.append(contentsOf: repeatElement(0, count: capacity - text.count))
        var status: Int32 = 0
        let length = zicu_transliterate(
          handle, &buffer, Int32(text.count), Int32(capacity), &status)
        if status == 15 {  // U_BUFFER_OVERFLOW_ERROR
          capacity *= 2
          continue
        }
        try ICU.check(status, "transliterate")
        buffer.removeSubrange(Int(length)...)
        return buffer
      }
    }
  }
}
