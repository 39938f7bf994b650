// zhtext extract

import ArgumentParser
import CommandSupport
import ZhText

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds the schools, districts, policies and counts that texts name.",
    discussion: """
      Reads files, folders (their .txt .md .html .htm .jsonl files in a fixed order) or standard \
      input, and writes what each text names: where it stands, and what it is.

      EXAMPLES:
        zhtext extract article.txt
        zhtext extract --format jsonl --types school,district news -o entities.jsonl
        zhtext extract --format html news -o entities.html
        zhtext extract --format csv --spreadsheet news -o entities.csv
        xz -dc corpus.jsonl.xz | zhtext extract --input-format jsonl --format jsonl -

      EXIT STATUS:
        0   all done
        1   some input failed; each is named on standard error, the rest is processed
        64  wrong usage
      """)

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "text (default on a terminal), json, jsonl (default elsewhere), csv, or html.",
    completion: .list(ExtractFormat.words), transform: ExtractFormat.choose)
  var format: ExtractFormat?

  @Option(
    help: "The kinds to find, separated by commas. (default: \(KindList.all))",
    completion: .list(EntityKind.words),
    transform: EntityKind.list)
  var types: KindList = .all

  @Option(
    help:
      "The unit of offsets: scalar, utf8, utf16, or byte (of the file as stored). (default: scalar)",
    completion: .list(OffsetUnit.words), transform: OffsetUnit.choose)
  var offsets: OffsetUnit = .scalar

  @Option(
    help:
      "text, jsonl: lines {\"id\":…,\"text\":…}, whose other fields pass through; or html. (default: text; .jsonl, .html and .htm files are what they say)",
    completion: .list(InputFormat.words), transform: InputFormat.choose)
  var inputFormat: InputFormat = .text

  @Option(
    help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)",
    completion: .list(EncodingChoice.words), transform: EncodingChoice.choose)
  var encoding: EncodingChoice = .auto

  @Option(
    help:
      "Names of your own, which win over the built-in ones: TSV (name, kind, aliases, code, canonical) or JSON; repeatable.",
    completion: .file())
  var gazetteer: [String] = []

  @Option(help: "How many threads work (default: all cores). Output stays in input order.")
  var jobs: Int?

  @Option(help: "The longest JSON Lines record, in bytes.")
  var maxRecord = 64 << 20

  @Flag(help: "Add to each entity which evidence decided.")
  var explain = false

  @Flag(help: "Add to each district the codes that the text leaves open.")
  var candidates = false

  @Flag(help: "csv for spreadsheet programs: a byte order mark; no cell can be a formula.")
  var spreadsheet = false

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
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      let format = format ?? (sink.isTerminal ? .text : .jsonl)
      var options = EntityJSONOptions()
      options.offsets = offsets
      options.explain = explain
      options.candidates = candidates
      if format == .jsonl || format == .json { run.partialMark = JSONOutput.interruptionRecord }
      let extractor = EntityExtractor(gazetteers: try gazetteer.map(GazetteerFile.read))
      let writer = format.writer(
        extractor, options, spreadsheet: spreadsheet,
        colors: sink.isTerminal && Terminal.allowsColors)
      let processor = DocumentProcessor(
        extractor: extractor, kinds: types.kinds, strict: strict, output: writer)
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding,
        maxRecord: maxRecord)
      let stock = Stock { ExtractionState() }
      try sink.write(writer.head)
      var tallies: [DocumentTally] = []
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { processor.process(group, $0) }
      } take: {
        tallies += $0.tallies
      }
      try sink.write(writer.foot(tallies))
    }
  }
}

enum ExtractFormat: String, Choice {
  case text, json, jsonl, csv, html

  static var noun: String { "format" }

  func writer(
    _ extractor: EntityExtractor, _ options: EntityJSONOptions, spreadsheet: Bool, colors: Bool
  ) -> any DocumentWriter {
    switch self {
    case .text: TextReport(extractor: extractor, options: options, colors: colors)
    case .json: JSONOutput(extractor: extractor, options: options, isPretty: true)
    case .jsonl: JSONOutput(extractor: extractor, options: options, isPretty: false)
    case .csv:
      CSVOutput(
        extractor: extractor, options: options, table: CSVTable(forSpreadsheets: spreadsheet))
    case .html: HTMLOutput(extractor: extractor, options: options)
    }
  }
}
