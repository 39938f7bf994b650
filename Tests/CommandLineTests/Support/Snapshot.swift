// Golden files: expected outputs beside the tests.

import Foundation
import Testing

enum Snapshot {
  /// Compares with `Snapshots/NAME`. With ZHTEXT_RECORD_SNAPSHOTS=1 the file is written instead.
  static func expect(
    _ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["ZHTEXT_RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard text != expected else { return }
    let (new, old) = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let line = zip(new, old).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(name) differs from line \(line + 1) on.
      expected: \(line < old.count ? old[line] : "(no line)")
      got:      \(line < new.count ? new[line] : "(no line)")
      Set ZHTEXT_RECORD_SNAPSHOTS=1 to record it anew.
      """, sourceLocation: sourceLocation)
  }
}
