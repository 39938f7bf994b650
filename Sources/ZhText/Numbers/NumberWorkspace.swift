// Numbers of one text after another, with buffers that are reused.

/// Folds texts and finds their numbers; for the command and the bench.
package struct NumberWorkspace: ~Copyable {
  var folded = FoldedText()
  var results = NumberResults()

  package init() {}

  /// The number of spans of the last text.
  package var count: Int { results.spans.count { !$0.flags.contains(.hidden) } }

  /// Finds the numbers of valid UTF-8.
  package mutating func scan(_ utf8: UnsafeBufferPointer<UInt8>) {
    folded.fold(utf8)
    NumberScanner.scan(folded.keys, count: folded.count, into: &results)
  }

  /// Writes the spans of the last text as a JSON array. Offsets count scalars from `base`.
  package func writeSpans(
    of utf8: UnsafeBufferPointer<UInt8>, base: Int = 0, to bytes: inout [UInt8]
  ) {
    bytes.append(0x5B)
    var isFirst = true
    var cursor = ByteCursor()
    results.text.withUnsafeBufferPointer { text in
      for span in results.spans where !span.flags.contains(.hidden) {
        let from = cursor.offset(of: Int(span.start), folded, utf8)
        let end = Self.end(of: Int(span.end - span.start), from: from, utf8)
        var unit = 0..<0
        if span.unitEnd > span.unitStart {
          let start = Self.end(of: Int(span.unitStart - span.start), from: from, utf8)
          unit = start..<Self.end(of: Int(span.unitEnd - span.unitStart), from: start, utf8)
        }
        // An escape takes six bytes at most; the fixed parts and offsets fit into 200.
        let size = 200 + 6 * (end - from + unit.count) + Int(span.valueEnd - span.valueStart)
        bytes.append(addingCapacity: size) { output in
          output.withUnsafeMutableBufferPointer { buffer, count in
            guard let memory = buffer.baseAddress else { return }
            var writer = SpanWriter(memory + count)
            if !isFirst { writer.put(0x2C) }
            writer.write(
              span, start: base + Int(span.start), end: base + Int(span.end), utf8, from..<end,
              unit, text)
            count = writer.position - memory
          }
        }
        isFirst = false
      }
    }
    bytes.append(0x5D)
  }

  /// The byte offset of a later scalar.
  @inline(__always)
  private static func end(
    of scalars: Int, from: Int, _ utf8: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var byte = from
    for _ in 0..<scalars { byte &+= FoldedText.width(utf8[byte]) }
    return byte
  }
}
