// Text to bytes of a legacy encoding.

/// Encodes UTF-8 text block by block.
package final class TextEncoder {
  private let converter: ICU.Converter
  private let encoding: TextEncoding
  private var isFirst = true
  /// How many characters the encoding lacks; each was written as `?`.
  package private(set) var lostCount = 0

  package init(_ encoding: TextEncoding) throws(ZhTextError) {
    self.encoding = encoding
    converter = try ICU.Converter(encoding.icuName)
  }

  /// The bytes of a block of whole characters. UTF-16 without a stated order begins with a mark.
  package func encode(_ utf8: UnsafeBufferPointer<UInt8>) throws(ZhTextError) -> [UInt8] {
    var units = Array(String(decoding: utf8, as: UTF8.self).utf16)
    if isFirst, encoding == .utf16 { units.insert(0xFEFF, at: 0) }
    isFirst = false
    let bytes = try converter.encode(units)
    if encoding == .big5 || encoding == .big5HKSCS {
      // A question mark is one byte in all these encodings and no part of a longer sequence.
      lostCount += bytes.count { $0 == 0x3F } - units.count { $0 == 0x3F }
    }
    return bytes
  }
}
