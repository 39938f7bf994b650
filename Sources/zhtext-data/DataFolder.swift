// The data folder: reading sources, writing tables, hashes.

import Foundation

/// An error of the table builder, with the file and line.
struct DataError: Error, CustomStringConvertible {
  let description: String
}

struct DataFolder {
  let path: String

  func source(_ name: String) -> String { "\(path)/source/\(name)" }
  func built(_ name: String) -> String { "\(path)/built/\(name).bin" }

  func readBuilt(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: built(name))))
  }

  func writeBuilt(_ name: String, _ image: [UInt8]) throws {
    try Data(image).write(to: URL(fileURLWithPath: built(name)))
  }

  /// The rows of a TSV: comment lines (`#`) and empty lines left out, fields by tab.
  func rows(_ name: String, columns: Int) throws -> [[String]] {
    let text = try String(contentsOfFile: source(name), encoding: .utf8)
    var rows: [[String]] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= columns else {
        throw DataError(
          description: "\(source(name)):\(index + 1): \(fields.count) fields, expected \(columns)")
      }
      rows.append(fields)
    }
    return rows
  }

  func hash(of names: [String]) throws -> String {
    var bytes: [UInt8] = []
    for name in names {
      bytes += [UInt8](try Data(contentsOf: URL(fileURLWithPath: source(name))))
    }
    return try Self.hash(bytes)
  }

  static func hash(_ bytes: [UInt8]) throws -> String { try SHA256.hexDigest(bytes) }
}
