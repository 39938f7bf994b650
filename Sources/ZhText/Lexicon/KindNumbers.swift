// The kinds that gazetteer records carry as numbers, with their names in JSON.

/// Kinds of schools.
package enum SchoolKind {
  package static let names = [
    "general", "kindergarten", "primary", "secondary", "vocational", "special", "higher", "cadre",
  ]

  package static func number(_ name: String) -> UInt8 {
    UInt8(names.firstIndex(of: name) ?? 0)
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
}
