// What the output says of a policy.

extension EntityMaker {
  func describePolicy(
    _ mention: Mention, _ record: GazetteerRecord?, _ keys: UnsafePointer<Key>,
    _ entity: inout Entity
  ) {
    let table = extractor.table
    entity.subkind = PolicyKind.names[Int(mention.subkind)]
    if let record {
      entity.canonical = table.string(record.canonical)
      if record.code != 0 { entity.docNumber = table.string(record.code) }
      if record.extra != 0 { entity.issuer = table.string(record.extra) }
    } else if mention.titleEnd > mention.titleStart {
      entity.canonical = Self.title(keys, Int(mention.titleStart)..<Int(mention.titleEnd))
    } else if mention.flags.contains(.nationalLaw) {
      entity.canonical = "中华人民共和国" + (entity.name ?? "")
    } else if mention.evidence.contains(.brackets), !mention.evidence.contains(.context) {
      entity.canonical = Self.title(keys, Int(mention.nameStart)..<Int(mention.nameEnd))
    }
    if mention.numberEnd > mention.numberStart {
      entity.docNumber = Self.simplified(
        keys, Int(mention.numberStart)..<Int(mention.numberEnd))
    }
  }

  /// A title as tables write it: with full-width brackets.
  private static func title(_ keys: UnsafePointer<Key>, _ range: Range<Int>) -> String {
    var result = ""
    for scalar in simplified(keys, range).unicodeScalars {
      switch scalar {
      case "(": result.unicodeScalars.append("（")
      case ")": result.unicodeScalars.append("）")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
