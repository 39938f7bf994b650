// Schools: universities of the table.

enum SchoolRecognizer {
  static func recognize(
    _ view: DocumentView, _ anchors: [Anchor], into mentions: inout [Mention]
  ) {
    for anchor in anchors {
      var index = Int(anchor.posting)
      while true {
        let posting = view.table.postings[index]
        let number = view.table.recordIndex(posting)
        let record = view.table.records[number]
        if record.kind == RecordKind.university.rawValue {
          var mention = Mention(
            kind: .school, start: Int(anchor.start), end: Int(anchor.end),
            score: Int(anchor.end - anchor.start) * 10)
          mention.record = UInt32(number)
          mention.district = record.parent
          mention.subkind = record.level
          mention.evidence = .table
          mentions.append(mention)
        }
        if view.table.isLast(posting) { break }
        index += 1
      }
    }
  }
}
