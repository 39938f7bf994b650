// zhtext segment

import ArgumentParser
import CommandSupport
import ZhText

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cuts text into words.")

  @Argument(help: "Files and folders; - or none: standard input.")
  var paths: [String] = []

  @Option(help: "How many threads work (default: all cores). Output stays in input order.")
  var jobs: Int?

  func run() throws {
    let run = CommandRun(paths: paths, output: nil, failFast: false)
    try run.perform { sink in
      let segmenter = WordSegmenter()
      let reader = DocumentReader(
        inputs: run.inputs, format: .text, encoding: nil, maxRecord: 64 << 20)
      let stock = Stock { SegmentationState() }
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { state in
          var result = ProcessedGroup()
          for document in group {
            if case .text(let decoded) = document.content {
              decoded.utf8.withUnsafeBufferPointer {
                segmenter.writeSpaced($0, workspace: &state.workspace, to: &result.bytes)
              }
            }
          }
          return result
        }
      }
    }
  }
}

final class SegmentationState {
  var workspace = SegmentationWorkspace()
}
