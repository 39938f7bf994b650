// ICU's charset converters.

import CICU

extension ICU {
  /// One open converter between a charset and UTF-16.
  struct Converter: ~Copyable {
    private let handle: OpaquePointer

    init(_ charset: String) throws(ZhTextError) {
      var status: Int32 = 0
      let opened = zicu_converter_open(charset, &status)
      try ICU.check(status, "open the charset \(charset)")
      guard let opened else {
        throw .icu(operation: "open the charset \(charset)", status: "no converter")
      }
      handle = opened
    }

    deinit { zicu_converter_close(handle) }

    /// Decodes all bytes; calls `body` with blocks of UTF-16 units and, for each unit, the byte at
    /// which it began.
    func decode(
      _ bytes: UnsafeBufferPointer<UInt8>,
      body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<Int>) -> Void
    ) throws(ZhTextError) {
      let block = 1 << 14
      var units = [UInt16](repeating: 0, count: block)
      var relative = [Int32](repeating: 0, count: block)
      var absolute = [Int](repeating: 0, count: block)
      var start = 0
      var more = true
      while more {
        // ICU counts offsets in 32 bits from the start of each call.
        let length = min(bytes.count - start, 1 << 20)
        let flush = start + length == bytes.count
        var consumed = 0
        var written = 0
        var status: Int32 = 0
        let empty: CChar = 0
        withUnsafePointer(to: empty) { emptyPointer in
          let source = bytes.baseAddress.map {
            UnsafeRawPointer($0 + start).assumingMemoryBound(to: CChar.self)
          }
          zicu_to_unicode(
            handle, source ?? emptyPointer, length, flush, &units, &relative, block, &consumed,
            &written, &status)
        }
        let full = status == 15  // U_BUFFER_OVERFLOW_ERROR: call again with the rest
        if !full { try ICU.check(status, "decode bytes") }
        for index in 0..<written { absolute[index] = start + Int(max(0, relative[index])) }
        units.withUnsafeBufferPointer { unitBuffer in
          absolute.withUnsafeBufferPointer { offsetBuffer in
            body(
              UnsafeBufferPointer(rebasing: unitBuffer[0..<written]),
              UnsafeBufferPointer(rebasing: offsetBuffer[0..<written]))
          }
        }
        start += consumed
        more = full || !flush
        if !full, consumed == 0, !flush { more = false }
      }
    }

    /// Decodes one block of a longer input; a sequence that the block cuts is kept for the next.
    func decodeBlock(
      _ bytes: UnsafeBufferPointer<UInt8>, flush: Bool,
      body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<Int>) -> Void
    ) throws(ZhTextError) {
      let block = 1 << 14
      var units = [UInt16](repeating: 0, count: block)
      var relative = [Int32](repeating: 0, count: block)
      var start = 0
      var more = true
      while more {
        var consumed = 0
        var written = 0
        var status: Int32 = 0
        let empty: CChar = 0
        withUnsafePointer(to: empty) { emptyPointer in
          let source = bytes.baseAddress.map {
            UnsafeRawPointer($0 + start).assumingMemoryBound(to: CChar.self)
          }
          zicu_to_unicode(
            handle, source ?? emptyPointer, bytes.count - start, flush, &units, &relative, block,
            &consumed, &written, &status)
        }
        more = status == 15  // U_BUFFER_OVERFLOW_ERROR: call again with the rest
        if !more { try ICU.check(status, "decode bytes") }
        let offsets = relative[0..<written].map { start + Int(max(0, $0)) }
        units.withUnsafeBufferPointer { unitBuffer in
          offsets.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: unitBuffer[0..<written]), $0)
          }
        }
        start += consumed
      }
    }

    /// Encodes UTF-16; what the charset lacks becomes '?'.
    func encode(_ text: [UInt16]) throws(ZhTextError) -> [UInt8] {
      var result: [UInt8] = []
      var buffer = [CChar](repeating: 0, count: 1 << 14)
      var start = 0
      var full = true
      while full {
        var consumed = 0
        var written = 0
        var status: Int32 = 0
        text.withUnsafeBufferPointer { units in
          guard let base = units.baseAddress else { return }
          zicu_from_unicode(
            handle, base + start, units.count - start, true, &buffer, buffer.count, &consumed,
            &written, &status)
        }
        full = status == 15
        if !full { try ICU.check(status, "encode text") }
        for byte in buffer[0..<written] { result.append(UInt8(bitPattern: byte)) }
        start += consumed
      }
      return result
    }
  }

  /// ICU's guess of an encoding.
  static func detectCharset(_ bytes: UnsafeBufferPointer<UInt8>) -> (name: String, confidence: Int)?
  {
    guard let base = bytes.baseAddress else { return nil }
    var confidence: Int32 = 0
    var status: Int32 = 0
    let name = zicu_detect_charset(
      UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), bytes.count, &confidence, &status)
    guard status <= 0, let name else { return nil }
    return (String(cString: name), Int(confidence))
  }
}
