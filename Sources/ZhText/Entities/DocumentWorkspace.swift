// Everything that one document needs while entities are extracted: buffers reused from document
// to document by one thread.

package struct DocumentWorkspace: ~Copyable {
  var folded = FoldedText()
  var anchors: [Anchor] = []
  var mentions: [Mention] = []
  var districts = DistrictScratch()
  var grouper = MentionGrouper()
  var numbers = NumberResults()
  var repeatedLines = RepeatedLines()

  package init() {}

  /// The number of mentions of the last document.
  package var mentionCount: Int { mentions.count }

  /// Kind and scalar range of each mention.
  package func forEachMention(_ body: (_ kind: Int, _ start: Int, _ end: Int) -> Void) {
    for mention in mentions {
      body(Int(mention.kind.rawValue), Int(mention.start), Int(mention.end))
    }
  }
}

/// What the recognisers see of a document.
struct DocumentView {
  /// Padded keys, see `FoldedText`.
  let keys: UnsafePointer<Key>
  let count: Int
  let table: GazetteerTable
  let fold: FoldTable
  /// Whether the text begins in Traditional characters.
  let isTraditional: Bool

  @inline(__always)
  func keyClass(_ index: Int) -> KeyClass { fold.keyClass(keys[index]) }
}
