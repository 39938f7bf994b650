// json and jsonl: one object for each document.

import CommandSupport
import ZhText

struct JSONOutput: DocumentWriter {
  let extractor: EntityExtractor
  let options: EntityJSONOptions
  /// Laid out for people instead of one line for each document.
  let isPretty: Bool

  /// The last line of an output that a signal cut short.
  static let interruptionRecord =
    Array(
      #"{"error":{"code":"interrupted","message":"stopped by a signal; the output is not complete"}}"#
        .utf8) + [0x0A]

  func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    let start = state.writer.bytes.count
    state.writer.beginObject()
    state.writer.key("id")
    if let id = document.recordID {
      state.writer.raw(id)
    } else {
      state.writer.string(document.input.id)
    }
    if let file = document.input.file {
      state.writer.key("file")
      state.writer.string(file)
    }
    if let decoded = document.decoded {
      state.writer.key("encoding")
      state.writer.string(decoded.encoding.rawValue)
    }
    state.writer.key("script")
    state.writer.string(ScriptDetector().script(document.utf8).rawValue)
    if let part = document.input.part {
      state.writer.key("part")
      state.writer.number(part)
    }
    if let record = document.record { passThrough(record.members, record.line, state) }
    state.writer.key("entities")
    extractor.writeEntities(
      state.workspace, of: document.utf8, options: options, base: document.input.base,
      byteOffset: document.byteRange, to: &state.writer)
    end(from: start, state)
  }

  func writeFailure(
    _ error: ZhTextError, of input: InputDocument, recordID: [UInt8]?, _ state: ExtractionState
  ) {
    let start = state.writer.bytes.count
    state.writer.beginObject()
    state.writer.key("id")
    if let recordID { state.writer.raw(recordID) } else { state.writer.string(input.id) }
    state.writer.key("error")
    state.writer.beginObject()
    state.writer.key("code")
    state.writer.string(error.code)
    state.writer.key("message")
    state.writer.string(error.description)
    if let offset = error.offset {
      state.writer.key("offset")
      state.writer.number(offset + input.base.bytes)
    }
    state.writer.endObject()
    end(from: start, state)
  }

  private func end(from start: Int, _ state: ExtractionState) {
    state.writer.endObject()
    state.writer.newline()
    guard isPretty else { return }
    let compact = Array(state.writer.bytes[start..<state.writer.bytes.count - 1])
    state.writer.bytes.removeSubrange(start...)
    JSONIndenter.append(compact, levels: 2, to: &state.writer.bytes)
  }

  /// The record's other members, byte for byte.
  private func passThrough(
    _ record: JSONLinesRecord, _ line: UnsafeBufferPointer<UInt8>, _ state: ExtractionState
  ) {
    for member in record.members {
      let name = line[member.name]
      let own = ["id", "script", "text", "entities", "error"].contains {
        name.elementsEqual($0.utf8)
      }
      if !own { state.writer.member(name: name, raw: line[member.value]) }
    }
  }
}
