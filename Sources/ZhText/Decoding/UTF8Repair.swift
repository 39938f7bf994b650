// UTF-8: validation at full speed, and repair where it fails.

enum UTF8Repair {
  /// Whether the bytes are valid UTF-8 without a NUL: nearly all inputs, and nothing is left to do.
  static func isPlain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      return UTF8Validator.validPrefix(base, buffer.count) == buffer.count
        && !containsZero(base, buffer.count)
    }
  }

  private static func containsZero(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var zeros: UInt8 = 0
    for index in 0..<count { zeros |= base[index] == 0 ? 1 : 0 }
    return zeros != 0
  }

  /// Valid bytes are passed on uncopied; each maximal invalid part becomes U+FFFD, as Unicode
  /// recommends.
  static func decode(_ bytes: [UInt8], skipping skip: Int, confidence: Double) -> DecodedText {
    var invalid: [InvalidSequence] = []
    var pieces: [(utf8: Int, source: Int)] = skip > 0 ? [(0, skip)] : []
    var output: [UInt8] = []
    var copied = skip
    var start = skip
    while let range = firstInvalid(in: bytes, from: start) {
      invalid.append(.init(offset: range.lowerBound, count: range.count))
      output.append(contentsOf: bytes[copied..<range.lowerBound])
      // The replacement itself stands for the whole sequence; what follows is in step again.
      pieces.append((output.count, range.lowerBound))
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      pieces.append((output.count, range.upperBound))
      copied = range.upperBound
      start = range.upperBound
    }
    if skip == 0, invalid.isEmpty {
      output = bytes
    } else {
      output.append(contentsOf: bytes[copied...])
    }
    return DecodedText(
      utf8: output, encoding: .utf8, confidence: confidence, invalidSequences: invalid,
      pieces: pieces)
  }

  /// The first invalid part at or after `start`, which must not lie inside a sequence. O(distance).
  static func firstInvalid(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    let valid = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { start + UTF8Validator.validPrefix($0 + start, buffer.count - start) }
    }
    guard let start = valid, start < bytes.count else { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(start..<bytes.count))
      return nil
    } catch {
      let range = error.byteOffsets
      return start + range.lowerBound..<start + max(range.upperBound, range.lowerBound + 1)
    }
  }

  /// How many sequences of three bytes or more are valid in the sample, and how many parts are not. A sequence
  /// cut by the sample's end counts as neither.
  static func multibyteStatistics(_ sample: ArraySlice<UInt8>) -> (valid: Int, invalid: Int) {
    let bytes = Array(sample)
    var valid = 0
    var invalid = 0
    var start = 0
    while start < bytes.count {
      let range = firstInvalid(in: bytes, from: start)
      let end = range?.lowerBound ?? bytes.count
      valid += bytes[start..<end].count { $0 >= 0xE0 }
      guard let range else { break }
      if range.upperBound < bytes.count || bytes.count < 1 << 16 { invalid += 1 }
      start = range.upperBound
    }
    return (valid, invalid)
  }
}
