// zhtext report

import ArgumentParser
import CommandSupport
import ZhText

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Shows a corpus in one view: its schools, districts, policies and figures.",
    discussion: """
      Lists what the documents name, most frequent first, each with its documents and a sentence. \
      Re-posts of one article, in either script, count once: documents are copies where they \
      share half of their sentences, page furniture left out. Their copies are listed.

      EXAMPLES:
        zhtext report news -o report.html
        zhtext report --format csv --types school --top 20 news
        xz -dc corpus.jsonl.xz | zhtext report --input-format jsonl --format json -
      """)

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "html (one self-contained page), json, or csv. (default: html)",
    completion: .list(ReportFormat.words), transform: ReportFormat.choose)
  var format: ReportFormat = .html

  @Option(
    help: "The kinds to report, separated by commas. (default: \(KindList.all))",
    completion: .list(EntityKind.words), transform: EntityKind.list)
  var types: KindList = .all

  @Option(help: "How many entries of each kind are listed (default: html 200, else all).")
  var top: Int?

  @Option(help: "How many sentences are shown for an entry.")
  var examples = 5

  @Flag(help: "Count every copy of an article, and page furniture, too.")
  var keepDuplicates = false

  @Option(
    help: "text, jsonl or html. (default: text; .jsonl, .html and .htm files are what they say)",
    completion: .list(InputFormat.words), transform: InputFormat.choose)
  var inputFormat: InputFormat = .text

  @Option(
    help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)",
    completion: .list(EncodingChoice.words), transform: EncodingChoice.choose)
  var encoding: EncodingChoice = .auto

  @Option(help: "How many threads work (default: all cores).")
  var jobs: Int?

  @Option(help: "The longest JSON Lines record or HTML page, in bytes.")
  var maxRecord = 64 << 20

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
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    if examples < 0 { throw ValidationError("--examples must not be negative.") }
    if maxRecord < 1 { throw ValidationError("--max-record must be at least 1.") }
  }

  func run() throws {
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      let extractor = EntityExtractor()
      let processor = DocumentProcessor(
        extractor: extractor, kinds: types.kinds, strict: strict,
        output: DigestOutput(extractor: extractor))
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding, maxRecord: maxRecord)
      let stock = Stock { ExtractionState() }
      var collector = CorpusCollector()
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { processor.process(group, $0) }
      } take: { group in
        for digest in group.digests { collector.add(digest) }
        collector.failed += group.diagnostics.count(where: \.isFailure)
      }
      let report = collector.report(keepingDuplicates: keepDuplicates, examples: examples)
      try sink.write(bytes(of: report))
    }
  }

  private func bytes(of report: CorpusReport) -> [UInt8] {
    switch format {
    case .html: ReportPage(report: report, top: top ?? 200).bytes()
    case .json: ReportJSON(report: report, top: top ?? .max).bytes()
    case .csv:
      ReportCSV(
        report: report, top: top ?? .max, table: CSVTable(forSpreadsheets: spreadsheet)
      ).bytes()
    }
  }
}

enum ReportFormat: String, Choice {
  case html, json, csv

  static var noun: String { "format" }
}

/// Keeps a digest of each document and writes nothing.
struct DigestOutput: DocumentWriter {
  let extractor: EntityExtractor

  func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    state.digests.append(DocumentDigest(document, extractor, state.workspace))
  }
}
