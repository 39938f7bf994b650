// zhtext segment

import ArgumentParser
import CommandSupport
import SystemPackage
import ZhText

struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cuts text into words.",
    discussion: """
      Writes each line with one space between its words. Traditional and Simplified text are cut
      alike. White space in the input only separates words; every other character is kept.

      --mode search also gives the shorter words inside long ones, as search engines index them;
      --mode icu gives exactly the boundaries of ICU's word iterator.

      A --dictionary has one word a line, then optionally a weight and a tag, as jieba's have. The
      tags must, prefer (the default) and never say how much the entry counts; the weight 0 means
      never. Words with spaces and Latin letters are taken.

      Examples:
        zhtext segment article.txt
        zhtext segment --dictionary terms.txt --format jsonl news/ > words.jsonl
        zhtext segment --explain 乒乓球拍賣完了

      Exit status: 0 all done; 1 some input failed; 64 wrong usage.
      """)

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "standard, search or icu. (default: standard)",
    completion: .list(SegmentationMode.words), transform: SegmentationMode.choose)
  var mode: SegmentationMode = .standard

  @Option(
    help: "text, or jsonl: {\"id\":…,\"words\":[{\"start\",\"end\",\"text\"}]}. (default: text)",
    completion: .list(SegmentFormat.words), transform: SegmentFormat.choose)
  var format: SegmentFormat = .text

  @Option(
    help: "text, or jsonl: lines {\"id\":…,\"text\":…}. (default: text)",
    completion: .list(InputFormat.words), transform: InputFormat.choose)
  var inputFormat: InputFormat = .text

  @Option(
    name: .customLong("dictionary"),
    help: "A file of your own words (repeatable; of equal words the last wins).",
    completion: .file())
  var dictionaries: [String] = []

  @Option(help: "Print the competing ways to cut this text, and what decided.")
  var explain: String?

  @Option(
    help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)",
    completion: .list(EncodingChoice.words), transform: EncodingChoice.choose)
  var encoding: EncodingChoice = .auto

  @Option(help: "How many threads work (default: all cores). Output stays in input order.")
  var jobs: Int?

  @Option(help: "The longest JSON Lines record, in bytes.")
  var maxRecord = 64 << 20

  @Flag(help: "Invalid bytes fail the input instead of becoming U+FFFD.")
  var strict = false

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Option(
    name: [.short, .long], help: "Write to this file; it appears when complete.",
    completion: .file())
  var output: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if maxRecord < 1 { throw ValidationError("--max-record must be at least 1.") }
  }

  func run() throws {
    let dictionary = try readDictionaries()
    let segmenter = WordSegmenter(mode: mode, userDictionary: dictionary.words)
    if let explain {
      print(ExplanationReport(segmenter.explanation(of: explain)).text, terminator: "")
      if dictionary.failed { throw ExitCode(1) }
      return
    }
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      let processor = SegmentProcessor(segmenter: segmenter, format: format, strict: strict)
      // Plain lines need no large parts; small ones stay in the cache.
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding,
        maxRecord: maxRecord, partSize: format == .text ? 1 << 18 : TextParts.partSize)
      let stock = Stock { SegmentState() }
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { processor.process(group, $0) }
      }
    }
    if dictionary.failed { throw ExitCode(1) }
  }

  /// The words of all --dictionary files. Rejected lines are named on standard error and the rest is
  /// used; a file that cannot be read is a failure.
  private func readDictionaries() throws -> (words: UserDictionary?, failed: Bool) {
    guard !dictionaries.isEmpty else { return (nil, false) }
    var builder = UserDictionary.Builder()
    var failed = false
    for path in dictionaries {
      do {
        let source = try ByteSource(.file(FilePath(path)))
        var bytes: [UInt8] = []
        while try source.read(1 << 20, into: &bytes) {}
        for error in builder.add(contentsOf: bytes, file: path) {
          Diagnostic(input: path, message: error.description, isFailure: false).print()
        }
      } catch let error as Errno {
        Diagnostic(input: path, message: error.description, isFailure: true).print()
        failed = true
        if failFast { throw ExitCode(1) }
      }
    }
    return (builder.build(), failed)
  }
}

extension SegmentationMode: Choice {
  static var noun: String { "mode" }
}

enum SegmentFormat: String, Choice {
  case text, jsonl

  static var noun: String { "format" }
}
