// Search mode: the parts of long words, as search engines index them.

enum SearchWords {
  /// Calls `body` with the ranges of the words of the marks, and of the lexicon words of two or more
  /// characters inside each, in order of their start, longer first; so starts never go back.
  static func enumerate(
    _ keys: UnsafePointer<Key>, _ marks: UnsafePointer<UInt8>, count: Int, model: SegmentModel,
    body: (Range<Int>) -> Void
  ) {
    var start = 0
    while start < count {
      if marks[start] > Mark.start {
        start += 1
        continue
      }
      var end = start + 1
      while end < count, marks[end] == Mark.inside { end += 1 }
      body(start..<end)
      if end - start > 2, model.codes[Int(keys[start])] >= ModelCode.firstHan {
        for part in start..<end - 1 {
          var length = min(longestPart, end - part, end - start - 1)
          while length > 1 {
            if model.wordClass(keys + part, length) != 0 { body(part..<part + length) }
            length -= 1
          }
        }
      }
      start = end
    }
  }

  private static let longestPart = 8
}
