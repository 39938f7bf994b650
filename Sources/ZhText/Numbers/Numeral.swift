// One numeral, before anything around it is read.

/// A numeral as parsed: its place, value, and how it was written.
struct Numeral {
  struct Flags: OptionSet {
    let rawValue: UInt16
    /// ASCII (or full-width) digits, commas and a point only.
    static let arabic = Flags(rawValue: 1)
    /// A run of Chinese digits without units, at least two.
    static let positional = Flags(rawValue: 2)
    /// 十 百 千 万 … occur.
    static let hasUnit = Flags(rawValue: 4)
    /// A decimal point occurs.
    static let decimal = Flags(rawValue: 8)
    /// 多, 余 or 几 stands inside.
    static let approximate = Flags(rawValue: 16)
    /// 几 or 数 stands in it.
    static let vague = Flags(rawValue: 32)
    /// It begins with a bare magnitude (百余, 近千).
    static let bare = Flags(rawValue: 64)
    /// One Chinese digit alone.
    static let single = Flags(rawValue: 128)
    /// Characters of cheques only.
    static let financial = Flags(rawValue: 256)
    /// The digits are too many for `value`: they are read again when written.
    static let wide = Flags(rawValue: 512)
    /// The first digit is 0 and others follow.
    static let leadingZero = Flags(rawValue: 1024)
    /// It has thousands commas.
    static let grouped = Flags(rawValue: 2048)
    /// A point and digits follow that make it a version, date or address.
    static let dotted = Flags(rawValue: 4096)
    /// Blanks stand between its characters.
    static let spaced = Flags(rawValue: 8192)
    /// 万 or a larger magnitude occurs.
    static let hasBig = Flags(rawValue: 16384)
    /// 幺 occurs: a digit string.
    static let spoken = Flags(rawValue: 32768)
  }

  var start = 0
  var end = 0
  var value = ScaledInteger()
  /// The upper end less the lower one, for neighbouring digits (三五百: 200); zero = one value.
  var spread = ScaledInteger()
  var flags: Flags = []
  var isNegative = false
  /// The digits of the leading run.
  var digits = 0
  /// The power of ten of the magnitudes at its end (三百万: 6); 十 does not count.
  var trailing = 0
  /// The power of ten of 万, 亿 … at its end.
  var trailingBig = 0

  @inline(__always) var isPair: Bool { !spread.isZero }
  @inline(__always) var isArabic: Bool { flags.contains(.arabic) }
  /// A whole number, its value; `nil` for decimals, pairs and large ones.
  var integer: Int? { isPair || flags.contains(.wide) ? nil : value.integer }
  var high: ScaledInteger { value.adding(spread) ?? value }
}

/// Keys that the scanner names one by one.
enum NumberKey {
  @inline(__always)
  static func of(_ scalar: Unicode.Scalar) -> Key { Key(truncatingIfNeeded: scalar.value) }

  @inline(__always) static var comma: Key { 0x2C }
  @inline(__always) static var dot: Key { 0x2E }
  @inline(__always) static var space: Key { 0x20 }
  @inline(__always) static var colon: Key { 0x3A }
  @inline(__always) static var slash: Key { 0x2F }
  @inline(__always) static var hyphen: Key { 0x2D }
  @inline(__always) static var point: Key { of("点") }
}
