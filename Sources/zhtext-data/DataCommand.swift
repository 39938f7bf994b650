// zhtext-data: builds Sources/ZhText/Data/built from Sources/ZhText/Data/source and ICU.

import ArgumentParser
import Foundation

@main
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhtext-data",
    abstract: "Builds the tables of ZhText, or checks that they are up to date.",
    discussion: """
      Run it in the project's root. The tables read from ICU depend on ICU's version, which is
      recorded in built/BUILT.tsv; under another version --check compares our own sources only.
      """)

  @Flag(help: "Compare instead of writing; exit status 1 when a table differs from its sources.")
  var check = false

  @Option(help: "The folder that holds source/ and built/.")
  var data = "Sources/ZhText/Data"

  @Argument(help: "The tables to build, such as fold or gazetteer (default: all).")
  var tables: [String] = []

  func run() throws {
    let folder = DataFolder(path: data)
    let record = try BuildRecord(folder: folder)
    var different: [String] = []
    for table in allTables where tables.isEmpty || tables.contains(table.name) {
      if check {
        if !(try table.isCurrent(folder: folder, record: record)) { different.append(table.name) }
      } else {
        try table.write(folder: folder, record: record)
      }
    }
    if !check { try record.save(folder: folder) }
    for name in different {
      print(
        "\(name).bin is not what its sources give; run: swift run -c release zhtext-data \(name)")
    }
    if !different.isEmpty { throw ExitCode(1) }
    if check { print("all tables are up to date") }
  }
}
