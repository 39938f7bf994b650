// The figures as a table for a terminal.

import Foundation

struct TextTableReport {
  let report: BenchReport
  let baseline: BenchReport?

  func render() -> String {
    let corpus = report.corpus
    var text = String(
      format: "%d documents, %.2f MB, %d characters · %@ · ICU %@\n\n", corpus.documents,
      Double(corpus.bytes) / 1e6, corpus.characters, report.machine["processor"] ?? "",
      report.versions["icu"] ?? "")
    var header = [
      "stage", "engine", "threads", "MB/s", "Mchar/s", "docs/s", "p50 µs", "p99 µs", "peak MB",
      "spread", "results", "checksum",
    ]
    if baseline != nil { header.append("vs baseline") }
    var table = [header]
    for row in report.rows { table.append(cells(row)) }
    let widths = header.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    for cells in table {
      var line = ""
      for (column, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += (column < 2 ? cell + padding : padding + cell) + "  "
      }
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    return text + "\n" + notes()
  }

  private func cells(_ row: BenchRow) -> [String] {
    var cells = [
      row.stage, row.engine, String(row.threads), String(format: "%.1f", row.mbPerSecond),
      String(format: "%.2f", row.charsPerSecond / 1e6), String(format: "%.0f", row.docsPerSecond),
      String(format: "%.1f", row.p50us), String(format: "%.1f", row.p99us),
      String(format: "%.0f", row.peakMB), String(format: "%.0f %%", row.spread * 100),
      String(row.results), row.checksum,
    ]
    if let baseline {
      if let earlier = baseline.row(like: row) {
        let changed = earlier.checksum == row.checksum ? "" : " (other results)"
        cells.append(String(format: "× %.2f%@", row.mbPerSecond / earlier.mbPerSecond, changed))
      } else {
        cells.append("–")
      }
    }
    return cells
  }

  private func notes() -> String {
    var notes = ""
    if let icu = report.rows.first(where: { $0.stage == "segment" && $0.engine == "icu" }) {
      for row in report.rows where row.engine == "zhtext" && row.threads == 1 {
        if row.stage == "segment" || row.stage == "extract" {
          notes += String(
            format: "%@: × %.1f ICU's word iterator, on one thread, in this run\n", row.stage,
            row.mbPerSecond / icu.mbPerSecond)
        }
      }
    }
    let widest = report.rows.map(\.spread).max() ?? 0
    if widest > 0.2 {
      notes += String(
        format:
          "Rounds differ by up to %.0f %%: the machine is busy; trust ratios within this run only.\n",
        widest * 100)
    }
    return notes
  }
}
