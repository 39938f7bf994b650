// The figures as one self-contained page with charts.

import Foundation

struct HTMLReport {
  let report: BenchReport
  let baseline: BenchReport?

  func render() -> String {
    let table = TextTableReport(report: report, baseline: baseline).render()
    let machine =
      (report.machine.sorted { $0.key < $1.key } + report.versions.sorted { $0.key < $1.key })
      .map { "\($0.key): \(Self.escape($0.value))" }.joined(separator: " · ")
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>ZhText benchmark</title>
      <style>
      :root { color-scheme: light dark; --bg: #fff; --fg: #1b1f24; --dim: #667; --own: #2563c9; --other: #b0653a; }
      @media (prefers-color-scheme: dark) {
        :root { --bg: #14171b; --fg: #e6e8ea; --dim: #9aa; --own: #7fb0ff; --other: #e0a27c; }
      }
      body { background: var(--bg); color: var(--fg); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
      h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-top: 2rem }
      svg { width: 100%; height: auto } svg text { fill: var(--fg); font: 13px system-ui, sans-serif }
      .own { fill: var(--own) } .other { fill: var(--other) }
      pre { overflow-x: auto; font-size: 13px } p.dim { color: var(--dim) }
      </style>
      <h1>ZhText benchmark</h1>
      <p class="dim">\(machine)</p>
      <h2>Throughput, one thread (MB/s)</h2>
      \(bars(report.rows.filter { $0.threads == 1 }, value: { $0.mbPerSecond }, unit: "MB/s"))
      <h2>Latency per document, 99th percentile (µs)</h2>
      \(bars(report.rows.filter { $0.threads == 1 }, value: { $0.p99us }, unit: "µs"))
      <h2>Scaling over threads</h2>
      \(bars(report.rows.filter { $0.engine == "zhtext" }, value: { speedup($0) }, unit: "×"))
      <h2>All figures</h2>
      <pre>\(Self.escape(table))</pre>
      </html>

      """
  }

  private func speedup(_ row: BenchRow) -> Double {
    guard
      let single = report.rows.first(where: {
        $0.stage == row.stage && $0.engine == row.engine && $0.threads == 1
      })
    else { return 1 }
    return row.mbPerSecond / single.mbPerSecond
  }

  /// Horizontal bars; the label names stage, engine and threads.
  private func bars(_ rows: [BenchRow], value: (BenchRow) -> Double, unit: String) -> String {
    let height = 26
    let longest = rows.map(value).max() ?? 1
    var svg =
      "<svg viewBox=\"0 0 800 \(rows.count * height + 4)\" role=\"img\" aria-label=\"bar chart\">\n"
    for (index, row) in rows.enumerated() {
      let y = index * height
      let width = max(1, value(row) / max(longest, 1e-9) * 480)
      let label =
        "\(row.stage) · \(row.engine)\(row.threads > 1 ? " · \(row.threads) threads" : "")"
      svg += """
        <text x="0" y="\(y + 18)">\(Self.escape(label))</text>
        <rect class="\(row.engine == "zhtext" ? "own" : "other")" x="210" y="\(y + 4)" width="\(Int(width))" height="\(height - 8)" rx="2"/>
        <text x="\(218 + Int(width))" y="\(y + 18)">\(String(format: value(row) < 10 ? "%.2f" : "%.0f", value(row))) \(unit)</text>

        """
    }
    return svg + "</svg>"
  }

  private static func escape(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }
}
