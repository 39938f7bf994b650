// What a conversion decided, for those who want to look.

/// One character with several forms, and the form that was chosen.
public struct ScriptDecision: Hashable, Sendable {
  /// Where the character stands in the source.
  public var span: SourceSpan
  public var character: Character
  public var chosen: Character
  /// All forms, the usual one first.
  public var candidates: [Character]
  /// How sure the choice is, 0.5…1; 1 where a phrase or a regional word decided.
  public var confidence: Double
}

/// Collects decisions; a word that replaces characters takes their decisions back.
struct DecisionRecorder: ConversionObserver {
  private var records: [(source: Int, decision: Int, result: DecisionResult)] = []

  mutating func replaced(source: Range<Int>, output: Range<Int>) {
    while let last = records.last, last.source >= source.lowerBound { records.removeLast() }
  }

  mutating func decided(source: Int, decision: Int, result: DecisionResult) {
    records.append((source, decision, result))
  }

  func decisions(
    in source: UnsafeBufferPointer<UInt8>, kernel: ConversionKernel
  ) -> [ScriptDecision] {
    var place = UnitOffsets()
    return records.map { record in
      place += UnitOffsets(counting: source, place.utf8..<record.source)
      var end = place
      end += UnitOffsets(counting: source, record.source..<record.source + 3)
      let decision = Decision(
        kernel.table.decisions.advanced(by: record.decision * ConversionTable.decisionStride))
      let forms = (0..<decision.formCount).map {
        Self.character(decision.form(region: kernel.profile.region, $0))
      }
      return ScriptDecision(
        span: place.span(to: end), character: Self.character(UInt32(decision.character)),
        chosen: forms[record.result.form], candidates: forms,
        confidence: record.result.confidence)
    }
  }

  private static func character(_ scalar: UInt32) -> Character {
    Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")
  }
}

extension DecisionResult {
  /// The logistic function of the margin, which the weights were trained for.
  var confidence: Double {
    if margin == .max { return 1 }
    // e^(-x) by squaring of (1 - x/1024)^1024: no Foundation in the library.
    let x = min(Double(margin) / 16, 30)
    var power = 1 - x / 1024
    for _ in 0..<10 { power *= power }
    return 1 / (1 + power)
  }
}
