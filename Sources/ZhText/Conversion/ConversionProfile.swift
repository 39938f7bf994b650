// Which script, region and vocabulary a conversion goes from and to.

/// A conversion, named as in OpenCC: s = Simplified, t = Traditional in general forms, tw = Taiwan,
/// hk = Hong Kong; a final p also exchanges regional words (软件 ↔ 軟體).
public enum ConversionProfile: String, CaseIterable, Sendable {
  case s2t, t2s
  case s2tw, tw2s, s2twp, tw2sp
  case s2hk, hk2s, s2hkp, hk2sp
  case t2tw, tw2t, t2hk, hk2t

  /// Whether the result is Simplified.
  public var makesSimplified: Bool {
    switch self {
    case .t2s, .tw2s, .tw2sp, .hk2s, .hk2sp: true
    default: false
    }
  }

  /// Whether the input is Simplified.
  public var takesSimplified: Bool {
    switch self {
    case .s2t, .s2tw, .s2twp, .s2hk, .s2hkp: true
    default: false
    }
  }

  /// Whether regional words are exchanged too.
  public var exchangesWords: Bool { rawValue.hasSuffix("p") }

  /// The record number in convert.bin.
  package var tableIndex: Int {
    switch self {
    case .s2t: 0
    case .t2s: 1
    case .s2tw: 2
    case .tw2s: 3
    case .s2twp: 4
    case .tw2sp: 5
    case .s2hk: 6
    case .hk2s: 7
    case .s2hkp: 8
    case .hk2sp: 9
    case .t2tw: 10
    case .tw2t: 11
    case .t2hk: 12
    case .hk2t: 13
    }
  }
}
