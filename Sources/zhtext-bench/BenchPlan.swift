// Runs the rows, round by round, and gathers their figures.

import Dispatch
import Foundation
import Histogram
import Synchronization

struct BenchPlan {
  let stages: [String]
  let engines: [String]
  let threads: [Int]
  let rounds: Int
  let minTime: Double

  func run(on corpus: BenchCorpus) -> [BenchRow] {
    var rows: [RowRunner] = []
    for stage in stages {
      for engine in engines where Stages.make(stage, engine: engine) != nil {
        // Scaling is shown for our own stages; the baseline runs on one thread.
        for count in engine == "zhtext" ? threads : [1] {
          rows.append(RowRunner(stage: stage, engine: engine, threads: count, corpus: corpus))
        }
      }
    }
    for row in rows { row.round(counted: false) }
    var round = 0
    // Interleaved, so that a slow moment of the machine falls on all rows alike.
    while round < rounds || rows.contains(where: { $0.measuredTime < minTime }) {
      for row in rows where round < rounds || row.measuredTime < minTime {
        row.round(counted: true)
      }
      round += 1
    }
    return rows.map { $0.row() }
  }
}

/// One row: a stage by an engine on a number of threads.
private final class RowRunner {
  let stage: String
  let engine: String
  let threads: Int
  private let corpus: BenchCorpus
  private let workloads: [any Workload]
  private var histogram = Histogram<UInt64>(
    highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: .three)
  private var seconds: [Double] = []
  private var result = WorkloadResult()
  private var peakBytes = 0

  var measuredTime: Double { seconds.reduce(0, +) }

  init(stage: String, engine: String, threads: Int, corpus: BenchCorpus) {
    self.stage = stage
    self.engine = engine
    self.threads = threads
    self.corpus = corpus
    workloads = (0..<threads).compactMap { _ in Stages.make(stage, engine: engine) }
  }

  func round(counted: Bool) {
    PeakMemory.reset()
    let start = ContinuousClock.now
    let parts = threads == 1 ? [runPart(0)] : runThreads()
    let elapsed = start.duration(to: .now)
    var total = WorkloadResult()
    for part in parts {
      total.results += part.result.results
      // Documents are dealt out in turn, so the sum must not depend on who had which.
      total.checksum = total.checksum &+ part.result.checksum
      if counted { for nanoseconds in part.latencies { histogram.record(nanoseconds) } }
    }
    result = total
    peakBytes = max(peakBytes, PeakMemory.bytes())
    if counted { seconds.append(elapsed / .seconds(1)) }
  }

  private struct Part {
    var result = WorkloadResult()
    var latencies: [UInt64] = []
  }

  private func runPart(_ thread: Int) -> Part {
    var part = Part()
    part.latencies.reserveCapacity(corpus.documents.count / threads + 1)
    let workload = workloads[thread]
    for index in stride(from: thread, to: corpus.documents.count, by: threads) {
      let start = ContinuousClock.now
      var result = WorkloadResult()
      workload.run(corpus.documents[index], &result)
      let elapsed = start.duration(to: .now)
      part.latencies.append(UInt64(max(0, elapsed / .nanoseconds(1))))
      part.result.results += result.results
      part.result.checksum = part.result.checksum &+ result.checksum
    }
    return part
  }

  private func runThreads() -> [Part] {
    let parts = Mutex<[Part]>([])
    nonisolated(unsafe) let runner = self
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let part = runner.runPart(thread)
      parts.withLock { $0.append(part) }
    }
    return parts.withLock { $0 }
  }

  func row() -> BenchRow {
    let summary = corpus.summary
    let sorted = seconds.sorted()
    let median = sorted[sorted.count / 2]
    return BenchRow(
      stage: stage, engine: engine, threads: threads,
      mbPerSecond: Double(summary.bytes) / 1e6 / median,
      charsPerSecond: Double(summary.characters) / median,
      docsPerSecond: Double(summary.documents) / median,
      p50us: Double(histogram.valueAtPercentile(50)) / 1000,
      p99us: Double(histogram.valueAtPercentile(99)) / 1000,
      peakMB: Double(peakBytes) / 1e6, results: result.results,
      checksum: String(result.checksum, radix: 16), rounds: sorted.count,
      spread: ((sorted.last ?? median) - sorted[0]) / median)
  }
}
