// The kinds of entities.

/// What an entity is.
public enum EntityKind: UInt8, CaseIterable, Sendable {
  /// The proper name of one educational institution.
  case school
  /// The name of one administrative division.
  case district
  /// The name of a policy document, law, plan, programme or policy.
  case policy
  /// A number with a measure word or unit, or a proportion.
  case count

  /// The name used in JSON and on the command line.
  public var name: String { staticName.description }

  var staticName: StaticString {
    switch self {
    case .school: "school"
    case .district: "district"
    case .policy: "policy"
    case .count: "count"
    }
  }

  /// The kind with this name.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}
