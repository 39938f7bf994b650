// Policies: titles in marks, forms of the table, bare names left of a head noun.

/// Recognises the policies of one document. Works from anchors: marks, table forms and head nouns.
struct PolicyRecognizer {
  let view: DocumentView
  let anchors: [Anchor]
  let words = PolicyWords.builtIn
  var marks: [MarkPair] = []
  private var knownRegion: PolicyRegion?

  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], into mentions: inout [Mention]
  ) {
    var recognizer = PolicyRecognizer(view, anchors)
    let first = mentions.count
    recognizer.readMarks(into: &mentions)
    recognizer.readAnchors(into: &mentions)
    recognizer.resolveShortNames(from: first, in: &mentions)
  }

  private init(_ view: DocumentView, _ anchors: [Anchor]) {
    self.view = view
    self.anchors = anchors
    MarkPair.scan(view.keys, count: view.count, into: &marks)
  }

  /// The legal system of the document; found when first asked for.
  var region: PolicyRegion {
    mutating get {
      if let knownRegion { return knownRegion }
      let region = PolicyRegion.of(view, anchors, marks)
      knownRegion = region
      return region
    }
  }

  private mutating func readMarks(into mentions: inout [Mention]) {
    for mark in marks {
      let found = mark.isTitle ? markedTitle(mark) : quotedName(mark)
      if let found { mentions.append(found) }
    }
  }

  private mutating func readAnchors(into mentions: inout [Mention]) {
    let policy = RecordKinds(.policy)
    let head = RecordKinds(.policyHead)
    var lastHeadEnd: Int32 = -1
    for anchor in anchors where !anchor.kinds.isDisjoint(with: policy.union(head)) {
      if anchor.kinds.contains(policy), let mention = tableMention(anchor) {
        mentions.append(mention)
      }
      if anchor.kinds.contains(head), anchor.end != lastHeadEnd {
        lastHeadEnd = anchor.end
        // The table knows where the names that it has begin.
        let isKnown = mentions.suffix(8).contains {
          $0.kind == .policy && $0.end == anchor.end && $0.record != Mention.none
        }
        if !isKnown, let mention = bareName(endingAt: Int(anchor.end)) {
          mentions.append(mention)
        }
      }
    }
  }
}
