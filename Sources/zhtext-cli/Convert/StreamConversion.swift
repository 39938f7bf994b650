// One input from its bytes to the output, in blocks.

import CommandSupport
import SystemPackage
import ZhText

struct StreamConversion {
  let engine: ConvertEngine
  let converter: ScriptConverter
  let encoding: TextEncoding?
  let outputEncoding: OutputEncoding
  let strict: Bool

  private static let blockSize = 1 << 18

  /// Converts one input; says what went wrong with it.
  func convert(_ input: InputPath, to sink: OutputSink) throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    func failed(_ message: String) -> [Diagnostic] {
      diagnostics + [Diagnostic(input: input.name, message: message, isFailure: true)]
    }
    let decoder = DecodingStream(encoding: encoding, passesUTF8: engine == .zhtext)
    var invalid = Invalid()
    do {
      let source = try ByteSource(input)
      let lost = try run(source, decoder, to: sink, invalid: &invalid)
      if lost > 0 {
        diagnostics.append(
          Diagnostic(
            input: input.name,
            message: "\(lost) characters are not in the output's encoding and became '?'",
            isFailure: true))
      }
    } catch let error as Errno {
      return failed(error.description)
    } catch let error as ZhTextError {
      return failed(error.description)
    }
    if let first = invalid.first, let encoding = decoder.encoding {
      let sequences = [InvalidSequence](repeating: first, count: invalid.count)
      if let note = Diagnostic.replaced(sequences, encoding: encoding, in: input.name) {
        diagnostics.append(note)
      }
    }
    return diagnostics
  }

  /// The invalid sequences of an input: those the decoder met, or those the converter repaired.
  private struct Invalid {
    var count = 0
    var first: InvalidSequence?

    mutating func update(_ decoder: DecodingStream, _ stream: borrowing ConversionStream) {
      count = decoder.invalidCount + stream.invalidCount
      first = decoder.firstInvalid
      if first == nil {
        first = stream.firstInvalid
        first?.offset += decoder.markLength
      }
    }
  }

  /// - Returns: how many characters the output's encoding lacks.
  private func run(
    _ source: ByteSource, _ decoder: DecodingStream, to sink: OutputSink,
    invalid: inout Invalid
  ) throws -> Int {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockSize, alignment: 64)
    defer { block.deallocate() }
    var stream = ConversionStream(converter)
    var lines: [UInt8] = []
    var encoder: TextEncoder?
    let baseline = engine == .icu ? try ICUScriptConverter(converter.profile) : nil

    func write(_ utf8: UnsafeBufferPointer<UInt8>) throws {
      if encoder == nil, let target = targetEncoding(decoder) {
        encoder = try TextEncoder(target)
      }
      if let encoder {
        try sink.write(try encoder.encode(utf8))
      } else {
        try sink.write(utf8)
      }
    }

    var isLast = false
    while !isLast, !Interrupt.isRequested {
      let count = try source.readBlock(into: block)
      isLast = count == 0
      let bytes = UnsafeBufferPointer(
        start: block.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count)
      try decoder.append(bytes, isLast: isLast) { utf8 in
        if let baseline {
          lines.append(contentsOf: utf8)
          if let end = lines.lastIndex(of: 0x0A) {
            let text = String(decoding: lines[...end], as: UTF8.self)
            lines.removeSubrange(...end)
            var converted = try baseline.convert(text)
            try converted.withUTF8 { try write($0) }
          }
        } else {
          try stream.append(utf8, isLast: false, write: write)
        }
      }
      invalid.update(decoder, stream)
      if strict { try refuse(invalid, decoder) }
      if sink.isTerminal { try sink.flush() }
    }
    if let baseline {
      var converted = try baseline.convert(String(decoding: lines, as: UTF8.self))
      try converted.withUTF8 { try write($0) }
    } else {
      try stream.append(UnsafeBufferPointer(start: nil, count: 0), isLast: true, write: write)
    }
    invalid.update(decoder, stream)
    if strict { try refuse(invalid, decoder) }
    return encoder?.lostCount ?? 0
  }

  private func refuse(_ invalid: Invalid, _ decoder: DecodingStream) throws {
    guard let first = invalid.first else { return }
    throw ZhTextError.invalidBytes(
      encoding: decoder.encoding?.rawValue ?? "", offset: first.offset, count: invalid.count)
  }

  private func targetEncoding(_ decoder: DecodingStream) -> TextEncoding? {
    switch outputEncoding {
    case .utf8: nil
    case .input: decoder.encoding == .utf8 ? nil : decoder.encoding
    case .stated(let encoding): encoding
    }
  }
}
