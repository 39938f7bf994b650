// Bytes to text.

/// Decodes bytes of UTF-8, UTF-16, GB18030 or Big5. Any bytes are accepted: an invalid sequence
/// becomes U+FFFD and is reported with its place.
public struct TextDecoder: Sendable {
  /// The encoding to use, or `nil` to detect it for each input.
  public var encoding: TextEncoding?

  public init(encoding: TextEncoding? = nil) {
    self.encoding = encoding
  }

  /// Decodes a whole input. Valid UTF-8 without a byte order mark is returned as it is, uncopied.
  ///
  /// - Complexity: O(bytes).
  /// - Throws: `ZhTextError.binaryInput` when the bytes are no text, `ZhTextError.icu` when ICU
  ///   fails.
  public func decode(_ bytes: [UInt8]) throws(ZhTextError) -> DecodedText {
    try decode(bytes, declared: nil)
  }

  /// `declared` is the encoding that the input itself names; it is used where nothing better is
  /// known.
  package func decode(
    _ bytes: [UInt8], declared: TextEncoding?
  ) throws(ZhTextError) -> DecodedText {
    let mark = EncodingDetector.byteOrderMark(bytes)
    if mark == nil, encoding == nil || encoding == .utf8, UTF8Repair.isPlain(bytes) {
      return DecodedText(
        utf8: bytes, encoding: .utf8, confidence: 1, invalidSequences: [], pieces: [])
    }
    let chosen: (encoding: TextEncoding, confidence: Double)
    if let encoding {
      chosen = (encoding == .utf16 ? mark?.encoding ?? .utf16LittleEndian : encoding, 1)
    } else if mark == nil, let declared, declared != .utf8 {
      chosen = (declared == .utf16 ? .utf16LittleEndian : declared, 0.9)
    } else {
      chosen = try EncodingDetector.detect(bytes)
    }
    let skip = mark.map { $0.encoding == chosen.encoding ? $0.length : 0 } ?? 0
    if chosen.encoding == .utf8 {
      return UTF8Repair.decode(bytes, skipping: skip, confidence: chosen.confidence)
    }
    return try ICUDecoding.decode(
      bytes, skipping: skip, encoding: chosen.encoding, confidence: chosen.confidence)
  }
}
