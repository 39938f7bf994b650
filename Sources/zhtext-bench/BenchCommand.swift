// zhtext-bench: throughput on a corpus.

import ArgumentParser
import ZhText

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhtext-bench", abstract: "Measures throughput on a corpus.")

  func run() throws {}
}
