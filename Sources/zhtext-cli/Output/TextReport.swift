// The text format: the text with its entities in colour, then a table.

import CommandSupport
import ZhText

struct TextReport {
  let extractor: EntityExtractor
  let colors: Bool

  func write(
    _ document: InputDocument, _ utf8: UnsafeBufferPointer<UInt8>,
    _ workspace: borrowing DocumentWorkspace, to output: inout [UInt8]
  ) {
    let entities = extractor.entities(workspace, of: utf8)
    output.append(contentsOf: "── \(document.id)\n".utf8)
    writeText(utf8, entities, to: &output)
    if utf8.last != 0x0A { output.append(0x0A) }
    output.append(0x0A)
    writeTable(entities, base: document.base.scalars, to: &output)
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

  private func writeTable(_ entities: [Entity], base: Int, to output: inout [UInt8]) {
    var rows: [[String]] = []
    for entity in entities {
      let what =
        entity.code ?? entity.canonical ?? entity.value.map { value in
          "\(entity.comparator.map { $0 + " " } ?? "")\(value)\(entity.unit.map { " " + $0 } ?? "")"
        } ?? entity.district ?? ""
      rows.append([
        "\(entity.span.scalars.lowerBound + base)–\(entity.span.scalars.upperBound + base)",
        entity.kind.name, entity.text, entity.name ?? "", what,
      ])
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

/// Columns that text takes on a terminal: two for wide characters.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
