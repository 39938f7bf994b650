// The segmenter: text in, words out.

/// Cuts Chinese text of either script into words.
///
/// ```swift
/// let text = "今年邁入第14年的營隊，以「語言融入生活」為核心。"
/// for word in WordSegmenter().words(in: text) {
///   print(word.text(in: text) ?? "", word.span.scalars)
/// }
/// ```
/// A value: immutable, cheap to copy, safe to use from many tasks at once. The model is inside the
/// binary; making a segmenter reads nothing. Traditional and Simplified text are cut alike.
public struct WordSegmenter: Sendable {
  public let mode: SegmentationMode
  let marker: WordMarker

  /// - Parameter userDictionary: words of your own; see `UserDictionary`.
  public init(mode: SegmentationMode = .standard, userDictionary: UserDictionary? = nil) {
    self.mode = mode
    marker = WordMarker(model: .builtIn, fold: .builtIn, userDictionary: userDictionary)
  }

  /// The words of a text in order of their start. White space belongs to no word; every other
  /// character is in one (in search mode in one or more). If ICU fails in ICU mode, there are none.
  ///
  /// - Complexity: O(text).
  public func words(in text: String) -> [Word] {
    var text = text
    return text.withUTF8 { utf8 in
      var workspace = SegmentationWorkspace()
      guard (try? segment(utf8, workspace: &workspace)) != nil else { return [] }
      var words: [Word] = []
      words.reserveCapacity(workspace.folded.count / 2 + 1)
      if mode == .search {
        var cursor = SpanCursor(utf8)
        forEachWord(workspace) { words.append(Word(span: cursor.span($0))) }
      } else {
        Self.appendWords(utf8, workspace, to: &words)
      }
      return words
    }
  }

  /// The words of the marks, in one walk over the text.
  private static func appendWords(
    _ utf8: UnsafeBufferPointer<UInt8>, _ workspace: borrowing SegmentationWorkspace,
    to words: inout [Word]
  ) {
    let marks = workspace.marks
    var byte = 0
    var unit = 0
    var start = (scalar: 0, byte: 0, unit: 0)
    for scalar in 0..<workspace.folded.count {
      if marks[scalar] == Mark.start { start = (scalar, byte, unit) }
      let width = FoldedText.width(utf8[byte])
      byte &+= width
      unit &+= width == 4 ? 2 : 1
      if marks[scalar] <= Mark.start, marks[scalar &+ 1] != Mark.inside {
        words.append(
          Word(
            span: SourceSpan(
              scalars: start.scalar..<scalar &+ 1, utf8: start.byte..<byte,
              utf16: start.unit..<unit)))
      }
    }
  }

  /// The sentences of a text, white space around them left out. A sentence ends at 。！？ or at . ! ?
  /// before white space, with the marks that repeat or close it, and at line ends; not inside
  /// quotation marks.
  ///
  /// - Complexity: O(text).
  public func sentences(in text: String) -> [SourceSpan] {
    var text = text
    return text.withUTF8 { utf8 in
      var folded = FoldedText()
      folded.fold(utf8)
      var sentences: [SourceSpan] = []
      var cursor = SpanCursor(utf8)
      SentenceRules.enumerate(folded.keys, count: folded.count, fold: .builtIn) {
        sentences.append(cursor.span($0))
      }
      return sentences
    }
  }

  /// Marks the words of valid UTF-8 in the workspace.
  package func segment(
    _ utf8: UnsafeBufferPointer<UInt8>, workspace: inout SegmentationWorkspace
  ) throws(ZhTextError) {
    workspace.folded.fold(utf8)
    if mode == .icu {
      try workspace.markByICU(utf8, fold: marker.fold)
    } else {
      marker.mark(&workspace)
    }
  }

  /// Calls `body` with the scalar range of each word of the workspace's last text.
  package func forEachWord(
    _ workspace: borrowing SegmentationWorkspace, body: (Range<Int>) -> Void
  ) {
    let count = workspace.folded.count
    let marks = workspace.marks
    if mode == .search {
      SearchWords.enumerate(
        workspace.folded.keys, marks, count: count, model: marker.model, body: body)
      return
    }
    var start = 0
    while start < count {
      if marks[start] > Mark.start {
        start += 1
        continue
      }
      var end = start + 1
      while marks[end] == Mark.inside { end += 1 }
      body(start..<end)
      start = end
    }
  }

  /// Appends the text with one space between the words of each line.
  package func writeSpaced(
    _ utf8: UnsafeBufferPointer<UInt8>, workspace: inout SegmentationWorkspace,
    to output: inout [UInt8]
  ) throws(ZhTextError) {
    try segment(utf8, workspace: &workspace)
    if mode == .search {
      SpacedText.writeParts(
        utf8, workspace, to: &output, words: { forEachWord(workspace, body: $0) })
    } else {
      SpacedText.write(
        utf8, keys: workspace.folded.keys, marks: workspace.marks,
        count: workspace.folded.count, to: &output)
    }
  }

  /// Appends a JSON array of the words with their scalar offsets from the start of the input.
  package func writeWords(
    _ utf8: UnsafeBufferPointer<UInt8>, base: Int, workspace: inout SegmentationWorkspace,
    to writer: inout JSONWriter
  ) throws(ZhTextError) {
    try segment(utf8, workspace: &workspace)
    writer.beginArray()
    var cursor = SpanCursor(utf8)
    forEachWord(workspace) { range in
      let low = cursor.offsets(of: range.lowerBound).utf8
      let high = cursor.offsets(of: range.upperBound).utf8
      writer.beginObject()
      writer.key("start")
      writer.number(base + range.lowerBound)
      writer.key("end")
      writer.number(base + range.upperBound)
      writer.key("text")
      writer.string(UnsafeBufferPointer(rebasing: utf8[low..<high]))
      writer.endObject()
    }
    writer.endArray()
  }
}
