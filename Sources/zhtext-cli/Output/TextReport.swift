// The text format: the text with its entities in colour, then a table.

import CommandSupport
import ZhText

struct TextReport: DocumentWriter {
  let extractor: EntityExtractor
  let options: EntityJSONOptions
  let colors: Bool

  func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    let entities = extractor.entities(state.workspace, of: document.utf8)
    let title = Terminal.truncated(document.title, to: .max)
    state.writer.bytes.append(contentsOf: "── \(title)\n".utf8)
    writeText(document.utf8, entities, to: &state.writer.bytes)
    if document.utf8.last != 0x0A { state.writer.bytes.append(0x0A) }
    state.writer.bytes.append(0x0A)
    writeTable(entities, document, to: &state.writer.bytes)
  }

  private func writeText(
    _ utf8: UnsafeBufferPointer<UInt8>, _ entities: [Entity], to output: inout [UInt8]
  ) {
    guard colors else {
      output.append(contentsOf: utf8)
      return
    }
    // Nested entities: the outer one's colour, the inner one's underline.
    var position = 0
    var open: [(end: Int, style: String)] = []
    func advance(to target: Int) {
      while let top = open.last, top.end <= target {
        output.append(contentsOf: utf8[position..<top.end])
        position = top.end
        open.removeLast()
        output.append(contentsOf: "\u{1B}[0m".utf8)
        for style in open { output.append(contentsOf: style.style.utf8) }
      }
      output.append(contentsOf: utf8[position..<target])
      position = target
    }
    for entity in entities {
      advance(to: entity.span.utf8.lowerBound)
      let end = min(entity.span.utf8.upperBound, open.last?.end ?? .max)
      open.append((end, Self.style(entity.kind, nested: !open.isEmpty)))
      output.append(contentsOf: (open.last?.style ?? "").utf8)
    }
    advance(to: utf8.count)
  }

  private func writeTable(
    _ entities: [Entity], _ document: ExtractedDocument, to output: inout [UInt8]
  ) {
    var rows: [[String]] = []
    for entity in entities {
      let place = options.offsets.range(
        of: entity.span, base: document.input.base, byteOffset: document.byteRange)
      var row = [
        "\(place.lowerBound)–\(place.upperBound)", entity.kind.name, entity.text,
        entity.name ?? "", EntitySummary.identity(entity),
      ]
      if options.candidates, !entity.candidates.isEmpty {
        row[4] += "open: " + entity.candidates.joined(separator: " ")
      }
      if options.explain { row[4] += "  [" + entity.evidence.joined(separator: " ") + "]" }
      rows.append(row.map { Terminal.truncated($0, to: .max) })
    }
    if rows.isEmpty {
      output.append(contentsOf: "no entities\n\n".utf8)
      return
    }
    rows.insert(["place", "type", "text", "name", "code, title or value"], at: 0)
    let widths = (0..<4).map { column in
      min(40, rows.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < 4 {
          line += String(repeating: " ", count: max(2, widths[column] + 2 - DisplayWidth.of(cell)))
        }
      }
      output.append(contentsOf: line.utf8)
      output.append(0x0A)
    }
    output.append(0x0A)
  }

  private static func style(_ kind: EntityKind, nested: Bool) -> String {
    let underline = nested ? "4;" : ""
    switch kind {
    case .school: return "\u{1B}[\(underline)36m"
    case .district: return "\u{1B}[\(underline)32m"
    case .policy: return "\u{1B}[\(underline)35m"
    case .count: return "\u{1B}[\(underline)33m"
    }
  }
}
