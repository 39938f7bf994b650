// The encodings that ICU decodes for us.

enum ICUDecoding {
  /// Decodes to UTF-8; remembers the byte at which every scalar began.
  static func decode(
    _ bytes: [UInt8], skipping skip: Int, encoding: TextEncoding, confidence: Double
  ) throws(ZhTextError) -> DecodedText {
    let converter = try ICU.Converter(encoding.icuName)
    var sink = Sink(skip: skip)
    sink.output.reserveCapacity(bytes.count * 3 / 2)
    // A closure cannot throw through the C call, so failures of ICU come back as its result.
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Void, ZhTextError> in
      let rest = UnsafeBufferPointer(rebasing: buffer[skip...])
      do throws(ZhTextError) {
        try converter.decode(rest) { units, offsets in sink.append(units, offsets) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    sink.finish(at: bytes.count)
    let invalid = sink.invalidSequences(in: bytes, encoding: encoding)
    return DecodedText(
      utf8: sink.output, encoding: encoding, confidence: confidence, invalidSequences: invalid,
      pieces: sink.pieces)
  }

  private struct Sink {
    let skip: Int
    var output: [UInt8] = []
    var pieces: [(utf8: Int, source: Int)] = []
    private var replacements: [Int] = []
    private var lead: (unit: UInt16, offset: Int)?

    init(skip: Int) { self.skip = skip }

    mutating func append(
      _ units: UnsafeBufferPointer<UInt16>, _ offsets: UnsafeBufferPointer<Int>
    ) {
      for (unit, offset) in zip(units, offsets) {
        if let pending = lead {
          lead = nil
          if unit & 0xFC00 == 0xDC00 {
            let high = UInt32(pending.unit & 0x3FF) << 10
            append(0x10000 + (high | UInt32(unit & 0x3FF)), at: pending.offset)
            continue
          }
          append(0xFFFD, at: pending.offset)
        }
        if unit & 0xFC00 == 0xD800 {
          lead = (unit, offset)
        } else {
          append(unit & 0xFC00 == 0xDC00 ? 0xFFFD : UInt32(unit), at: offset)
        }
      }
    }

    mutating func finish(at end: Int) {
      if let pending = lead { append(0xFFFD, at: pending.offset) }
      lead = nil
      pieces.append((output.count, end))
    }

    private mutating func append(_ value: UInt32, at offset: Int) {
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      pieces.append((output.count, skip + offset))
      if scalar == "\u{FFFD}" { replacements.append(pieces.count - 1) }
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The replacements that do not stand for an encoded U+FFFD.
    func invalidSequences(in bytes: [UInt8], encoding: TextEncoding) -> [InvalidSequence] {
      let encoded: [UInt8] =
        switch encoding {
        case .gb18030: [0x84, 0x31, 0xA4, 0x37]
        case .utf16BigEndian: [0xFF, 0xFD]
        case .utf16, .utf16LittleEndian: [0xFD, 0xFF]
        default: []
        }
      return replacements.compactMap { index in
        let start = pieces[index].source
        let end = index + 1 < pieces.count ? pieces[index + 1].source : bytes.count
        if !encoded.isEmpty, bytes[start..<end].elementsEqual(encoded) { return nil }
        return InvalidSequence(offset: start, count: end - start)
      }
    }
  }
}
