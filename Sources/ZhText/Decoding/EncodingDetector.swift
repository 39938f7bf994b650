// Which encoding bytes are in.

enum EncodingDetector {
  /// Bytes looked at for the statistics of legacy encodings.
  private static let sampleSize = 1 << 16

  /// The encoding that a byte order mark states, with the mark's length.
  static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-8 where more multi-byte sequences are valid than not (legacy text gives hardly a valid one),
  /// else what ICU finds.
  static func detect(
    _ bytes: [UInt8]
  ) throws(ZhTextError) -> (encoding: TextEncoding, confidence: Double) {
    if let mark = byteOrderMark(bytes) { return (mark.encoding, 1) }
    let sample = bytes.prefix(sampleSize)
    let (valid, invalid) = UTF8Repair.multibyteStatistics(sample)
    if invalid == 0 || valid > invalid {
      if let zero = sample.firstIndex(of: 0), !isMostlyText(sample) {
        throw .binaryInput(offset: zero)
      }
      return (.utf8, invalid == 0 ? 1 : 0.9)
    }
    let trials = try EncodingTrial.all(sample)
    let best = trials[0]
    if best.score > 0.1 {
      // ICU's detector breaks near ties; on short Big5 and GB18030 it is often wrong itself.
      let second = trials[1]
      let guess = sample.withUnsafeBufferPointer { ICU.detectCharset($0) }
      if best.score - second.score < 0.02, guess?.name == second.encoding.rawValue {
        return (second.encoding, 0.5)
      }
      return (best.encoding, min(0.99, 0.6 + best.score - max(0, second.score)))
    }
    if let zero = sample.firstIndex(of: 0) { throw .binaryInput(offset: zero) }
    return (.utf8, 0.1)
  }

  /// A text may hold a stray NUL; a program, an image or an archive is full of control bytes.
  private static func isMostlyText(_ sample: ArraySlice<UInt8>) -> Bool {
    let controls = sample.count { $0 < 0x20 && ($0 < 0x09 || $0 > 0x0D) && $0 != 0x1B }
    return controls * 50 <= sample.count
  }
}
