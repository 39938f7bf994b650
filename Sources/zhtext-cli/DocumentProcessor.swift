// One document through extraction into its output.

import CommandSupport
import ZhText

/// Buffers that one thread reuses from document to document.
final class ExtractionState {
  var workspace = DocumentWorkspace()
  var writer = JSONWriter()
  var text: [UInt8] = []
  var tallies: [DocumentTally] = []
  var digests: [DocumentDigest] = []
}

struct DocumentProcessor: Sendable {
  let extractor: EntityExtractor
  let kinds: Set<EntityKind>
  let strict: Bool
  let output: any DocumentWriter

  func process(_ group: [InputDocument], _ state: ExtractionState) -> ProcessedGroup {
    var result = ProcessedGroup()
    state.writer.removeAll()
    state.tallies.removeAll(keepingCapacity: true)
    state.digests.removeAll(keepingCapacity: true)
    for document in group {
      process(document, state, &result)
      result.size += document.size
      result.name = document.id
    }
    result.bytes = state.writer.bytes
    result.tallies = state.tallies
    result.digests = state.digests
    return result
  }

  private func process(
    _ document: InputDocument, _ state: ExtractionState, _ result: inout ProcessedGroup
  ) {
    switch document.content {
    case .failure(let error):
      fail(document, error, recordID: nil, state, &result)
    case .text(let decoded):
      if strict, let first = decoded.invalidSequences.first {
        let error = ZhTextError.invalidBytes(
          encoding: decoded.encoding.rawValue, offset: first.offset,
          count: decoded.invalidSequences.count)
        fail(document, error, recordID: nil, state, &result)
        return
      }
      if let diagnostic = Diagnostic.replaced(
        decoded.invalidSequences, encoding: decoded.encoding, in: document.id)
      {
        result.diagnostics.append(diagnostic)
      }
      decoded.utf8.withUnsafeBufferPointer { utf8 in
        write(.init(input: document, utf8: utf8, decoded: decoded, record: nil), state)
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
        write(.init(input: document, utf8: utf8, decoded: nil, record: (record, line)), state)
      }
    } catch {
      fail(document, error, recordID: id.map { Array(line[$0]) }, state, &result)
    }
  }

  private func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    extractor.extract(document.utf8, kinds: kinds, workspace: &state.workspace)
    output.write(document, state)
  }

  private func fail(
    _ document: InputDocument, _ error: ZhTextError, recordID: [UInt8]?, _ state: ExtractionState,
    _ result: inout ProcessedGroup
  ) {
    result.diagnostics.append(
      Diagnostic(input: document.id, message: error.description, isFailure: true))
    output.writeFailure(error, of: document, recordID: recordID, state)
  }
}
