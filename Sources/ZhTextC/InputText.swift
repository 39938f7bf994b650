// Texts as callers give them: any bytes.

import CZhText
import ZhText

/// A text ready to be worked on: the caller's bytes where they are valid UTF-8, a repaired copy
/// where they are not.
struct InputText {
  private let given: UnsafeBufferPointer<UInt8>
  private let repaired: DecodedText?

  init(_ bytes: UnsafePointer<CChar>?, _ length: Int) throws(Failure) {
    guard length <= Int32.max else {
      throw .library(.inputTooLong(count: length, limit: Int(Int32.max)))
    }
    guard let bytes else {
      guard length == 0 else { throw .argument("text is NULL") }
      self.init(UnsafeBufferPointer(start: nil, count: 0))
      return
    }
    self.init(
      UnsafeBufferPointer(
        start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: length))
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    given = bytes
    repaired = UTF8Text.isValid(bytes) ? nil : UTF8Text.decode(Array(bytes))
  }

  func withUTF8<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R
  ) throws(Failure) -> R {
    guard let repaired else { return try body(given) }
    return try repaired.utf8.withUnsafeBufferPointer { utf8 throws(Failure) in try body(utf8) }
  }

  /// The offset in the caller's bytes of an offset in the valid text.
  func offset(_ utf8: Int) -> Int { repaired?.byteOffset(utf8Offset: utf8) ?? utf8 }

  /// The valid text as a string. O(bytes).
  func string() throws(Failure) -> String {
    try withUTF8 { utf8 throws(Failure) in String(decoding: utf8, as: UTF8.self) }
  }
}

extension zhtext_span {
  /// A span of a text given by the caller.
  init(_ span: SourceSpan, in text: InputText) {
    self.init(span)
    utf8_start = UInt32(truncatingIfNeeded: text.offset(span.utf8.lowerBound))
    utf8_end = UInt32(truncatingIfNeeded: text.offset(span.utf8.upperBound))
  }

  init(_ span: SourceSpan) {
    self.init(
      start: UInt32(truncatingIfNeeded: span.scalars.lowerBound),
      end: UInt32(truncatingIfNeeded: span.scalars.upperBound),
      utf8_start: UInt32(truncatingIfNeeded: span.utf8.lowerBound),
      utf8_end: UInt32(truncatingIfNeeded: span.utf8.upperBound),
      utf16_start: UInt32(truncatingIfNeeded: span.utf16.lowerBound),
      utf16_end: UInt32(truncatingIfNeeded: span.utf16.upperBound))
  }
}
