// The figures of a run, as JSON keeps them.

import Foundation

struct BenchReport: Codable {
  let machine: [String: String]
  let versions: [String: String]
  let corpus: CorpusSummary
  let rows: [BenchRow]

  func row(like other: BenchRow) -> BenchRow? {
    rows.first {
      $0.stage == other.stage && $0.engine == other.engine && $0.threads == other.threads
    }
  }
}

struct BenchRow: Codable {
  let stage: String
  let engine: String
  let threads: Int
  /// Of the median round; MB = 10⁶ bytes of UTF-8.
  let mbPerSecond: Double
  let charsPerSecond: Double
  let docsPerSecond: Double
  /// Latency per document.
  let p50us: Double
  let p99us: Double
  /// Peak resident memory while the row ran, the corpus in memory included.
  let peakMB: Double
  let results: Int
  let checksum: String
  let rounds: Int
  /// (slowest − fastest round) / median.
  let spread: Double
}

enum JSONReport {
  static func render(_ report: BenchReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
