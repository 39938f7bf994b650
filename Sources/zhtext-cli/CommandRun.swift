// The frame of a command's run: inputs, output, failures, exit status.

import ArgumentParser
import CommandSupport
import SystemPackage
import ZhText

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

final class CommandRun {
  let inputs: [InputPath]
  private let output: String?
  private let failFast: Bool
  private var failed = false
  private var progress: ProgressBar?
  /// What ends an output that a signal cut short, in a format that has a way to say so.
  var partialMark: [UInt8] = []

  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  init(paths: [String], output: String?, failFast: Bool) {
    self.output = output
    self.failFast = failFast
    var failed = false
    inputs = InputPath.expand(
      paths,
      skipped: { path in
        Diagnostic(
          input: path.string,
          message: "skipped: not a kind of text file that is read from folders", isFailure: false
        ).print()
      },
      failed: { name, reason in
        Diagnostic(input: name, message: reason, isFailure: true).print()
        failed = true
      })
    self.failed = failed
  }

  /// Runs `body` with the output, finishes the output, and exits with 1 when an input failed.
  ///
  /// After SIGINT or SIGTERM the output so far is written and `partialMark` after it, a file named by `-o`
  /// does not appear, and the exit status is 130.
  func perform(_ body: (OutputSink) throws -> Void) throws {
    if failed, failFast { throw ExitCode(1) }
    Interrupt.install()
    do {
      let sink = try OutputSink(path: output)
      do {
        try body(sink)
      } catch let error where !(error is OutputError) {
        if !Interrupt.isRequested {
          // What was done before the failure stands.
          if output == nil { try sink.flush() }
          throw error
        }
      }
      if Interrupt.isRequested {
        Diagnostic(
          input: output ?? "standard output", message: "interrupted; the output is not complete",
          isFailure: true
        ).print()
        if output == nil {
          try sink.write(partialMark)
          try sink.flush()
        }
        throw ExitCode(130)
      }
      try sink.finish()
    } catch let error as OutputError {
      if error.isClosedPipe { throw ExitCode(141) }
      Diagnostic(input: error.name, message: error.reason, isFailure: true).print()
      throw ExitCode(1)
    }
    if failed { throw ExitCode(1) }
  }

  /// Says what is to say about an input.
  func report(_ diagnostics: [Diagnostic]) throws {
    for diagnostic in diagnostics { try report(diagnostic) }
  }

  private func report(_ diagnostic: Diagnostic) throws {
    progress?.clear()
    diagnostic.print()
    guard diagnostic.isFailure else { return }
    failed = true
    if failFast { throw ExitCode(1) }
  }

  /// Bytes of small documents that are processed together.
  private static let groupSize = 1 << 18

  /// Processes all documents of the reader; results keep the order of the inputs.
  func process(
    _ reader: DocumentReader, jobs: Int, to sink: OutputSink,
    work: @escaping @Sendable ([InputDocument]) -> ProcessedGroup,
    take: (ProcessedGroup) -> Void = { _ in }
  ) throws {
    var reader = reader
    progress = ProgressBar(inputs: inputs, sink: sink)
    defer { progress?.clear() }
    var readFailures: [Diagnostic] = []
    var ended = false
    let pipeline = OrderedPipeline(jobs: jobs, work: work)
    try pipeline.run(
      next: {
        var group: [InputDocument] = []
        var size = 0
        while !ended, size < Self.groupSize, group.count < 1024 {
          if Interrupt.isRequested { break }
          switch reader.next() {
          case .document(let document):
            group.append(document)
            size += document.size
          case .failure(let name, let error):
            readFailures.append(
              Diagnostic(input: name, message: error.description, isFailure: true))
            if self.failFast { ended = true }
          case nil: ended = true
          }
        }
        return group.isEmpty ? nil : group
      },
      take: { output in
        try sink.write(output.bytes)
        if sink.isTerminal { try sink.flush() }
        take(output)
        self.progress?.advance(by: output.size, input: output.name)
        for diagnostic in output.diagnostics { try self.report(diagnostic) }
      })
    for diagnostic in readFailures { try report(diagnostic) }
    if Interrupt.isRequested { throw Interruption() }
  }
}

/// A signal asked to stop.
private struct Interruption: Error {}

/// The output of a group of documents, and what to say about them.
struct ProcessedGroup: Sendable {
  var bytes: [UInt8] = []
  var diagnostics: [Diagnostic] = []
  /// The bytes read for it.
  var size = 0
  /// The input of its last document.
  var name = ""
  /// For formats that end with an overview.
  var tallies: [DocumentTally] = []
  /// For the report.
  var digests: [DocumentDigest] = []
}
