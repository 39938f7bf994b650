// What an entity is, in words for people.

import ZhText

enum EntitySummary {
  /// The one fact that says which one it is: code, official title, or value.
  static func identity(_ entity: Entity) -> String {
    if let value = entity.value {
      let parts = [entity.comparator, value, entity.unit, entity.noun]
      return parts.compactMap { $0 }.joined(separator: " ")
    }
    let place = [entity.code, entity.path?.joined(separator: " ")].compactMap { $0 }
    if !place.isEmpty { return place.joined(separator: " ") }
    if let canonical = entity.canonical {
      return [entity.docNumber, canonical].compactMap { $0 }.joined(separator: " ")
    }
    return entity.district ?? entity.docNumber ?? ""
  }

  /// Everything that is known about it, a line for each fact.
  static func lines(_ entity: Entity) -> [String] {
    var lines = [[entity.kind.name, entity.subkind].compactMap { $0 }.joined(separator: " · ")]
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append(label.isEmpty ? value : "\(label): \(value)") }
    }
    add("", entity.name)
    add("", entity.path?.joined(separator: " › "))
    add("code", entity.code)
    add("district", entity.district)
    add("title", entity.canonical)
    add("number", entity.docNumber)
    add("issuer", entity.issuer)
    if entity.value != nil { add("value", identity(entity)) }
    if entity.code == nil, !entity.candidates.isEmpty {
      add("open", entity.candidates.joined(separator: ", "))
    }
    if entity.isRepeat { lines.append("in a repeated line") }
    return lines
  }
}
