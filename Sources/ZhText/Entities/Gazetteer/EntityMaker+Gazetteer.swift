// What the output says of a name from a user's gazetteer.

extension EntityMaker {
  func describeEntry(_ mention: Mention, _ entity: inout Entity) {
    let gazetteer = extractor.gazetteers[Int(mention.gazetteer)]
    let entry = gazetteer.entries[Int(mention.entry)]
    entity.name = gazetteer.string(entry.name)
    entity.canonical = gazetteer.string(entry.canonical)
    if mention.kind == .policy {
      entity.docNumber = gazetteer.string(entry.code)
    } else {
      entity.code = gazetteer.string(entry.code)
    }
  }
}
