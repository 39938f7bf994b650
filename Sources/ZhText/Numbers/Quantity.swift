// A found number as the library gives it.

/// A number found in a text, with its kind and exact value.
public struct Quantity: Sendable, Equatable {
  public var kind: NumberKind
  /// Its place in the source.
  public var span: SourceSpan
  /// The source text of the span, unchanged.
  public var text: String
  /// The value: a decimal, `low/high`, or ISO 8601 for dates, times and durations (`PT2H10M`,
  /// `XXXX-10-26` with the unstated parts as X, `T09:00`).
  public var value: String
  /// A duration as a decimal in its first unit (2.1667 小时); `nil` for all else.
  public var amount: String?
  /// The unit as written.
  public var unit: String?
  /// The class of the unit.
  public var unitClass: UnitClass?
  public var comparator: NumberComparator

  /// The value as an exact decimal; `nil` for ranges, dates, times and durations.
  public var decimal: ExactDecimal? { ExactDecimal(value) }

  /// The two ends of a range; `nil` for all else.
  public var range: (low: ExactDecimal, high: ExactDecimal)? {
    let ends = value.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2, let low = ExactDecimal(String(ends[0])),
      let high = ExactDecimal(String(ends[1]))
    else { return nil }
    return (low, high)
  }
}

/// Spans of the scanner to quantities: the strings are made here.
struct QuantityMaker {
  let utf8: UnsafeBufferPointer<UInt8>

  func quantities(_ workspace: borrowing NumberWorkspace) -> [Quantity] {
    var cursor = SpanCursor(utf8)
    let results = workspace.results
    return results.spans.compactMap { span in
      if span.flags.contains(.hidden) { return nil }
      let source = cursor.span(Int(span.start)..<Int(span.end))
      var unit: String?
      if span.unitEnd > span.unitStart {
        let place = cursor.span(Int(span.unitStart)..<Int(span.unitEnd))
        unit = text(place.utf8)
      }
      return Quantity(
        kind: span.kind, span: source, text: text(source.utf8), value: results.value(span),
        amount: span.kind == .duration ? results.amount(span) : nil, unit: unit,
        unitClass: span.unit < 0
          ? nil : UnitClass(rawValue: NumberTable.builtIn.units[Int(span.unit)].unitClass),
        comparator: span.comparator)
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: utf8[range]), as: UTF8.self)
  }
}
