import Foundation

/// Case tables beside the tests: TSV with `#` comments and one header row.
enum CaseFile {
  static func rows(_ name: String, columns: Int, file: String = #filePath) throws -> [[String]] {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Cases").appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0.count == columns }
  }
}
