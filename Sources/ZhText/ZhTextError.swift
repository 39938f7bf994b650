// All errors of the library, and their texts, in one place.

/// What can go wrong, one case per cause. The message of a case says what was wrong, where, and
/// what to do about it.
public enum ZhTextError: Error, Equatable, Sendable {
  /// The bytes are not valid in their encoding (only thrown in strict decoding).
  case invalidBytes(encoding: String, offset: Int, count: Int)
  /// The bytes look like no text at all.
  case binaryInput(offset: Int)
  /// An encoding whose name is not known.
  case unknownEncoding(name: String, known: [String])
  /// The input is longer than the operation takes.
  case inputTooLong(count: Int, limit: Int)
  /// A line of a user's file that cannot be used.
  case invalidLine(file: String, line: Int, reason: String)
  /// A record of a JSON Lines input that cannot be read; `offset` counts bytes from its start.
  case invalidRecord(reason: String, offset: Int)
  /// ICU reported a failure.
  case icu(operation: String, status: String)

  /// A short stable name for programs.
  public var code: String {
    switch self {
    case .invalidBytes: "invalid-bytes"
    case .binaryInput: "binary-input"
    case .unknownEncoding: "unknown-encoding"
    case .inputTooLong: "input-too-long"
    case .invalidLine: "invalid-line"
    case .invalidRecord: "invalid-record"
    case .icu: "icu"
    }
  }

  /// The offset in the input in bytes, where the cause has one.
  public var offset: Int? {
    switch self {
    case .invalidBytes(_, let offset, _), .binaryInput(let offset), .invalidRecord(_, let offset):
      offset
    default: nil
    }
  }
}

extension ZhTextError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidBytes(let encoding, let offset, let count):
      count == 1
        ? "byte \(offset): an invalid \(encoding) sequence; leave out --strict to replace it, or name another --encoding"
        : "byte \(offset): the first of \(count) invalid \(encoding) sequences; leave out --strict to replace them, or name another --encoding"
    case .binaryInput(let offset):
      "byte \(offset): this is no text (a NUL byte); name an --encoding if it is"
    case .unknownEncoding(let name, let known):
      "unknown encoding '\(name)'; known are \(known.joined(separator: ", "))"
    case .inputTooLong(let count, let limit):
      "the input has \(count) bytes, more than the limit of \(limit); split it into smaller inputs"
    case .invalidLine(let file, let line, let reason):
      "\(file):\(line): \(reason)"
    case .invalidRecord(let reason, let offset):
      "byte \(offset): \(reason)"
    case .icu(let operation, let status):
      "ICU could not \(operation): \(status); check that ICU's data are installed"
    }
  }
}
