// The text of `zhtext segment --explain`.

import ZhText

struct ExplanationReport {
  let text: String

  init(_ explanation: SegmentationExplanation) {
    var text = "paths (cost: log odds against the model; 0 is its own path)\n"
    for path in explanation.paths {
      text += "  \(Self.number(path.cost))  \(path.words.joined(separator: " "))\n"
    }
    text += "gaps (log odds of a boundary, then the patterns that weigh most)\n"
    for gap in explanation.gaps {
      let evidence = gap.evidence.map { "\($0.source) \(Self.signed($0.weight))" }
      text += "  \(gap.offset)  \(gap.isBoundary ? "cut " : "join")  "
      text += gap.logOdds.map(Self.signed) ?? "  rule"
      text += "  \(evidence.joined(separator: ", "))\n"
    }
    self.text = text
  }

  private static func signed(_ value: Double) -> String {
    if value.isInfinite { return "decides" }
    return (value < 0 ? "-" : "+") + number(value.magnitude)
  }

  /// Two decimals.
  private static func number(_ value: Double) -> String {
    if value.isInfinite { return "∞" }
    let cents = Int((value * 100).rounded())
    return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
  }
}
