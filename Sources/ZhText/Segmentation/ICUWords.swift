// ICU mode: the boundaries of ICU's word iterator, exactly.

struct ICUWords: ~Copyable {
  private let iterator: ICU.BreakIterator
  private var units: [UInt16] = []

  init() throws(ZhTextError) {
    iterator = try ICU.BreakIterator(.word)
  }

  /// Marks as `WordMarker` does; white space is marked by its class, not by ICU. O(text).
  mutating func mark(
    _ utf8: UnsafeBufferPointer<UInt8>, keys: UnsafePointer<Key>, count: Int, fold: FoldTable,
    into marks: UnsafeMutablePointer<UInt8>
  ) throws(ZhTextError) {
    units.removeAll(keepingCapacity: true)
    // Where each scalar begins in UTF-16 is found again by walking the units.
    units.append(contentsOf: String(decoding: utf8, as: UTF8.self).utf16)
    marks.update(repeating: Mark.inside, count: count)
    marks[count] = Mark.start
    if count > 0 { marks[0] = Mark.start }
    var scalar = 0
    var unit = 0
    var failure: ZhTextError?
    units.withUnsafeBufferPointer { text in
      do throws(ZhTextError) {
        try iterator.boundaries(text) { boundary in
          while unit < boundary {
            unit += UTF16.isLeadSurrogate(text[unit]) ? 2 : 1
            scalar += 1
          }
          marks[min(scalar, count)] = Mark.start
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    for index in 0..<count {
      switch fold.keyClass(keys[index]) {
      case .newline: marks[index] = keys[index] == 0x0A ? Mark.lineEnd : Mark.space
      case .space: marks[index] = Mark.space
      default:
        if index > 0, marks[index - 1] > Mark.start { marks[index] = Mark.start }
      }
    }
  }
}
