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
      let place = options.offsets.range(of: span, base: base, byteOffset: byteOffset)
      writer.beginEntity(
        mention.kind.staticName, start: place.lowerBound, end: place.upperBound,
        text: UnsafeBufferPointer(rebasing: utf8[span.utf8]))
      if mention.kind == .district, mention.record != Mention.none,
        !mention.flags.contains(.open), !options.explain
      {
        writeDivision(mention, to: &writer)
      } else {
        let entity = maker.entity(mention, span: span, workspace, withText: false)
        Self.writeFields(entity, options, to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  /// The fields of a district with a record, in the order of `writeFields`, straight from the table.
  private func writeDivision(_ mention: Mention, to writer: inout JSONWriter) {
    let record = table.records[Int(mention.record)]
    writer.key("name")
    writer.string(zeroEnded: table.strings + Int(record.name))
    if record.code != 0 {
      writer.key("code")
      writer.string(zeroEnded: table.strings + Int(record.code))
    }
    writer.key("level")
    writer.string(DivisionLevel.name(mention.subkind))
    writer.key("path")
    writer.beginArray()
    writePath(mention.record, depth: 0, to: &writer)
    writer.endArray()
    if mention.group >= 0 {
      writer.key("group")
      writer.number(Int(mention.group))
    }
    if mention.flags.contains(.repeated) {
      writer.key("repeat")
      writer.bool(true)
    }
  }

  /// The names from the province down; see `EntityMaker.path`.
  private func writePath(_ index: UInt32, depth: Int, to writer: inout JSONWriter) {
    guard index != GazetteerRecord.none, depth < 6 else { return }
    let record = table.records[Int(index)]
    if record.level == 0, record.kind == RecordKind.division.rawValue { return }
    writePath(record.parent, depth: depth + 1, to: &writer)
    writer.string(zeroEnded: table.strings + Int(record.name))
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
