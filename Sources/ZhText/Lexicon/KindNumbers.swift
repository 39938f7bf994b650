// The kinds that gazetteer records carry as numbers, with their names in JSON.

/// Kinds of schools.
package enum SchoolKind {
  package static let names = [
    "general", "kindergarten", "primary", "secondary", "vocational", "special", "higher", "cadre",
  ]

  /// Numbers of kinds that the rules name.
  static let general: UInt8 = 0
  static let kindergarten: UInt8 = 1
  static let higher: UInt8 = 6
  static let cadre: UInt8 = 7

  package static func number(_ name: String) -> UInt8 {
    UInt8(names.firstIndex(of: name) ?? 0)
  }
}

/// How a head noun of school names behaves.
package enum SchoolHeadClass: UInt8, Sendable {
  /// Needs a proper part or the short form of a place: 中学, 大学.
  case plain = 0
  /// A place alone makes it a name: 实验小学, 党校.
  case complete = 1
  /// A number and the short form of the head: 一中.
  case ordinal = 2
  /// Belongs to the institution named before it: 附中.
  case attached = 3
  /// A part of the school named before it: 分校.
  case branch = 4
  /// Like plain, but also a common word: 工商, 女中.
  case weak = 5

  private static let names = ["plain", "complete", "ordinal", "attached", "branch", "weak"]

  /// The class with this name in the source table.
  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}

/// Kinds of policies.
package enum PolicyKind {
  package static let names = [
    "policy", "law", "regulation", "ordinance", "measures", "rules", "opinion", "plan",
    "programme", "outline", "standard", "curriculum", "notice", "decision", "report", "list",
    "guide", "treaty", "campaign", "code", "fund", "proposal", "blueprint",
  ]

  package static func number(_ name: String) -> UInt8 {
    UInt8(names.firstIndex(of: name) ?? 0)
  }
}

/// Kinds of regions that are no administrative divisions.
package enum RegionKind {
  package static let names = ["region", "area", "place", "zone", "new_area", "corps"]

  package static func number(_ name: String) -> UInt8 {
    UInt8(names.firstIndex(of: name) ?? 0)
  }

  /// Whether a kind is a named new area or zone rather than a region or a locality.
  @inline(__always)
  static func isNamedArea(_ number: UInt8) -> Bool { number == 3 || number == 4 }

  /// Whether a kind is a locality inside a district.
  @inline(__always)
  static func isLocality(_ number: UInt8) -> Bool { number == 2 }
}
