// What the extractor gives its callers.

/// One entity of a text. Fields that do not apply to its kind, or that the text and the tables do
/// not decide, are `nil`. Names are in Simplified characters.
public struct Entity: Sendable, Equatable {
  public var kind: EntityKind
  /// Its place in the source.
  public var span: SourceSpan
  /// The source text of the span, unchanged.
  public var text: String
  /// The normalised name: schools, districts and policies.
  public var name: String?
  /// The kind within its kind: `primary`, `law`, …; for districts the level.
  public var subkind: String?
  /// Districts: the official code.
  public var code: String?
  /// Districts: the names of the divisions from the province down to it.
  public var path: [String]?
  /// Schools: the code of the division it lies in.
  public var district: String?
  /// Policies: the full official title.
  public var canonical: String?
  /// Policies: the document number, where the text or the table gives it.
  public var docNumber: String?
  /// Policies: who issued it.
  public var issuer: String?
  /// Counts: a decimal, or `low/high`.
  public var value: String?
  /// Counts: the unit as written.
  public var unit: String?
  /// Counts: `>` `>=` `<` `<=` `~`; `nil` is "=".
  public var comparator: String?
  /// Counts: the counted noun.
  public var noun: String?
  /// Mentions of one thing in a document share a number.
  public var group: Int?
  /// Whether it stands in a repeated line, from the second occurrence on.
  public var isRepeat: Bool
  /// Districts: the codes left open where the text does not decide.
  public var candidates: [String]
  var decisiveEvidence: Evidence

  /// Which evidence decided, for people.
  public var evidence: [String] {
    Evidence.names.filter { decisiveEvidence.contains($0.0) }.map(\.1)
  }
}
