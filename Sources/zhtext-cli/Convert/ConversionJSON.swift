// Conversions as JSON Lines: with the alignment, or the decisions that were taken.

import CommandSupport
import ZhText

struct ConversionJSON: Sendable {
  let converter: ScriptConverter
  let listsDecisions: Bool

  func process(_ group: [InputDocument], strict: Bool) -> ProcessedGroup {
    var result = ProcessedGroup()
    var writer = JSONWriter()
    for document in group {
      result.size += document.size
      result.name = document.id
      switch document.content {
      case .text(let decoded):
        if strict, let first = decoded.invalidSequences.first {
          let error = ZhTextError.invalidBytes(
            encoding: decoded.encoding.rawValue, offset: first.offset,
            count: decoded.invalidSequences.count)
          result.diagnostics.append(
            Diagnostic(input: document.id, message: error.description, isFailure: true))
          continue
        }
        if let note = Diagnostic.replaced(
          decoded.invalidSequences, encoding: decoded.encoding, in: document.id)
        {
          result.diagnostics.append(note)
        }
        if listsDecisions {
          decisions(document, decoded.text, &writer)
        } else {
          alignment(document, decoded.text, &writer)
        }
      case .failure(let error):
        result.diagnostics.append(
          Diagnostic(input: document.id, message: error.description, isFailure: true))
      case .record: break
      }
    }
    result.bytes = writer.bytes
    return result
  }

  private func alignment(_ document: InputDocument, _ text: String, _ writer: inout JSONWriter) {
    let (converted, map) = converter.convertAligned(text)
    writer.beginObject()
    writer.key("id")
    writer.string(document.id)
    if let part = document.part {
      writer.key("part")
      writer.number(part)
    }
    writer.key("text")
    writer.string(converted)
    writer.key("alignment")
    writer.beginArray()
    for run in map.runs(source: text, output: converted) {
      writer.beginArray()
      writer.number(document.base.scalars + run.source.lowerBound)
      writer.number(document.base.scalars + run.source.upperBound)
      writer.number(run.output.lowerBound)
      writer.number(run.output.upperBound)
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
  }

  private func decisions(_ document: InputDocument, _ text: String, _ writer: inout JSONWriter) {
    for decision in converter.decisions(in: text) {
      writer.beginObject()
      writer.key("id")
      writer.string(document.id)
      writer.key("start")
      writer.number(document.base.scalars + decision.span.scalars.lowerBound)
      writer.key("end")
      writer.number(document.base.scalars + decision.span.scalars.upperBound)
      writer.key("text")
      writer.string(String(decision.character))
      writer.key("chosen")
      writer.string(String(decision.chosen))
      writer.key("candidates")
      writer.beginArray()
      for candidate in decision.candidates { writer.string(String(candidate)) }
      writer.endArray()
      writer.key("confidence")
      writer.raw(Self.decimal(decision.confidence).utf8)
      writer.endObject()
      writer.newline()
    }
  }

  /// Three decimals, without Foundation.
  static func decimal(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    if thousandths % 1000 == 0 { return String(thousandths / 1000) }
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(digits)"
  }
}
