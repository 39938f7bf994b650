// zhtext: the command, one file per subcommand.

import ArgumentParser

@main
struct ZhTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhtext",
    abstract: "Entities, conversion, segmentation and numbers of Chinese text.",
    discussion: """
      Every command reads files or standard input, and writes to standard output or to -o FILE.

      EXAMPLES:
        zhtext extract article.txt
        zhtext extract --help
        zhtext --generate-completion-script bash
      """,
    version: "0.1.0",
    subcommands: [
      ExtractCommand.self, ReportCommand.self, ConvertCommand.self, SegmentCommand.self,
      NumbersCommand.self, DetectCommand.self,
    ])

  static func main() {
    rejectUnknownCommand()
    main(nil)
  }

  /// A mistyped command would be called an unexpected argument otherwise.
  private static func rejectUnknownCommand() {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !known.contains(word)
    else { return }
    let error = UnknownWord(noun: "command", word: word, known: known)
    exit(withError: ValidationError(error.description))
  }
}
