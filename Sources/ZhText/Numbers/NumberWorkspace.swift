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
    for span in results.spans where !span.flags.contains(.hidden) {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      let start = Int(span.start)
      let end = Int(span.end)
      let from = folded.utf8Offset(of: start, in: utf8)
      var to = from
      for _ in start..<end { to += FoldedText.width(utf8[to]) }
      Self.append("{\"start\":", to: &bytes)
      bytes.appendPadded(base + start, width: 1)
      Self.append(",\"end\":", to: &bytes)
      bytes.appendPadded(base + end, width: 1)
      Self.append(",\"text\":\"", to: &bytes)
      appendText(utf8, from, to, to: &bytes)
      Self.append("\",\"kind\":\"", to: &bytes)
      Self.append(Self.kindName(span.kind), to: &bytes)
      Self.append("\",\"value\":\"", to: &bytes)
      bytes.append(contentsOf: results.text[Int(span.valueStart)..<Int(span.valueEnd)])
      bytes.append(0x22)
      if span.unitEnd > span.unitStart {
        Self.append(",\"unit\":\"", to: &bytes)
        let unitFrom = folded.utf8Offset(of: Int(span.unitStart), in: utf8)
        var unitTo = unitFrom
        for _ in span.unitStart..<span.unitEnd { unitTo += FoldedText.width(utf8[unitTo]) }
        appendText(utf8, unitFrom, unitTo, to: &bytes)
        bytes.append(0x22)
      }
      if span.comparator != .equal {
        Self.append(",\"comparator\":\"", to: &bytes)
        bytes.append(contentsOf: span.comparator.symbol.utf8)
        bytes.append(0x22)
      }
      bytes.append(0x7D)
    }
    bytes.append(0x5D)
  }

  private func appendText(
    _ utf8: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, to bytes: inout [UInt8]
  ) {
    for index in from..<to {
      let byte = utf8[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C {
        if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
        bytes.append(byte < 0x20 ? 0x20 : byte)
      } else {
        bytes.append(byte)
      }
    }
  }

  @inline(__always)
  private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func kindName(_ kind: NumberKind) -> StaticString {
    switch kind {
    case .number: "number"
    case .ordinal: "ordinal"
    case .fraction: "fraction"
    case .percent: "percent"
    case .range: "range"
    case .money: "money"
    case .quantity: "quantity"
    case .duration: "duration"
    case .date: "date"
    case .time: "time"
    case .datetime: "datetime"
    }
  }
}
