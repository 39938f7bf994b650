// Decoding of an input that comes in blocks, with bounded memory.

/// Bytes in, valid UTF-8 out. The encoding is detected on the first 64 KiB.
package final class DecodingStream {
  /// The encoding; known after the first output.
  package private(set) var encoding: TextEncoding?
  package private(set) var confidence = 1.0
  /// How many invalid sequences became U+FFFD, and where the first began.
  package private(set) var invalidCount = 0
  package private(set) var firstInvalid: InvalidSequence?

  private static let sampleSize = 1 << 16
  /// Bytes that wait: the sample before detection, a cut sequence after it.
  private var pending: [UInt8] = []
  private var converter: ICU.Converter?
  private var isStarted = false
  /// The input offset of the first pending byte.
  private var position = 0
  private var utf8: [UInt8] = []

  /// UTF-8 is handed on as it is, for a consumer that repairs it itself.
  private let passesUTF8: Bool
  /// The length of a byte order mark that was left out.
  package private(set) var markLength = 0

  package init(encoding: TextEncoding?, passesUTF8: Bool = false) {
    self.encoding = encoding
    self.passesUTF8 = passesUTF8
  }

  /// Takes in a block and hands on what it decodes to.
  ///
  /// - Complexity: O(bytes).
  package func append(
    _ block: UnsafeBufferPointer<UInt8>, isLast: Bool,
    emit: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    if !isStarted {
      pending.append(contentsOf: block)
      guard isLast || pending.count >= Self.sampleSize else { return }
      try start()
      let sample = pending
      pending = []
      try sample.withUnsafeBufferPointer { try decode($0, isLast: isLast, emit: emit) }
      return
    }
    if pending.isEmpty {
      try decode(block, isLast: isLast, emit: emit)
    } else {
      let joined = pending + block
      pending = []
      try joined.withUnsafeBufferPointer { try decode($0, isLast: isLast, emit: emit) }
    }
  }

  private func start() throws(ZhTextError) {
    isStarted = true
    let mark = EncodingDetector.byteOrderMark(pending)
    var chosen: TextEncoding
    if let encoding {
      chosen = encoding == .utf16 ? mark?.encoding ?? .utf16LittleEndian : encoding
    } else {
      (chosen, confidence) = try EncodingDetector.detect(pending)
    }
    if let mark, mark.encoding == chosen {
      pending.removeFirst(mark.length)
      position = mark.length
      markLength = mark.length
    }
    if chosen == .utf16 { chosen = .utf16LittleEndian }
    encoding = chosen
    if chosen != .utf8 { converter = try ICU.Converter(chosen.icuName) }
  }

  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool,
    emit: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    if encoding == .utf8, passesUTF8 {
      if !bytes.isEmpty { try emit(bytes) }
      return
    }
    if encoding == .utf8 {
      try decodeUTF8(bytes, isLast: isLast, emit: emit)
      return
    }
    utf8.removeAll(keepingCapacity: true)
    let start = position
    try transcode(bytes, isLast: isLast, start: start)
    position += bytes.count
    try utf8.withUnsafeBufferPointer { if !$0.isEmpty { try emit($0) } }
  }

  private func decodeUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool,
    emit: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    guard let base = bytes.baseAddress else { return }
    var i = 0
    while i < bytes.count {
      let valid = UTF8Validator.validPrefix(base + i, bytes.count - i)
      if valid > 0 { try emit(UnsafeBufferPointer(start: base + i, count: valid)) }
      i += valid
      if i == bytes.count { break }
      let rest = UnsafeBufferPointer(start: base + i, count: min(4, bytes.count - i))
      if !isLast, bytes.count - i < 4, Self.mayContinue(rest) {
        pending = Array(rest)
        break
      }
      let length = UTF8Repair.firstInvalid(in: Array(rest), from: 0)?.count ?? 1
      note(at: position + i, count: length)
      let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
      try replacement.withUnsafeBufferPointer { try emit($0) }
      i += length
    }
    position += bytes.count - pending.count
  }

  /// Whether the bytes are the beginning of a sequence whose end may follow.
  private static func mayContinue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let lead = bytes[0]
    guard lead >= 0xC2, lead <= 0xF4, bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return false
    }
    return bytes.count < FoldedText.width(lead)
  }

  private func note(at offset: Int, count: Int) {
    invalidCount += 1
    if firstInvalid == nil { firstInvalid = InvalidSequence(offset: offset, count: count) }
  }

  private var lead: UInt16?

  private func transcode(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, start: Int
  ) throws(ZhTextError) {
    guard converter != nil else { return }
    try converter?.decodeBlock(bytes, flush: isLast) { units, offsets in
      for (unit, offset) in zip(units, offsets) {
        if let high = lead {
          lead = nil
          if unit & 0xFC00 == 0xDC00 {
            append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)))
            continue
          }
          replace(at: start + offset)
        }
        if unit & 0xFC00 == 0xD800 {
          lead = unit
        } else if unit & 0xFC00 == 0xDC00 || unit == 0xFFFD {
          replace(at: start + offset)
        } else {
          append(UInt32(unit))
        }
      }
    }
    if isLast, lead != nil { replace(at: start + bytes.count) }
  }

  private func replace(at offset: Int) {
    note(at: offset, count: 1)
    append(0xFFFD)
  }

  private func append(_ scalar: UInt32) {
    let valid = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    utf8.append(contentsOf: UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter)
  }
}
