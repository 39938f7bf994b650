// The segmenter: text in, words out.

/// How finely words are cut.
public enum SegmentationMode: String, CaseIterable, Sendable {
  case standard
  case search
  case icu
}

/// Cuts Chinese text of either script into words.
public struct WordSegmenter: Sendable {
  public let mode: SegmentationMode
  let marker: WordMarker

  public init(mode: SegmentationMode = .standard) {
    self.mode = mode
    marker = WordMarker(model: .builtIn, fold: .builtIn)
  }

  package func writeSpaced(
    _ utf8: UnsafeBufferPointer<UInt8>, workspace: inout SegmentationWorkspace,
    to output: inout [UInt8]
  ) {
    workspace.folded.fold(utf8)
    marker.mark(&workspace)
    SpacedText.write(
      utf8, keys: workspace.folded.keys, marks: workspace.marks, count: workspace.folded.count,
      to: &output)
  }
}
