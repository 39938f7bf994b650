// Files of the user's terms for conversions.

import Foundation
import ZhText

/// A text file with one term a line; `#` begins a comment line.
struct TermFile {
  private let name: String
  private let lines: [(number: Int, fields: [String])]

  init(_ path: String) throws(ZhTextError) {
    name = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .invalidLine(file: path, line: 0, reason: "the file cannot be read")
    }
    let text = try TextDecoder().decode([UInt8](data)).text
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .compactMap { index, line in
        if line.isEmpty || line.hasPrefix("#") { return nil }
        return (index + 1, line.split(separator: "\t").map(String.init))
      }
  }

  func addProtected(to terms: inout ConversionTerms) throws(ZhTextError) {
    for (number, fields) in lines {
      guard fields.count == 1 else {
        throw .invalidLine(
          file: name, line: number, reason: "a term to protect stands alone on its line")
      }
      terms.protect(fields[0])
    }
  }

  func addReplaced(to terms: inout ConversionTerms) throws(ZhTextError) {
    for (number, fields) in lines {
      guard fields.count == 2 else {
        throw .invalidLine(
          file: name, line: number, reason: "expected a term, a tab, and what it becomes")
      }
      terms.replace(fields[0], with: fields[1])
    }
  }
}
