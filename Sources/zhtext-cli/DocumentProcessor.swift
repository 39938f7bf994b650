// One document through extraction into its output.

import CommandSupport
import ZhText

/// Buffers that one thread reuses from document to document.
final class ExtractionState {
  var workspace = DocumentWorkspace()
  var writer = JSONWriter()
  var text: [UInt8] = []
}

struct DocumentProcessor: Sendable {
  let extractor: EntityExtractor
  let kinds: Set<EntityKind>
  let strict: Bool
  let options: EntityJSONOptions
  let format: ExtractFormat
  let colors: Bool

  func process(_ group: [InputDocument], _ state: ExtractionState) -> ProcessedGroup {
    var result = ProcessedGroup()
    state.writer.removeAll()
    for document in group { process(document, state, &result) }
    result.bytes = state.writer.bytes
    return result
  }

  private func process(
    _ document: InputDocument, _ state: ExtractionState, _ result: inout ProcessedGroup
  ) {
    switch document.content {
    case .failure(let error):
      fail(document, error, id: nil, state, &result)
    case .text(let decoded):
      if strict, let first = decoded.invalidSequences.first {
        let error = ZhTextError.invalidBytes(
          encoding: decoded.encoding.rawValue, offset: first.offset,
          count: decoded.invalidSequences.count)
        fail(document, error, id: nil, state, &result)
        return
      }
      if let diagnostic = Diagnostic.replaced(
        decoded.invalidSequences, encoding: decoded.encoding, in: document.id)
      {
        result.diagnostics.append(diagnostic)
      }
      decoded.utf8.withUnsafeBufferPointer { utf8 in
        write(document, utf8, decoded: decoded, record: nil, state)
      }
    case .record(let line):
      let valid = line.withUnsafeBufferPointer { UTF8Text.isValid($0) }
      let decoded = valid ? nil : UTF8Text.decode(line)
      (decoded?.utf8 ?? line).withUnsafeBufferPointer {
        processRecord(document, $0, decoded?.invalidSequences ?? [], state, &result)
      }
    }
  }

  private func processRecord(
    _ document: InputDocument, _ line: UnsafeBufferPointer<UInt8>, _ invalid: [InvalidSequence],
    _ state: ExtractionState, _ result: inout ProcessedGroup
  ) {
    var id: Range<Int>?
    do throws(ZhTextError) {
      let record = try JSONLinesRecord(line)
      id = record.value("id", in: line)
      if strict, let first = invalid.first {
        throw .invalidBytes(encoding: "UTF-8", offset: first.offset, count: invalid.count)
      }
      try record.text(in: line, into: &state.text)
      state.text.withUnsafeBufferPointer { utf8 in
        write(document, utf8, decoded: nil, record: (record, line), state)
      }
    } catch {
      let rawID = id.map { Array(line[$0]) }
      fail(document, error, id: rawID, state, &result)
    }
  }

  private func fail(
    _ document: InputDocument, _ error: ZhTextError, id: [UInt8]?, _ state: ExtractionState,
    _ result: inout ProcessedGroup
  ) {
    result.diagnostics.append(
      Diagnostic(input: document.id, message: error.description, isFailure: true))
    guard format != .text else { return }
    state.writer.beginObject()
    state.writer.key("id")
    if let id { state.writer.raw(id) } else { state.writer.string(document.id) }
    state.writer.key("error")
    state.writer.beginObject()
    state.writer.key("code")
    state.writer.string(error.code)
    state.writer.key("message")
    state.writer.string(error.description)
    if let offset = error.offset {
      state.writer.key("offset")
      state.writer.number(offset + document.base.bytes)
    }
    state.writer.endObject()
    state.writer.endObject()
    state.writer.newline()
  }

  private func write(
    _ document: InputDocument, _ utf8: UnsafeBufferPointer<UInt8>, decoded: DecodedText?,
    record: (JSONLinesRecord, UnsafeBufferPointer<UInt8>)?, _ state: ExtractionState
  ) {
    extractor.extract(utf8, kinds: kinds, workspace: &state.workspace)
    if format == .text {
      TextReport(extractor: extractor, colors: colors).write(
        document, utf8, state.workspace, to: &state.writer.bytes)
      return
    }
    state.writer.beginObject()
    state.writer.key("id")
    if let (record, line) = record, let id = record.value("id", in: line) {
      state.writer.raw(line[id])
    } else {
      state.writer.string(document.id)
    }
    if let file = document.file {
      state.writer.key("file")
      state.writer.string(file)
    }
    if let decoded {
      state.writer.key("encoding")
      state.writer.string(decoded.encoding.rawValue)
    }
    if let part = document.part {
      state.writer.key("part")
      state.writer.number(part)
    }
    if let (record, line) = record { passThrough(record, line, state) }
    state.writer.key("entities")
    extractor.writeEntities(
      state.workspace, of: utf8, options: options, base: document.base,
      byteOffset: { decoded?.byteOffset(utf8Offset: $0) ?? $0 }, to: &state.writer)
    state.writer.endObject()
    state.writer.newline()
  }

  /// The record's other members, byte for byte.
  private func passThrough(
    _ record: JSONLinesRecord, _ line: UnsafeBufferPointer<UInt8>, _ state: ExtractionState
  ) {
    for member in record.members {
      let name = line[member.name]
      let own = ["id", "text", "entities", "error"].contains { name.elementsEqual($0.utf8) }
      if !own { state.writer.member(name: name, raw: line[member.value]) }
    }
  }
}
