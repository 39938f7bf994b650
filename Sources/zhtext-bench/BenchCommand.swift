// zhtext-bench: throughput on a corpus.

import ArgumentParser
import Foundation
import ZhText

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhtext-bench",
    abstract: "Measures the throughput of every stage on your own files.",
    discussion: """
      Each stage runs over all documents, round after round, for at least --min-time; the rounds of
      the rows are interleaved, and a row shows the median round and the spread. Use different
      documents, not one repeated: a repeated text flatters cached tables. Every row also prints how
      many results it had and a checksum, so that a wrong answer cannot look fast.

      Examples:
        zhtext-bench Corpus/texts
        zhtext-bench --stages segment,extract --engines zhtext,icu news/
        zhtext-bench --format json -o before.json news/
        zhtext-bench --baseline before.json news/
        zhtext-bench --format html -o bench.html news/
      """,
    version: "0.1.0")

  @Argument(help: "Files and folders; .jsonl files give one document for each line.")
  var paths: [String]

  @Option(help: "text, json or html (with charts).")
  var format: BenchFormat = .text

  @Option(help: "Stages, separated by commas: \(StageList.known).")
  var stages: StageList = .all

  @Option(help: "Engines, separated by commas: zhtext, icu (ICU's own services).")
  var engines: EngineList = .all

  @Option(name: .customLong("repeat"), help: "The least number of rounds for each row.")
  var rounds = 5

  @Option(help: "The least time for each row, in seconds.")
  var minTime = 0.5

  @Option(help: "Thread counts for the scaling rows, such as 1,2,4 (default: 1 and all cores).")
  var threads: ThreadList?

  @Option(help: "An earlier run in JSON to compare with.")
  var baseline: String?

  @Option(name: [.short, .long], help: "Write to this file.")
  var output: String?

  func validate() throws {
    if rounds < 1 { throw ValidationError("--repeat must be at least 1.") }
    if minTime < 0 { throw ValidationError("--min-time must not be negative.") }
  }

  func run() throws {
    let corpus = try BenchCorpus(paths: paths)
    if corpus.documents.isEmpty {
      throw ValidationError("No text found in \(paths.joined(separator: ", ")).")
    }
    let plan = BenchPlan(
      stages: stages.names, engines: engines.names,
      threads: threads?.counts ?? ThreadList.standard, rounds: rounds, minTime: minTime)
    let report = BenchReport(
      machine: Machine.describe(), versions: Machine.versions(), corpus: corpus.summary,
      rows: plan.run(on: corpus))
    var earlier: BenchReport?
    if let baseline {
      do {
        let data = try Data(contentsOf: URL(fileURLWithPath: baseline))
        earlier = try JSONDecoder().decode(BenchReport.self, from: data)
      } catch {
        throw ValidationError(
          "\(baseline) is no report of zhtext-bench --format json: \(error.localizedDescription)")
      }
    }
    let text =
      switch format {
      case .text: TextTableReport(report: report, baseline: earlier).render()
      case .json: try JSONReport.render(report)
      case .html: HTMLReport(report: report, baseline: earlier).render()
      }
    if let output {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } else {
      FileHandle.standardOutput.write(Data(text.utf8))
    }
  }
}

enum BenchFormat: String, CaseIterable, ExpressibleByArgument { case text, json, html }

/// Names separated by commas, each one of a known list.
struct StageList: ExpressibleByArgument {
  let names: [String]
  static let all = StageList(names: Stages.all)
  static let known = Stages.all.joined(separator: ", ")

  init(names: [String]) { self.names = names }

  init?(argument: String) {
    names = argument.split(separator: ",").map(String.init)
    if names.isEmpty || !names.allSatisfy(Stages.all.contains) { return nil }
  }

  var defaultValueDescription: String { "all" }
}

struct EngineList: ExpressibleByArgument {
  let names: [String]
  static let all = EngineList(names: ["zhtext", "icu"])

  init(names: [String]) { self.names = names }

  init?(argument: String) {
    names = argument.split(separator: ",").map(String.init)
    if names.isEmpty || !names.allSatisfy(Self.all.names.contains) { return nil }
  }

  var defaultValueDescription: String { "zhtext,icu" }
}

struct ThreadList: ExpressibleByArgument {
  let counts: [Int]
  static var standard: [Int] {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    return cores > 1 ? [1, cores] : [1]
  }

  init?(argument: String) {
    counts = argument.split(separator: ",").compactMap { Int($0) }
    if counts.isEmpty || counts.contains(where: { $0 < 1 || $0 > 1024 }) { return nil }
  }
}
