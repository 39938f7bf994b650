// Districts: gazetteer forms of divisions and regions, longest first.

enum DistrictRecognizer {
  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], into mentions: inout [Mention]
  ) {
    for anchor in anchors {
      var index = Int(anchor.posting)
      while true {
        let posting = view.table.postings[index]
        let number = view.table.recordIndex(posting)
        let record = view.table.records[number]
        let flags = view.table.flags(posting)
        if record.kind == RecordKind.division.rawValue, record.level > 0, record.validTo == 0,
          anchor.end - anchor.start >= 2, !flags.contains(.commonWord)
        {
          let length = Int(anchor.end - anchor.start)
          var mention = Mention(
            kind: .district, start: Int(anchor.start), end: Int(anchor.end),
            score: length * 10 - Int(record.level))
          mention.record = UInt32(number)
          mention.subkind = record.level
          mention.evidence = flags.contains(.full) ? .fullName : .shortName
          mentions.append(mention)
        }
        if view.table.isLast(posting) { break }
        index += 1
      }
    }
  }
}
