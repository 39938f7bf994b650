// Messages on standard error, and what they mean for the exit status.

import SystemPackage
import ZhText

/// A message about one input.
struct Diagnostic: Sendable {
  var input: String
  var message: String
  /// Whether the input counts as failed.
  var isFailure: Bool

  func print() {
    let line = "zhtext: \(input): \(message)\n"
    _ = try? FileDescriptor.standardError.writeAll(line.utf8)
  }

  /// What to say about invalid sequences that were replaced.
  static func replaced(_ sequences: [InvalidSequence], encoding: TextEncoding, in input: String)
    -> Diagnostic?
  {
    guard let first = sequences.first else { return nil }
    let message =
      sequences.count == 1
      ? "byte \(first.offset): an invalid \(encoding.rawValue) sequence became U+FFFD"
      : "byte \(first.offset): the first of \(sequences.count) invalid \(encoding.rawValue) sequences that became U+FFFD"
    return Diagnostic(input: input, message: message, isFailure: false)
  }
}
