// zhtext extract

import ArgumentParser
import CommandSupport
import ZhText

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds the schools, districts, policies and counts that texts name.",
    discussion: """
      Reads files, folders (their .txt .md .html .htm .jsonl files in a fixed order) or standard
      input, and writes what each text names: where it stands, and what it is.

      Examples:
        zhtext extract article.txt
        zhtext extract --format jsonl --types school,district news/ > entities.jsonl
        xz -dc corpus.jsonl.xz | zhtext extract --input-format jsonl --format jsonl -

      Exit status: 0 all done; 1 some input failed (each is named on standard error and the rest
      is still processed); 64 wrong usage.
      """)

  @Argument(help: "Files and folders; - or none: standard input.")
  var paths: [String] = []

  @Option(help: "text (default on a terminal), json, or jsonl (default elsewhere).")
  var format: ExtractFormat?

  @Option(help: "The kinds to find, separated by commas: school,district,policy,count.")
  var types: KindList = .all

  @Option(help: "The unit of offsets: scalar, utf8, utf16, or byte (of the file as stored).")
  var offsets: OffsetUnit = .scalar

  @Option(help: "text, or jsonl: lines {\"id\":…,\"text\":…}; other fields pass through.")
  var inputFormat: InputFormat = .text

  @Option(help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs.")
  var encoding: EncodingChoice = .auto

  @Option(help: "How many threads work (default: all cores). Output stays in input order.")
  var jobs: Int?

  @Option(help: "The longest JSON Lines record, in bytes.")
  var maxRecord = 64 << 20

  @Flag(help: "Add to each entity which evidence decided.")
  var explain = false

  @Flag(help: "Add to each district the codes that the text leaves open.")
  var candidates = false

  @Flag(help: "Invalid bytes fail the input instead of becoming U+FFFD.")
  var strict = false

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Option(name: [.short, .long], help: "Write to this file; it appears when complete.")
  var output: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if maxRecord < 1 { throw ValidationError("--max-record must be at least 1.") }
  }

  func run() throws {
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      let format = format ?? (sink.isTerminal ? .text : .jsonl)
      var options = EntityJSONOptions()
      options.offsets = offsets
      options.explain = explain
      options.candidates = candidates
      let processor = DocumentProcessor(
        extractor: EntityExtractor(), kinds: types.kinds, strict: strict, options: options,
        format: format, colors: sink.isTerminal)
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding,
        maxRecord: maxRecord)
      let stock = Stock { ExtractionState() }
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { processor.process(group, $0) }
      }
    }
  }
}

enum ExtractFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text, json, jsonl
}

extension OffsetUnit: ExpressibleByArgument {}
extension InputFormat: ExpressibleByArgument {}

/// A comma-separated list of entity kinds.
struct KindList: ExpressibleByArgument {
  var kinds: Set<EntityKind>

  static let all = KindList(kinds: Set(EntityKind.allCases))

  init(kinds: Set<EntityKind>) { self.kinds = kinds }

  init?(argument: String) {
    kinds = []
    for name in argument.split(separator: ",") {
      guard let kind = EntityKind(name: String(name)) else { return nil }
      kinds.insert(kind)
    }
    if kinds.isEmpty { return nil }
  }

  var defaultValueDescription: String { "all" }
}

/// An encoding, or automatic detection.
struct EncodingChoice: ExpressibleByArgument {
  var encoding: TextEncoding?

  static let auto = EncodingChoice(encoding: nil)

  init(encoding: TextEncoding?) { self.encoding = encoding }

  init?(argument: String) {
    if argument == "auto" { return }
    guard let encoding = TextEncoding(name: argument) else { return nil }
    self.encoding = encoding
  }

  var defaultValueDescription: String { "auto" }
}
