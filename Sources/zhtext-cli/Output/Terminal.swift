// What the terminal can show.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum Terminal {
  /// Whether output to a terminal may be coloured: not where NO_COLOR is set (no-color.org).
  static var allowsColors: Bool {
    (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The columns of the terminal behind a file descriptor; 80 where it does not say.
  static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The text, cut to at most `width` columns, with "…" where something is left out. Control
  /// characters, which could move the cursor, are left out.
  static func truncated(_ text: String, to width: Int) -> String {
    let shown = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    if shown.reduce(0, { $0 + DisplayWidth.of($1) }) <= width {
      return String(String.UnicodeScalarView(shown))
    }
    var result = String.UnicodeScalarView()
    var columns = 1
    for scalar in shown {
      columns += DisplayWidth.of(scalar)
      if columns > width { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}

/// Columns that text takes on a terminal: two for wide characters.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
