// One document through the segmenter into its output.

import CommandSupport
import ZhText

/// Buffers that one thread reuses from document to document.
final class SegmentState {
  var workspace = SegmentationWorkspace()
  var writer = JSONWriter()
  var text: [UInt8] = []
}

struct SegmentProcessor: Sendable {
  let segmenter: WordSegmenter
  let format: SegmentFormat
  let strict: Bool

  func process(_ group: [InputDocument], _ state: SegmentState) -> ProcessedGroup {
    var result = ProcessedGroup()
    state.writer.removeAll()
    for document in group {
      process(document, state, &result)
      result.size += document.size
      result.name = document.id
    }
    result.bytes = state.writer.bytes
    return result
  }

  private func process(
    _ document: InputDocument, _ state: SegmentState, _ result: inout ProcessedGroup
  ) {
    var id: [UInt8]?
    do throws(ZhTextError) {
      switch document.content {
      case .failure(let error): throw error
      case .text(let decoded):
        if strict, let first = decoded.invalidSequences.first {
          throw .invalidBytes(
            encoding: decoded.encoding.rawValue, offset: first.offset,
            count: decoded.invalidSequences.count)
        }
        if let diagnostic = Diagnostic.replaced(
          decoded.invalidSequences, encoding: decoded.encoding, in: document.id)
        {
          result.diagnostics.append(diagnostic)
        }
        try write(decoded.utf8, document, id: nil, state)
      case .record(let line):
        let decoded = UTF8Text.decode(line)
        if strict, let first = decoded.invalidSequences.first {
          throw .invalidBytes(
            encoding: "UTF-8", offset: first.offset, count: decoded.invalidSequences.count)
        }
        try readRecord(decoded.utf8, &id, state)
        try write(state.text, document, id: id, state)
      }
    } catch {
      fail(document, error, id: id, state, &result)
    }
  }

  private func readRecord(
    _ line: [UInt8], _ id: inout [UInt8]?, _ state: SegmentState
  ) throws(ZhTextError) {
    var found: [UInt8]?
    var failure: ZhTextError?
    line.withUnsafeBufferPointer { bytes in
      do throws(ZhTextError) {
        let record = try JSONLinesRecord(bytes)
        found = record.value("id", in: bytes).map { Array(bytes[$0]) }
        try record.text(in: bytes, into: &state.text)
      } catch {
        failure = error
      }
    }
    id = found
    if let failure { throw failure }
  }

  private func write(
    _ text: [UInt8], _ document: InputDocument, id: [UInt8]?, _ state: SegmentState
  ) throws(ZhTextError) {
    var failure: ZhTextError?
    text.withUnsafeBufferPointer { utf8 in
      do throws(ZhTextError) {
        if format == .text {
          try segmenter.writeSpaced(
            utf8, workspace: &state.workspace, to: &state.writer.bytes)
          // A record is a line, and a part that ends inside a line ends between words.
          if case .record = document.content {
            state.writer.bytes.append(0x0A)
          } else if document.part != nil, let last = utf8.last, last != 0x0A {
            state.writer.bytes.append(0x20)
          }
          return
        }
        // Words first: after a failure nothing of the object may have been written.
        let mark = state.writer.bytes.count
        begin(document, id, state)
        state.writer.key("words")
        do throws(ZhTextError) {
          try segmenter.writeWords(
            utf8, base: document.base.scalars, workspace: &state.workspace, to: &state.writer)
        } catch {
          state.writer.bytes.removeSubrange(mark...)
          throw error
        }
        state.writer.endObject()
        state.writer.newline()
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func begin(_ document: InputDocument, _ id: [UInt8]?, _ state: SegmentState) {
    state.writer.beginObject()
    state.writer.key("id")
    if let id { state.writer.raw(id) } else { state.writer.string(document.id) }
    if let part = document.part {
      state.writer.key("part")
      state.writer.number(part)
    }
  }

  private func fail(
    _ document: InputDocument, _ error: ZhTextError, id: [UInt8]?, _ state: SegmentState,
    _ result: inout ProcessedGroup
  ) {
    result.diagnostics.append(
      Diagnostic(input: document.id, message: error.description, isFailure: true))
    if format == .text {
      // Every record keeps its line.
      if case .record = document.content { state.writer.bytes.append(0x0A) }
      return
    }
    begin(document, id, state)
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
}
