// What the scanner finds: places, kinds and values, without a string.

/// What a number is.
public enum NumberKind: UInt8, CaseIterable, Sendable {
  case number, ordinal, fraction, percent, range, money, quantity, duration, date, time, datetime

  /// The name used in JSON.
  public var name: String { "\(self)" }
}

/// How a stated number bounds the true one.
public enum NumberComparator: UInt8, Sendable {
  case equal, more, atLeast, less, atMost, about

  /// `=`, `>`, `>=`, `<`, `<=` or `~`.
  public var symbol: String { ["=", ">", ">=", "<", "<=", "~"][Int(rawValue)] }
}

/// One found number in scalar offsets. Its value is a slice of the results' text.
struct NumberSpan {
  struct Flags: OptionSet {
    let rawValue: UInt16
    /// It lies inside a span of another kind.
    static let nested = Flags(rawValue: 1)
    /// It is written in Chinese numerals alone.
    static let chinese = Flags(rawValue: 2)
    /// 一 alone, which may be an article.
    static let single = Flags(rawValue: 4)
    /// Two neighbouring digits (三五个) or a bare magnitude (近百): left alone by `itn`.
    static let idiomatic = Flags(rawValue: 8)
    /// 几 or 数 stands in it.
    static let vague = Flags(rawValue: 16)
    /// A range whose ends have different units.
    static let mixedUnits = Flags(rawValue: 32)
    /// A run of digits without units (二〇二三).
    static let positional = Flags(rawValue: 64)
    /// The value ends with 半.
    static let half = Flags(rawValue: 128)
    /// A digit string that names something (尾号一七零二).
    static let identifier = Flags(rawValue: 256)
    /// The end of a number with a 万, 亿 … at its end.
    static let magnitude = Flags(rawValue: 512)
    /// A numeral inside a percentage, fraction or ordinal, or a digit string: of use for rewriting
    /// only, no result of its own.
    static let hidden = Flags(rawValue: 1024)
    /// The sign of a prefix (NT$) is the unit.
    static let prefixed = Flags(rawValue: 2048)
  }

  var start: Int32
  var end: Int32
  var kind: NumberKind
  var comparator: NumberComparator = .equal
  var flags: Flags = []
  /// The value in the results' text.
  var valueStart: Int32 = 0
  var valueEnd: Int32 = 0
  /// A duration as a decimal in its first unit, in the results' text.
  var amountStart: Int32 = 0
  var amountEnd: Int32 = 0
  /// The unit in the source; empty = none.
  var unitStart: Int32 = 0
  var unitEnd: Int32 = 0
  /// The record of the unit, or -1.
  var unit: Int32 = -1

  init(_ kind: NumberKind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }
}

/// The scanner's results; reused from text to text, so that nothing is allocated for a number.
struct NumberResults {
  /// In order of start, longer first.
  var spans: [NumberSpan] = []
  /// The ASCII of all values, back to back.
  var text: [UInt8] = []

  mutating func removeAll() {
    spans.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  func value(_ span: NumberSpan) -> String {
    String(decoding: text[Int(span.valueStart)..<Int(span.valueEnd)], as: UTF8.self)
  }

  func amount(_ span: NumberSpan) -> String {
    String(decoding: text[Int(span.amountStart)..<Int(span.amountEnd)], as: UTF8.self)
  }
}
