// Text from JSON strings: nearly always valid already, made valid where it is not.

package enum UTF8Text {
  /// Makes the bytes valid UTF-8, each invalid part becoming U+FFFD; returns how many there were.
  package static func checked(_ bytes: inout [UInt8]) -> Int {
    guard UTF8Repair.firstInvalid(in: bytes, from: 0) != nil else { return 0 }
    let decoded = UTF8Repair.decode(bytes, skipping: 0, confidence: 1)
    bytes = decoded.utf8
    return decoded.invalidSequences.count
  }
}
