// zhtext extract

import ArgumentParser
import ZhText

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Finds the schools, districts, policies and counts that texts name.")

  @Argument(help: "Files and folders; - or none: standard input.")
  var paths: [String] = []

  func run() throws {
    print(EntityExtractor().entities(in: "蘭州市城關區的北京大學與雙減").map { "\($0.text) \($0.code ?? "")" })
  }
}
