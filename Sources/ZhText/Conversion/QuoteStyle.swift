// Quotation marks on request.

/// What to do with quotation marks.
public enum QuoteStyle: String, CaseIterable, Sendable {
  /// Leave them as they are.
  case keep
  /// “ ” ‘ ’ become 「 」 『 』.
  case corner
  /// 「 」 『 』 become “ ” ‘ ’.
  case curly

  /// What becomes of a mark. An apostrophe between Latin letters is none.
  func target(of scalar: UInt32, at i: Int, of input: ConversionKernel.Input) -> UInt32 {
    if self == .keep { return scalar }
    if scalar == 0x2019, i > input.lower, i + 3 < input.upper,
      Self.isLetter(input.bytes[i - 1]), Self.isLetter(input.bytes[i + 3])
    {
      return scalar
    }
    return switch (self, scalar) {
    case (.corner, 0x201C): 0x300C
    case (.corner, 0x201D): 0x300D
    case (.corner, 0x2018): 0x300E
    case (.corner, 0x2019): 0x300F
    case (.curly, 0x300C): 0x201C
    case (.curly, 0x300D): 0x201D
    case (.curly, 0x300E): 0x2018
    case (.curly, 0x300F): 0x2019
    default: scalar
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
