// Where output goes: standard output, or a file that appears under its name only when complete.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A failure to write; the reader of a closed pipe is not one for people.
struct OutputError: Error, CustomStringConvertible {
  let name: String
  let cause: Errno

  var isClosedPipe: Bool { cause == .brokenPipe }
  /// What happened, without the name.
  var reason: String { "\(cause.description); the output is not complete" }
  var description: String { "\(name): \(reason)" }
}

/// Buffered output. `-o FILE` is written to a temporary file in the same folder, which is renamed
/// by `finish()` and removed when that is never reached.
final class OutputSink {
  private let descriptor: FileDescriptor
  private let target: FilePath?
  private var temporary: FilePath?
  private var buffer: [UInt8] = []
  private static let flushSize = 1 << 18

  init(path: String?) throws(OutputError) {
    guard let path else {
      descriptor = .standardOutput
      target = nil
      return
    }
    let target = FilePath(path)
    self.target = target
    // mkstemp gives a name nobody can guess, and opens it exclusively.
    var name = (target.removingLastComponent().appending(".zhtext-XXXXXX")).string.utf8CString
    let handle = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard handle >= 0 else { throw OutputError(name: path, cause: Errno(rawValue: errno)) }
    fchmod(handle, 0o644)
    descriptor = FileDescriptor(rawValue: handle)
    temporary = FilePath(
      String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  deinit {
    if let temporary { _ = temporary.withPlatformString { unlink($0) } }
  }

  var isTerminal: Bool { target == nil && isatty(descriptor.rawValue) == 1 }

  func write(_ bytes: some Sequence<UInt8>) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.flushSize { try flush() }
  }

  func flush() throws(OutputError) {
    guard !buffer.isEmpty else { return }
    do {
      _ = try buffer.withUnsafeBytes { try descriptor.writeAll($0) }
    } catch {
      throw OutputError(
        name: target?.string ?? "standard output", cause: (error as? Errno) ?? .ioError)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and gives the file its name.
  func finish() throws(OutputError) {
    try flush()
    guard let target, let temporary else { return }
    let status = temporary.withPlatformString { from in
      target.withPlatformString { to in close(descriptor.rawValue) == 0 ? rename(from, to) : -1 }
    }
    guard status == 0 else { throw OutputError(name: target.string, cause: Errno(rawValue: errno)) }
    self.temporary = nil
  }
}
