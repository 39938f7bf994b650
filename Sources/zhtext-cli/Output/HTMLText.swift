// Text into HTML: everything that comes from outside is escaped here.

enum HTMLText {
  /// Appends text for element content and quoted attribute values.
  ///
  /// Control characters, which HTML forbids, become U+FFFD.
  static func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: output.append(contentsOf: "&amp;".utf8)
      case 0x3C: output.append(contentsOf: "&lt;".utf8)
      case 0x3E: output.append(contentsOf: "&gt;".utf8)
      case 0x22: output.append(contentsOf: "&quot;".utf8)
      case 0x27: output.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: output.append(byte)
      case 0..<0x20, 0x7F: output.append(contentsOf: "\u{FFFD}".utf8)
      default: output.append(byte)
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    append(text.utf8, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

/// The parts of a self-contained page that do not depend on its content.
enum HTMLPage {
  /// Up to the opening of the body. The policy keeps the page from loading or sending anything.
  static func head(title: String, styles: [[UInt8]]) -> [UInt8] {
    var output = Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <meta name="generator" content="ZhText">
      <link rel="icon" href="data:,">
      <title>\(HTMLText.escaped(title))</title>
      <style>

      """.utf8)
    for style in styles { output.append(contentsOf: style) }
    output.append(contentsOf: "</style>\n</head>\n<body>\n".utf8)
    return output
  }

  static func foot(script: [UInt8]) -> [UInt8] {
    Array("<script>\n".utf8) + script + Array("</script>\n</body>\n</html>\n".utf8)
  }
}
