// Text that is nearly always valid UTF-8 already, made valid where it is not.

package enum UTF8Text {
  /// Whether the bytes are valid. O(bytes), at the speed of memory for ASCII.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return UTF8Validator.validPrefix(base, bytes.count) == bytes.count
  }

  /// The bytes as valid UTF-8; a byte order mark counts as text.
  package static func decode(_ bytes: [UInt8]) -> DecodedText {
    UTF8Repair.decode(bytes, skipping: 0, confidence: 1)
  }
}
