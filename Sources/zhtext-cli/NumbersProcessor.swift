// One document through the number scanner into its output.

import CommandSupport
import ZhText

/// Buffers that one thread reuses from document to document.
final class NumbersState {
  var workspace = NumberWorkspace()
  var writer = JSONWriter()
  var text: [UInt8] = []
  var rewritten: [UInt8] = []
}

struct NumbersProcessor: Sendable {
  let normalizer: NumberNormalizer
  let mode: NumbersMode
  let strict: Bool

  func process(_ group: [InputDocument], _ state: NumbersState) -> ProcessedGroup {
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
    _ document: InputDocument, _ state: NumbersState, _ result: inout ProcessedGroup
  ) {
    switch document.content {
    case .failure(let error):
      fail(document, error, id: nil, isRecord: false, state, &result)
    case .text(let decoded):
      if strict, let first = decoded.invalidSequences.first {
        let error = ZhTextError.invalidBytes(
          encoding: decoded.encoding.rawValue, offset: first.offset,
          count: decoded.invalidSequences.count)
        fail(document, error, id: nil, isRecord: false, state, &result)
        return
      }
      if let diagnostic = Diagnostic.replaced(
        decoded.invalidSequences, encoding: decoded.encoding, in: document.id)
      {
        result.diagnostics.append(diagnostic)
      }
      decoded.utf8.withUnsafeBufferPointer { utf8 in
        if mode == .find {
          begin(document, nil, state)
          if let part = document.part {
            state.writer.key("part")
            state.writer.number(part)
          }
          writeSpans(utf8, base: document.base.scalars, state)
        } else {
          rewrite(utf8, mode, state)
          state.writer.bytes.append(contentsOf: state.rewritten)
        }
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
    _ state: NumbersState, _ result: inout ProcessedGroup
  ) {
    var id: Range<Int>?
    do throws(ZhTextError) {
      let record = try JSONLinesRecord(line)
      id = record.value("id", in: line)
      if strict, let first = invalid.first {
        throw .invalidBytes(encoding: "UTF-8", offset: first.offset, count: invalid.count)
      }
      let mode = try recordMode(record, line)
      try record.text(in: line, into: &state.text)
      state.text.withUnsafeBufferPointer { utf8 in
        begin(document, id.map { line[$0] }, state)
        if mode == .find {
          writeSpans(utf8, base: 0, state)
        } else {
          rewrite(utf8, mode, state)
          state.writer.key("text")
          state.rewritten.withUnsafeBufferPointer { state.writer.string($0) }
          end(state)
        }
      }
    } catch {
      fail(document, error, id: id.map { Array(line[$0]) }, isRecord: true, state, &result)
    }
  }

  private func recordMode(
    _ record: JSONLinesRecord, _ line: UnsafeBufferPointer<UInt8>
  ) throws(ZhTextError) -> NumbersMode {
    guard let value = record.value("mode", in: line) else { return mode }
    let name = String(decoding: line[value], as: UTF8.self)
    guard let mode = NumbersMode(rawValue: String(name.dropFirst().dropLast())) else {
      throw .invalidRecord(
        reason: "unknown mode \(name); known are \(NumbersMode.words.joined(separator: ", "))",
        offset: value.lowerBound)
    }
    return mode
  }

  private func begin(
    _ document: InputDocument, _ id: Slice<UnsafeBufferPointer<UInt8>>?, _ state: NumbersState
  ) {
    state.writer.beginObject()
    state.writer.key("id")
    if let id { state.writer.raw(id) } else { state.writer.string(document.id) }
  }

  private func end(_ state: NumbersState) {
    state.writer.endObject()
    state.writer.newline()
  }

  private func writeSpans(
    _ utf8: UnsafeBufferPointer<UInt8>, base: Int, _ state: NumbersState
  ) {
    state.workspace.scan(utf8)
    state.writer.key("spans")
    state.workspace.writeSpans(of: utf8, base: base, to: &state.writer.bytes)
    end(state)
  }

  private func rewrite(
    _ utf8: UnsafeBufferPointer<UInt8>, _ mode: NumbersMode, _ state: NumbersState
  ) {
    state.rewritten.removeAll(keepingCapacity: true)
    if mode == .itn {
      normalizer.inverseNormalize(utf8, workspace: &state.workspace, into: &state.rewritten)
    } else {
      normalizer.normalize(utf8, workspace: &state.workspace, into: &state.rewritten)
    }
  }

  private func fail(
    _ document: InputDocument, _ error: ZhTextError, id: [UInt8]?, isRecord: Bool,
    _ state: NumbersState, _ result: inout ProcessedGroup
  ) {
    result.diagnostics.append(
      Diagnostic(input: document.id, message: error.description, isFailure: true))
    // Text that is rewritten has no place for an error object.
    if !isRecord, mode != .find { return }
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
    end(state)
  }
}
