// Mentions to JSON, straight from the workspace: no entity value is made.

/// The unit of the offsets that are written.
package enum OffsetUnit: String, CaseIterable, Sendable {
  /// Unicode scalars.
  case scalar
  /// Bytes of the decoded text in UTF-8.
  case utf8
  /// UTF-16 code units.
  case utf16
  /// Bytes of the file as stored.
  case byte

  /// A span of a document in this unit. `byteOffset` maps UTF-8 offsets to those of the stored
  /// file; it is asked only for `byte`.
  package func range(
    of span: SourceSpan, base: OffsetBase, byteOffset: (Range<Int>) -> Range<Int>
  ) -> Range<Int> {
    let (range, start): (Range<Int>, Int) =
      switch self {
      case .scalar: (span.scalars, base.scalars)
      case .utf8: (span.utf8, base.utf8)
      case .utf16: (span.utf16, base.utf16)
      case .byte: (byteOffset(span.utf8), base.bytes)
      }
    return range.lowerBound + start..<range.upperBound + start
  }
}

/// What is added to each offset, because the text is one part of a longer input.
package struct OffsetBase: Sendable {
  package var scalars = 0
  package var utf8 = 0
  package var utf16 = 0
  package var bytes = 0

  package init() {}
}

package struct EntityJSONOptions: Sendable {
  package var offsets = OffsetUnit.scalar
  package var explain = false
  package var candidates = false

  package init() {}
}

extension EntityExtractor {
  /// Writes the array of entities of the workspace's last document.
  ///
  /// `byteOffset` maps UTF-8 ranges to those of the stored file; it is asked only for
  /// `OffsetUnit.byte`.
  package func writeEntities(
    _ workspace: borrowing DocumentWorkspace, of utf8: UnsafeBufferPointer<UInt8>,
    options: EntityJSONOptions, base: OffsetBase, byteOffset: (Range<Int>) -> Range<Int>,
    to writer: inout JSONWriter
  ) {
    var cursor = SpanCursor(utf8)
    let maker = EntityMaker(extractor: self, utf8: utf8)
    writer.beginArray()
    for mention in workspace.mentions {
      let scalars = Int(mention.start)..<Int(mention.end)
      let span =
        options.offsets == .utf16
        ? cursor.span(scalars) : workspace.folded.spanWithoutUTF16(scalars, in: utf8)
      writer.beginObject()
      writer.key("type")
      writer.string(mention.kind.name)
      let place = options.offsets.range(of: span, base: base, byteOffset: byteOffset)
      writer.key("start")
      writer.number(place.lowerBound)
      writer.key("end")
      writer.number(place.upperBound)
      writer.key("text")
      writer.string(UnsafeBufferPointer(rebasing: utf8[span.utf8]))
      let entity = maker.entity(mention, span: span, workspace, withText: false)
      Self.writeFields(entity, options, to: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private static func writeFields(
    _ entity: Entity, _ options: EntityJSONOptions, to writer: inout JSONWriter
  ) {
    func member(_ key: StaticString, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      writer.key(key)
      writer.string(value)
    }
    member("name", entity.name)
    member("code", entity.code)
    member(entity.kind == .district ? "level" : "kind", entity.subkind)
    if let path = entity.path {
      writer.key("path")
      writer.beginArray()
      for name in path { writer.string(name) }
      writer.endArray()
    }
    member("district", entity.district)
    member("canonical", entity.canonical)
    member("docNumber", entity.docNumber)
    member("issuer", entity.issuer)
    member("value", entity.value)
    member("unit", entity.unit)
    member("comparator", entity.comparator)
    member("noun", entity.noun)
    if let group = entity.group {
      writer.key("group")
      writer.number(group)
    }
    if entity.isRepeat {
      writer.key("repeat")
      writer.bool(true)
    }
    if options.candidates, !entity.candidates.isEmpty {
      writer.key("candidates")
      writer.beginArray()
      for code in entity.candidates { writer.string(code) }
      writer.endArray()
    }
    if options.explain {
      writer.key("evidence")
      writer.beginArray()
      for word in entity.evidence { writer.string(word) }
      writer.endArray()
    }
  }
}
