// Quotation marks on request.

/// What to do with quotation marks.
public enum QuoteStyle: String, CaseIterable, Sendable {
  /// Leave them as they are.
  case keep
  /// “ ” ‘ ’ become 「 」 『 』.
  case corner
  /// 「 」 『 』 become “ ” ‘ ’.
  case curly

  @inline(__always)
  func target(of scalar: UInt32) -> UInt32 {
    switch (self, scalar) {
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
}
