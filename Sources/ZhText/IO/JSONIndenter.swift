// Compact JSON to JSON for people: the outer levels one member a line, the inner ones a line each.

package enum JSONIndenter {
  /// Lays out valid compact JSON. Containers that lie fewer than `levels` deep are spread over
  /// lines, all others stay on one line.
  ///
  /// - Complexity: O(bytes).
  package static func append(
    _ json: some Sequence<UInt8>, levels: Int, to output: inout [UInt8]
  ) {
    var depth = 0
    var inString = false
    var escaped = false
    var opened = false
    func newline(_ output: inout [UInt8]) {
      output.append(0x0A)
      for _ in 0..<2 * max(0, depth) { output.append(0x20) }
    }
    for byte in json {
      if inString {
        output.append(byte)
        if escaped {
          escaped = false
        } else if byte == 0x5C {
          escaped = true
        } else if byte == 0x22 {
          inString = false
        }
        continue
      }
      let closes = byte == 0x7D || byte == 0x5D
      if opened, !closes, depth <= levels { newline(&output) }
      if closes {
        depth -= 1
        if !opened, depth < levels { newline(&output) }
      }
      opened = byte == 0x7B || byte == 0x5B
      output.append(byte)
      switch byte {
      case 0x22: inString = true
      case 0x7B, 0x5B: depth += 1
      case 0x2C: if depth <= levels { newline(&output) } else { output.append(0x20) }
      case 0x3A: output.append(0x20)
      default: break
      }
    }
    output.append(0x0A)
  }
}
