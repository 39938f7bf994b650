// Extraction from Arrow arrays of JSON Lines.

import CZhText
import ZhText

/// What each line gives: its id, and entities or an error.
struct RecordColumns: ~Copyable {
  static let type = ArrowType.structure([
    ("id", .utf8), ("entities", EntityColumns.type), ("fingerprint", .int64),
    ("error", .structure([("code", .utf8), ("message", .utf8), ("offset", .int64)])),
  ])

  private var id = StringColumn()
  private var entities = EntityColumns()
  private var fingerprint = IntegerColumn<Int64>()
  private var isError = ValidityBits()
  private var code = StringColumn()
  private var message = StringColumn()
  private var offset = IntegerColumn<Int64>()

  /// A line that is valid UTF-8.
  mutating func append(
    _ line: UnsafeBufferPointer<UInt8>, _ handle: ExtractorHandle, _ kinds: Set<EntityKind>,
    _ state: ExtractionState
  ) throws(Failure) {
    var idRange: Range<Int>?
    let found: [Entity]
    do throws(ZhTextError) {
      let record = try JSONLinesRecord(line)
      idRange = record.value("id", in: line)
      try record.text(in: line, into: &state.text)
      found = state.text.withUnsafeBufferPointer { utf8 in
        handle.extractor.extract(utf8, kinds: kinds, workspace: &state.workspace)
        return handle.extractor.entities(state.workspace, of: utf8)
      }
    } catch {
      appendID(idRange, line)
      append(error)
      return
    }
    appendID(idRange, line)
    try entities.append(found)
    fingerprint.append(Int64(bitPattern: state.workspace.fingerprint))
    appendNoError()
  }

  mutating func appendNull() {
    id.append(nil as String?)
    append(ZhTextError.invalidRecord(reason: "the line is null", offset: 0))
  }

  private mutating func appendID(_ range: Range<Int>?, _ line: UnsafeBufferPointer<UInt8>) {
    id.append(range.map { UnsafeBufferPointer(rebasing: line[$0]) })
  }

  private mutating func append(_ error: ZhTextError) {
    entities.appendNull()
    fingerprint.append(nil)
    isError.append(true)
    code.append(error.code)
    message.append(error.description)
    offset.append(error.offset.map(Int64.init))
  }

  private mutating func appendNoError() {
    isError.append(false)
    code.append(nil as String?)
    message.append(nil as String?)
    offset.append(nil)
  }

  consuming func node() -> ArrowNode {
    let count = isError.count
    let nullCount = isError.nullCount
    let error = ArrowNode(
      length: count, nullCount: nullCount, buffers: [isError.take()],
      children: [code.node(), message.node(), offset.node()])
    return ArrowNode(
      length: count, nullCount: 0, buffers: [nil],
      children: [id.node(), entities.node(), fingerprint.node(), error])
  }
}

@c @implementation
public func zhtext_records_schema(
  _ schema: UnsafeMutablePointer<ArrowSchema>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    RecordColumns.type.export(to: try required(schema, "schema"))
  }
}

@c @implementation
public func zhtext_extract_records_arrow(
  _ extractor: OpaquePointer!, _ schema: UnsafePointer<ArrowSchema>!,
  _ lines: UnsafePointer<ArrowArray>!, _ kinds: UInt32,
  _ result: UnsafeMutablePointer<ArrowArray>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(extractor, ExtractorHandle.self, "extractor")
    let result = try required(result, "result")
    let lines = try ArrowTexts(schema, lines)
    let kinds = EntityKind.kinds(kinds)
    try handle.stock.withValue { state throws(Failure) in
      var columns = RecordColumns()
      for index in 0..<lines.count {
        if let line = try lines.bytes(index) {
          let line = InputText(line)
          try line.withUTF8 { utf8 throws(Failure) in
            try columns.append(utf8, handle, kinds, state)
          }
        } else {
          columns.appendNull()
        }
      }
      columns.node().export(to: result)
    }
  }
}
