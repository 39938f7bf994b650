// zhtext: the command, one file per subcommand.

import ArgumentParser

@main
struct ZhTextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhtext",
    abstract: "Entities, conversion, segmentation and numbers of Chinese text.",
    version: "0.1.0",
    subcommands: [ExtractCommand.self, ConvertCommand.self])
}
