// Text that is nearly always valid UTF-8 already, made valid where it is not.

package enum UTF8Text {
  /// Makes the bytes valid UTF-8, each invalid part becoming U+FFFD; returns how many there were.
  package static func checked(_ bytes: inout [UInt8]) -> Int {
    guard UTF8Repair.firstInvalid(in: bytes, from: 0) != nil else { return 0 }
    let decoded = decode(bytes)
    bytes = decoded.utf8
    return decoded.invalidSequences.count
  }

  /// Whether the bytes are valid. O(bytes), at the speed of memory for ASCII.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// The bytes as valid UTF-8; a byte order mark counts as text.
  package static func decode(_ bytes: [UInt8]) -> DecodedText {
    UTF8Repair.decode(bytes, skipping: 0, confidence: 1)
  }
}
