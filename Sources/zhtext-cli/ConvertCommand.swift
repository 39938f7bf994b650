// zhtext convert

import ArgumentParser
import CommandSupport
import ZhText

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts text between Simplified and Traditional and between regional standards.",
    discussion: """
      Text streams from files or standard input to standard output; memory stays bounded.
      s is Simplified, t Traditional in general forms, tw Taiwan, hk Hong Kong; a final p also \
      exchanges regional words (软件 becomes 軟體 in Taiwan).

      EXAMPLES:
        zhtext convert --config s2tw article.txt
        zhtext convert --config tw2sp --encoding big5 old.txt -o new.txt
        zhtext convert --config s2hk --html page.html
        zhtext convert --config s2t --ambiguities article.txt

      TERMS:
        --protect FILE has one term a line; --terms FILE has lines "term TAB result". Lines that
        begin with # are left out.
      """)

  @Option(
    help: "The conversion: \(ConversionProfile.words.joined(separator: " ")).",
    completion: .list(ConversionProfile.words), transform: ConversionProfile.choose)
  var config: ConversionProfile

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "text, or jsonl: one object a document, with the alignment. (default: text)",
    completion: .list(ConvertFormat.words), transform: ConvertFormat.choose)
  var format: ConvertFormat = .text

  @Option(help: "A file of terms that stay as they are.", completion: .file())
  var protect: [String] = []

  @Option(help: "A file of terms and what they become.", completion: .file())
  var terms: [String] = []

  @Flag(help: "HTML: convert what people read, never tags, scripts, styles and comments.")
  var html = false

  @Flag(help: "Write JSON Lines of what was decided, with candidates, instead of the text.")
  var ambiguities = false

  @Option(
    help: "Quotation marks: keep, corner (「」『』) or curly (“”‘’). (default: keep)",
    completion: .list(QuoteStyle.words), transform: QuoteStyle.choose)
  var quotes: QuoteStyle = .keep

  @Option(
    help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)",
    completion: .list(EncodingChoice.words), transform: EncodingChoice.choose)
  var encoding: EncodingChoice = .auto

  @Option(
    help: "utf-8, input (as the input), or one of those of --encoding. (default: utf-8)",
    completion: .list(OutputEncoding.words), transform: OutputEncoding.choose)
  var outputEncoding: OutputEncoding = .utf8

  @Option(
    help: "zhtext, or icu: ICU's transliterator, for comparison. (default: zhtext)",
    completion: .list(ConvertEngine.words), transform: ConvertEngine.choose)
  var engine: ConvertEngine = .zhtext

  @Flag(help: "Invalid bytes fail the input instead of becoming U+FFFD.")
  var strict = false

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Option(
    name: [.short, .long], help: "Write to this file; it appears when complete.",
    completion: .file())
  var output: String?

  func validate() throws {
    if ambiguities, format == .jsonl {
      throw ValidationError("--ambiguities and --format jsonl are two outputs; choose one.")
    }
    if engine == .icu, ambiguities || format == .jsonl || html || !terms.isEmpty || !protect.isEmpty
    {
      throw ValidationError("--engine icu converts plain text only.")
    }
  }

  func run() throws {
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    let converter = ScriptConverter(
      config, options: .init(quotes: quotes, terms: try readTerms(), isHTML: html))
    try run.perform { sink in
      if format == .jsonl || ambiguities {
        let writer = ConversionJSON(converter: converter, listsDecisions: ambiguities)
        let reader = DocumentReader(
          inputs: run.inputs, format: .text, encoding: encoding.encoding, maxRecord: 64 << 20)
        let strict = strict
        try run.process(reader, jobs: CommandRun.coreCount, to: sink) { group in
          writer.process(group, strict: strict)
        }
        return
      }
      let conversion = StreamConversion(
        engine: engine, converter: converter, encoding: encoding.encoding,
        outputEncoding: outputEncoding, strict: strict)
      for input in run.inputs {
        try run.report(try conversion.convert(input, to: sink))
      }
    }
  }

  private func readTerms() throws -> ConversionTerms {
    var result = ConversionTerms()
    do throws(ZhTextError) {
      for path in protect { try TermFile(path).addProtected(to: &result) }
      for path in terms { try TermFile(path).addReplaced(to: &result) }
    } catch {
      throw ValidationError(error.description)
    }
    return result
  }
}

enum ConvertFormat: String, Choice {
  case text, jsonl

  static var noun: String { "format" }
}

enum ConvertEngine: String, Choice {
  case zhtext, icu

  static var noun: String { "engine" }
}

extension ConversionProfile: Choice {
  static var noun: String { "conversion" }
}

extension QuoteStyle: Choice {
  static var noun: String { "style of quotation marks" }
}

/// UTF-8, the input's encoding, or a stated one.
enum OutputEncoding: Sendable, CustomStringConvertible {
  case utf8, input
  case stated(TextEncoding)

  static let words = ["utf-8", "input", "utf-16", "gb18030", "big5", "big5-hkscs"]

  @Sendable static func choose(_ word: String) throws -> OutputEncoding {
    if word == "input" { return .input }
    guard let encoding = TextEncoding(name: word) else {
      throw UnknownWord(noun: "encoding", word: word, known: words)
    }
    return encoding == .utf8 ? .utf8 : .stated(encoding)
  }

  var description: String {
    switch self {
    case .utf8: "utf-8"
    case .input: "input"
    case .stated(let encoding): encoding.rawValue.lowercased()
    }
  }
}
