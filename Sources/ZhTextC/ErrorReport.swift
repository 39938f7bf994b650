// Failures as the C interface reports them.

import CZhText
import ZhText

/// A failure that has no case in `ZhTextError`, or one that has.
enum Failure: Error {
  case argument(String)
  case array(String)
  case library(ZhTextError)

  var code: zhtext_status {
    switch self {
    case .argument: ZHTEXT_INVALID_ARGUMENT
    case .array: ZHTEXT_INVALID_ARRAY
    case .library(.inputTooLong): ZHTEXT_INPUT_TOO_LONG
    case .library(.invalidLine): ZHTEXT_INVALID_LINE
    case .library: ZHTEXT_FAILED
    }
  }

  var message: String {
    switch self {
    case .argument(let message), .array(let message): message
    case .library(let error): error.description
    }
  }

  func fill(_ error: UnsafeMutablePointer<zhtext_error>?) {
    guard let error else { return }
    error.pointee.code = code
    error.pointee.reserved = 0
    error.pointee.offset = -1
    if case .library(let cause) = self, let offset = cause.offset {
      error.pointee.offset = Int64(offset)
    }
    withUnsafeMutableBytes(of: &error.pointee.message) { target in
      var bytes = Array(message.utf8.prefix(target.count - 1))
      // A cut never leaves half a character.
      if bytes.count < message.utf8.count {
        while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
        if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
      }
      bytes.append(0)
      target.copyBytes(from: bytes)
    }
  }
}

/// Runs `body`; its failure becomes a status and a filled error.
func reporting(
  to error: UnsafeMutablePointer<zhtext_error>?, _ body: () throws(Failure) -> Void
) -> zhtext_status {
  do throws(Failure) {
    try body()
    return ZHTEXT_OK
  } catch let failure {
    failure.fill(error)
    return failure.code
  }
}

/// A pointer that the caller must give.
func required<Pointer>(_ pointer: Pointer?, _ name: String) throws(Failure) -> Pointer {
  guard let pointer else { throw .argument("\(name) is NULL") }
  return pointer
}

/// Runs `body`, which makes the object of a handle; nil and a filled error when it fails.
func creating(
  _ error: UnsafeMutablePointer<zhtext_error>?, _ body: () throws(Failure) -> AnyObject
) -> OpaquePointer? {
  do throws(Failure) {
    return Handle.retained(try body())
  } catch let failure {
    failure.fill(error)
    return nil
  }
}
