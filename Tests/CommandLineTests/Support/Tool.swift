// Runs the built executables as a user would.

import Foundation
import Testing

/// What a run of a command gave.
struct ToolResult {
  var status: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

enum Tool {
  /// The folder of the executables that were built with the tests.
  static let folder: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
  }()

  /// Runs `zhtext` in a folder. Standard input is empty unless given.
  static func zhtext(
    _ arguments: [String], in place: borrowing TemporaryFolder, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> ToolResult {
    try run(
      folder.appendingPathComponent("zhtext"), arguments, in: place, input: input,
      environment: environment)
  }

  /// Runs a line of bash in which `zhtext` is the built one.
  static func shell(_ line: String, in place: borrowing TemporaryFolder) throws -> ToolResult {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", line], in: place, input: Data(),
      environment: ["PATH": "\(folder.path):\(path)"])
  }

  private static func run(
    _ executable: URL, _ arguments: [String], in place: borrowing TemporaryFolder, input: Data,
    environment: [String: String]
  ) throws -> ToolResult {
    // Files instead of pipes: a full pipe could stop both sides.
    let scratch = try TemporaryFolder()
    try scratch.write("input", input)
    try scratch.write("output", Data())
    try scratch.write("errors", Data())
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = place.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: scratch.file("input"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.file("output"))
    process.standardError = try FileHandle(forWritingTo: scratch.file("errors"))
    try process.run()
    process.waitUntilExit()
    return ToolResult(
      status: process.terminationStatus,
      output: try Data(contentsOf: scratch.file("output")),
      errors: String(decoding: try Data(contentsOf: scratch.file("errors")), as: UTF8.self))
  }
}

/// A folder of its own for a test; removed at the end.
struct TemporaryFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("zhtext-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  func write(_ name: String, _ data: Data) throws {
    let file = file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? []
  }
}
