// Tells the text of an HTML page from its markup, byte by byte, over blocks of any size.

/// A resumable scanner of HTML. Text is what a reader sees: character data and the values of `alt`
/// and `title`; not tags, comments, scripts and styles.
///
/// It never fails: a `<` that begins no tag is text, and what a page leaves open stays open.
package struct HTMLScanner: Sendable {
  /// What a run of bytes is.
  package enum Kind: Sendable {
    case text
    /// The value of an attribute that people read.
    case attribute
    case markup
  }

  private enum State: Sendable {
    case text
    /// After `<`.
    case open
    /// After `<!`, with the dashes seen.
    case declaration(dashes: Int)
    /// In a comment, with the dashes just seen.
    case comment(dashes: Int)
    /// In `<!DOCTYPE …`, `<?…` or `</ …`.
    case bogus
    case tagName
    case beforeAttribute
    case attributeName
    case afterAttributeName
    case beforeValue
    /// In a value; the quote that ends it, or 0.
    case value(quote: UInt8)
    /// In a script or style; how much of its end tag was just seen.
    case raw(matched: Int)
  }

  private var state = State.text
  /// The name of the current tag or attribute in lower case, at most eight letters.
  private var name: UInt64 = 0
  private var isEndTag = false
  private var rawName: UInt64 = 0
  private var isReadable = false
  /// The name of the last tag that was closed by `>`, for those who need blocks and lines.
  package private(set) var lastTag: UInt64 = 0
  /// How many tags were closed so far.
  package private(set) var tagCount = 0

  package init() {}

  /// Packs a lower-case name of up to eight letters.
  package static func pack(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static let script = pack("script")
  private static let style = pack("style")
  private static let alt = pack("alt")
  private static let title = pack("title")

  /// The longest run of one kind that begins at `start`, and its kind. O(length of the run).
  package mutating func next(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> (kind: Kind, end: Int) {
    var i = start
    let kind = step(bytes[i])
    i += 1
    while i < end {
      if kind == .text, case .text = state {
        // Text goes on to the next tag at full speed.
        while i < end, bytes[i] != 0x3C { i += 1 }
        if i == end { break }
      }
      var ahead = self
      if ahead.step(bytes[i]) != kind { break }
      self = ahead
      i += 1
    }
    return (kind, i)
  }

  /// Takes one byte and says what it is.
  private mutating func step(_ byte: UInt8) -> Kind {
    switch state {
    case .text:
      if byte != 0x3C { return .text }
      state = .open
      return .markup
    case .open:
      return open(byte)
    case .declaration(let dashes):
      if byte == 0x2D {
        // `<!-->` is a whole comment.
        state = dashes == 1 ? .comment(dashes: 2) : .declaration(dashes: 1)
      } else {
        state = byte == 0x3E ? .text : .bogus
      }
    case .comment(let dashes):
      if byte == 0x3E, dashes >= 2 {
        state = .text
      } else {
        state = .comment(dashes: byte == 0x2D ? dashes + 1 : 0)
      }
    case .bogus:
      if byte == 0x3E { state = .text }
    case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .beforeValue:
      return inTag(byte)
    case .value(let quote):
      if quote == 0 ? Self.isSpace(byte) || byte == 0x3E : byte == quote {
        if byte == 0x3E { closeTag() } else { state = .beforeAttribute }
        return .markup
      }
      return isReadable ? .attribute : .markup
    case .raw(let matched):
      raw(byte, matched)
    }
    return .markup
  }

  private mutating func open(_ byte: UInt8) -> Kind {
    if byte == 0x21 {
      state = .declaration(dashes: 0)
    } else if byte == 0x3F {
      state = .bogus
    } else if byte == 0x2F, !isEndTag {
      isEndTag = true
    } else if Self.isLetter(byte) {
      name = UInt64(byte | 0x20)
      state = .tagName
      return .markup
    } else {
      // "a < b", or "</ …": no tag.
      state = isEndTag ? (byte == 0x3E ? .text : .bogus) : byte == 0x3C ? .open : .text
      let wasEnd = isEndTag
      isEndTag = false
      return wasEnd || byte == 0x3C ? .markup : .text
    }
    return .markup
  }

  private mutating func inTag(_ byte: UInt8) -> Kind {
    if byte == 0x3E {
      if case .tagName = state { rawName = name }
      closeTag()
      return .markup
    }
    switch state {
    case .tagName:
      if Self.isSpace(byte) || byte == 0x2F {
        rawName = name
        state = .beforeAttribute
      } else {
        name = name << 8 | UInt64(byte | 0x20)
      }
    case .beforeAttribute, .afterAttributeName:
      if byte == 0x3D {
        state = .beforeValue
      } else if !Self.isSpace(byte), byte != 0x2F {
        name = UInt64(byte | 0x20)
        state = .attributeName
      }
    case .attributeName:
      if byte == 0x3D {
        state = .beforeValue
      } else if Self.isSpace(byte) || byte == 0x2F {
        state = .afterAttributeName
      } else {
        name = name << 8 | UInt64(byte | 0x20)
      }
    case .beforeValue:
      if Self.isSpace(byte) { return .markup }
      isReadable = name == Self.alt || name == Self.title
      if byte == 0x22 || byte == 0x27 {
        state = .value(quote: byte)
      } else {
        state = .value(quote: 0)
        return isReadable ? .attribute : .markup
      }
    default: break
    }
    return .markup
  }

  private mutating func closeTag() {
    lastTag = rawName
    tagCount &+= 1
    let isRaw = !isEndTag && (rawName == Self.script || rawName == Self.style)
    state = isRaw ? .raw(matched: 0) : .text
    isEndTag = false
  }

  /// Looks for `</script` or `</style` and then goes on as in an end tag.
  private mutating func raw(_ byte: UInt8, _ matched: Int) {
    let length = rawName == Self.script ? 6 : 5
    let lower = Self.isLetter(byte) ? byte | 0x20 : byte
    let wanted: UInt8 =
      matched == 0
      ? 0x3C
      : matched == 1
        ? 0x2F : UInt8(truncatingIfNeeded: rawName >> UInt64(8 * (length + 1 - matched)))
    if lower != wanted {
      state = .raw(matched: byte == 0x3C ? 1 : 0)
    } else if matched == length + 1 {
      isEndTag = true
      name = rawName
      state = .tagName
    } else {
      state = .raw(matched: matched + 1)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
