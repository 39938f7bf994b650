// Gazetteers as tab-separated values.

struct GazetteerTSV {
  private enum Column: String, CaseIterable {
    case name, kind, aliases, code, canonical
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String

  func read(into builder: inout Gazetteer.Builder) throws(ZhTextError) {
    var columns = Column.allCases
    var line = 0
    var start = 0
    var isFirstRow = true
    var fields: [Range<Int>] = []
    while start < bytes.count {
      line += 1
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end > start, bytes[start] != 0x23 {
        fields.removeAll(keepingCapacity: true)
        split(start..<end, at: 0x09) { fields.append($0) }
        if isFirstRow, text(fields[0]) == "name" {
          columns = try header(fields, line)
        } else {
          try row(fields, columns, line, &builder)
        }
        isFirstRow = false
      }
      start = next
    }
  }

  private func header(_ fields: [Range<Int>], _ line: Int) throws(ZhTextError) -> [Column] {
    var columns: [Column] = []
    for field in fields {
      guard let column = Column(rawValue: text(field)) else {
        throw failure(
          line,
          "unknown column '\(text(field))'; known are \(Column.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      columns.append(column)
    }
    return columns
  }

  private func row(
    _ fields: [Range<Int>], _ columns: [Column], _ line: Int, _ builder: inout Gazetteer.Builder
  ) throws(ZhTextError) {
    guard fields.count <= columns.count else {
      throw failure(line, "\(fields.count) fields, expected at most \(columns.count)")
    }
    func field(_ column: Column) -> Range<Int> {
      guard let index = columns.firstIndex(of: column), index < fields.count else { return 0..<0 }
      return fields[index]
    }
    let name = field(.name)
    if name.isEmpty { throw failure(line, "the name is missing") }
    let kind = try GazetteerKind.kind(text(field(.kind)), file: file, line: line)
    builder.begin(kind: kind)
    builder.setName(slice(name))
    if !field(.code).isEmpty { builder.setCode(slice(field(.code))) }
    if !field(.canonical).isEmpty { builder.setCanonical(slice(field(.canonical))) }
    split(field(.aliases), at: 0x3B) { if !$0.isEmpty { builder.addForm(slice($0)) } }
  }

  private func split(_ range: Range<Int>, at separator: UInt8, _ body: (Range<Int>) -> Void) {
    var start = range.lowerBound
    for index in range where bytes[index] == separator {
      body(start..<index)
      start = index + 1
    }
    body(start..<range.upperBound)
  }

  private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func failure(_ line: Int, _ reason: String) -> ZhTextError {
    .invalidLine(file: file, line: line, reason: reason)
  }
}

/// The kinds that a gazetteer can name.
enum GazetteerKind {
  static func kind(_ name: String, file: String, line: Int) throws(ZhTextError) -> EntityKind {
    if let kind = EntityKind(name: name), kind != .count { return kind }
    let reason =
      name.isEmpty ? "the kind is missing" : "unknown kind '\(name)'"
    throw .invalidLine(
      file: file, line: line, reason: "\(reason); known are school, district, policy")
  }
}
