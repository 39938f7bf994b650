// Keys: the 16-bit units that all matching runs on, one for each scalar of the source.

/// A folded scalar: Simplified, half-width, variants merged. Equal keys mean "the same character
/// for every purpose of matching". The case of letters is kept.
typealias Key = UInt16

extension Key {
  /// Ends every key buffer; no scalar folds to it.
  static let end: Key = 0
  /// Stands for U+0000.
  static let null: Key = 1
  /// A Han ideograph beyond the Basic Multilingual Plane that has no folded form inside it.
  static let astralHan: Key = 0xE000
  /// An emoji or symbol beyond the Basic Multilingual Plane.
  static let astralSymbol: Key = 0xE001
  /// Any other scalar beyond the Basic Multilingual Plane.
  static let astralOther: Key = 0xE002
  /// A private-use scalar or a noncharacter.
  static let privateUse: Key = 0xE003
  /// A modifier of the skin tone of an emoji.
  static let emojiModifier: Key = 0xE004
  /// One half of a flag.
  static let regionalIndicator: Key = 0xE005
  /// A tag or a variation selector beyond the Basic Multilingual Plane.
  static let astralMark: Key = 0xE006
}

/// What kind of character a key stands for.
enum KeyClass: UInt8, Sendable {
  case other = 0
  /// A Han ideograph.
  case han = 1
  /// 0–9 (full-width digits fold to these).
  case digit = 2
  /// A letter of the Latin, Greek, Cyrillic … scripts.
  case letter = 3
  /// Blank space inside a line.
  case space = 4
  /// A line or paragraph end.
  case newline = 5
  /// Punctuation that ends a sentence or clause.
  case stop = 6
  /// Opening brackets and quotation marks.
  case open = 7
  /// Closing brackets and quotation marks.
  case close = 8
  /// All other punctuation.
  case punctuation = 9
  /// Symbols, currency signs, emoji.
  case symbol = 10
  /// Kana and hangul.
  case kana = 11
  /// Combining marks, variation selectors, joiners.
  case mark = 12
}
