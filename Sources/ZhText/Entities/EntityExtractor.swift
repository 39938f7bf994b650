// The extractor: bytes of a document in, mentions out.

import CZhTextData

/// Finds schools, districts, policies and counts in Chinese text of either script.
///
/// ```swift
/// let extractor = EntityExtractor()
/// for entity in extractor.entities(in: text, kinds: [.school]) {
///   print(entity.text, entity.span.scalars, entity.name ?? "")
/// }
/// ```
///
/// A value: immutable, cheap to copy, safe to use from many tasks at once. The tables are inside
/// the binary; making an extractor reads nothing.
public struct EntityExtractor: Sendable {
  let table = GazetteerTable(UnsafeRawPointer(zhtext_gazetteer_blob().bytes))

  let gazetteers: [Gazetteer]

  /// Makes an extractor; the names of `gazetteers` (at most 256) win over the built-in ones, those
  /// of a later gazetteer over those of an earlier one.
  public init(gazetteers: [Gazetteer] = []) {
    self.gazetteers = Array(gazetteers.prefix(256))
  }

  /// The entities of a text, in order of their start, longer first. Mentions of one kind never
  /// overlap.
  ///
  /// - Complexity: O(text).
  public func entities(in text: String, kinds: Set<EntityKind> = Set(EntityKind.allCases))
    -> [Entity]
  {
    var text = text
    return text.withUTF8 { utf8 in
      var workspace = DocumentWorkspace()
      extract(utf8, kinds: kinds, workspace: &workspace)
      return entities(workspace, of: utf8)
    }
  }

  /// The entities of the workspace's last document.
  package func entities(
    _ workspace: borrowing DocumentWorkspace, of utf8: UnsafeBufferPointer<UInt8>
  ) -> [Entity] {
    EntityMaker(extractor: self, utf8: utf8).entities(workspace)
  }

  /// Extracts into a workspace.
  package func extract(
    _ utf8: UnsafeBufferPointer<UInt8>, kinds: Set<EntityKind>,
    workspace: inout DocumentWorkspace
  ) {
    workspace.folded.fold(utf8)
    workspace.anchors.removeAll(keepingCapacity: true)
    workspace.mentions.removeAll(keepingCapacity: true)
    let view = DocumentView(
      keys: workspace.folded.keys, count: workspace.folded.count, table: table, fold: .builtIn,
      isTraditional: workspace.folded.beginsInTraditional(utf8))
    AnchorScanner.scan(view.keys, count: view.count, table: table, into: &workspace.anchors)
    DistrictRecognizer.recognize(
      view, workspace.anchors, scratch: &workspace.districts, into: &workspace.mentions)
    SchoolRecognizer.recognize(view, workspace.anchors, into: &workspace.mentions)
    PolicyRecognizer.recognize(view, workspace.anchors, into: &workspace.mentions)
    if kinds.contains(.count) {
      NumberScanner.scan(view.keys, count: view.count, into: &workspace.numbers)
      CountRecognizer.recognize(view.keys, results: workspace.numbers, into: &workspace.mentions)
    }
    for (number, gazetteer) in gazetteers.enumerated() {
      gazetteer.match(view, number: number, into: &workspace.mentions)
    }
    EntityResolver.resolve(&workspace.mentions)
    SchoolDistricts.assign(view, &workspace.mentions)
    if kinds.count < EntityKind.allCases.count {
      workspace.mentions.removeAll { !kinds.contains($0.kind) }
    }
    workspace.grouper.group(&workspace.mentions, keys: view.keys)
    workspace.repeatedLines.flag(&workspace.mentions, view)
  }
}
