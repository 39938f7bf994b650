// zhtext numbers

import ArgumentParser
import CommandSupport
import ZhText

struct NumbersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers",
    abstract: "Finds numbers with their values; turns words into digits and digits into words.",
    discussion: """
      find  writes JSON Lines: each number, money amount, quantity, duration, date, time … with its
            place and exact value.   三百多万人 → {"kind":"quantity","value":"3000000","unit":"人",…}
      itn   writes the text with spelled numbers as digits.      一百二十三所 → 123所
      tn    writes the text with digits spelled out.             123所 → 一百二十三所

      --single-digits (itn) also turns a single digit before a measure word: 三所 → 3所; without it
                      a lone 一 to 九 stays a word.
      --expand        (itn) writes 万 and 亿 out: 三千五百万 → 35000000 instead of 3500万.

      With --input-format jsonl each line is {"id":…,"text":…} and may carry its own "mode".

      Examples:
        zhtext numbers article.txt
        zhtext numbers --mode itn --expand - < transcript.txt
        zhtext numbers --input-format jsonl cases.jsonl

      Exit status: 0 all done; 1 some input failed; 64 wrong usage.
      """)

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "find, itn or tn. (default: find)",
    completion: .list(NumbersMode.words), transform: NumbersMode.choose)
  var mode: NumbersMode = .find

  @Option(
    help: "text, or jsonl: lines {\"id\":…,\"text\":…,\"mode\":…}. (default: text)",
    completion: .list(InputFormat.words), transform: InputFormat.choose)
  var inputFormat: InputFormat = .text

  @Flag(help: "itn: also a single digit before a measure word.")
  var singleDigits = false

  @Flag(help: "itn: write 万 and 亿 out.")
  var expand = false

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
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      var options = NumberNormalizer.Options()
      options.convertsSingleDigits = singleDigits
      options.expandsMagnitudes = expand
      let processor = NumbersProcessor(
        normalizer: NumberNormalizer(options: options), mode: mode, strict: strict)
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding,
        maxRecord: maxRecord)
      let stock = Stock { NumbersState() }
      try run.process(reader, jobs: jobs ?? CommandRun.coreCount, to: sink) { group in
        stock.withValue { processor.process(group, $0) }
      }
    }
  }
}

enum NumbersMode: String, Choice {
  case find, itn, tn

  static var noun: String { "mode" }
}
