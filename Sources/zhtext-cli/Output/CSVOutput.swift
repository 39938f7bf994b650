// csv: one line for each entity, under a header.

import ZhText

struct CSVOutput: DocumentWriter {
  let extractor: EntityExtractor
  let options: EntityJSONOptions
  let table: CSVTable

  private static let columns = [
    "id", "part", "type", "start", "end", "text", "name", "kind", "code", "path", "district",
    "canonical", "docNumber", "issuer", "value", "unit", "comparator", "noun", "group", "repeat",
  ]

  private var columns: [String] {
    Self.columns + (options.candidates ? ["candidates"] : [])
      + (options.explain ? ["evidence"] : [])
  }

  var head: [UInt8] {
    var bytes = table.mark
    table.append(columns, to: &bytes)
    return bytes
  }

  func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    let title = document.title
    let part = document.input.part.map { String($0) } ?? ""
    for entity in extractor.entities(state.workspace, of: document.utf8) {
      let place = options.offsets.range(
        of: entity.span, base: document.input.base, byteOffset: document.byteRange)
      var row = [
        title, part, entity.kind.name, String(place.lowerBound), String(place.upperBound),
        entity.text, entity.name ?? "", entity.subkind ?? "", entity.code ?? "",
        entity.path?.joined(separator: "/") ?? "", entity.district ?? "", entity.canonical ?? "",
        entity.docNumber ?? "", entity.issuer ?? "", entity.value ?? "", entity.unit ?? "",
        entity.comparator ?? "", entity.noun ?? "", entity.group.map { String($0) } ?? "",
        entity.isRepeat ? "true" : "",
      ]
      if options.candidates { row.append(entity.candidates.joined(separator: "/")) }
      if options.explain { row.append(entity.evidence.joined(separator: "/")) }
      table.append(row, to: &state.writer.bytes)
    }
  }
}

/// Lines of comma-separated values as RFC 4180 has them.
struct CSVTable: Sendable {
  /// For spreadsheet programs: a byte order mark, so that they read UTF-8; and cells that they
  /// would take for formulas begin with an apostrophe.
  let forSpreadsheets: Bool

  var mark: [UInt8] { forSpreadsheets ? [0xEF, 0xBB, 0xBF] : [] }

  func append(_ row: [String], to output: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { output.append(0x2C) }
      append(cell, to: &output)
    }
    output.append(contentsOf: [0x0D, 0x0A])
  }

  private func append(_ cell: String, to output: inout [UInt8]) {
    let guarded = forSpreadsheets && Self.isFormula(cell)
    let quoted = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if quoted { output.append(0x22) }
    if guarded { output.append(0x27) }
    for byte in cell.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    if quoted { output.append(0x22) }
  }

  /// Whether a spreadsheet program may run the cell. Negative numbers are harmless.
  static func isFormula(_ cell: String) -> Bool {
    switch cell.unicodeScalars.first {
    case "=", "+", "@", "\t", "\r", "＝", "＋", "－", "＠": true
    case "-": Double(cell) == nil
    default: false
    }
  }
}
