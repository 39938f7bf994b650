// Gazetteers as JSON: an array of objects, or objects one after another.

struct GazetteerJSON {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String

  func read(into builder: inout Gazetteer.Builder) throws(ZhTextError) {
    var line = 1
    var index = 0
    var scratch: [UInt8] = []
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A:
        line += 1
        index += 1
      case 0x20, 0x09, 0x0D, 0x2C, 0x5B, 0x5D: index += 1
      case 0x7B:
        let end = try objectEnd(index, line)
        let object = UnsafeBufferPointer(rebasing: bytes[index..<end])
        try entry(object, line, &scratch, &builder)
        line += object.count { $0 == 0x0A }
        index = end
      default: throw failure(line, "an object {\"name\":…,\"kind\":…} is expected here")
      }
    }
  }

  /// The index behind the object that begins at `start`.
  private func objectEnd(_ start: Int, _ line: Int) throws(ZhTextError) -> Int {
    var depth = 0
    var index = start
    var isInString = false
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C where isInString: index += 1
      case 0x22: isInString.toggle()
      case 0x7B where !isInString: depth += 1
      case 0x7D where !isInString:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    throw failure(line, "the object that begins here does not end")
  }

  private func entry(
    _ object: UnsafeBufferPointer<UInt8>, _ line: Int, _ scratch: inout [UInt8],
    _ builder: inout Gazetteer.Builder
  ) throws(ZhTextError) {
    do throws(ZhTextError) {
      let record = try JSONLinesRecord(object)
      guard let name = record.value("name", in: object) else {
        throw failure(line, "the object has no \"name\"")
      }
      var kind = ""
      if let value = record.value("kind", in: object) {
        try JSONLinesRecord.decodeString(value, in: object, into: &scratch)
        kind = String(decoding: scratch, as: UTF8.self)
      }
      builder.begin(kind: try GazetteerKind.kind(kind, file: file, line: line))
      try JSONLinesRecord.decodeString(name, in: object, into: &scratch)
      if scratch.isEmpty { throw failure(line, "the name is empty") }
      scratch.withUnsafeBufferPointer { builder.setName($0) }
      if let code = record.value("code", in: object) {
        try JSONLinesRecord.decodeString(code, in: object, into: &scratch)
        scratch.withUnsafeBufferPointer { builder.setCode($0) }
      }
      if let canonical = record.value("canonical", in: object) {
        try JSONLinesRecord.decodeString(canonical, in: object, into: &scratch)
        scratch.withUnsafeBufferPointer { builder.setCanonical($0) }
      }
      if let aliases = record.value("aliases", in: object) {
        try forms(aliases, object, line, &scratch, &builder)
      }
    } catch .invalidRecord(let reason, let offset) {
      let before = object.prefix(offset).count { $0 == 0x0A }
      throw failure(line + before, reason)
    }
  }

  /// The strings of the array of aliases.
  private func forms(
    _ range: Range<Int>, _ object: UnsafeBufferPointer<UInt8>, _ line: Int,
    _ scratch: inout [UInt8], _ builder: inout Gazetteer.Builder
  ) throws(ZhTextError) {
    guard object[range.lowerBound] == 0x5B else {
      throw failure(line, "\"aliases\" must be an array of strings")
    }
    var index = range.lowerBound + 1
    while index < range.upperBound - 1 {
      switch object[index] {
      case 0x22:
        var end = index + 1
        while object[end] != 0x22 { end += object[end] == 0x5C ? 2 : 1 }
        try JSONLinesRecord.decodeString(index..<end + 1, in: object, into: &scratch)
        scratch.withUnsafeBufferPointer { builder.addForm($0) }
        index = end + 1
      case 0x20, 0x09, 0x0A, 0x0D, 0x2C: index += 1
      default: throw failure(line, "\"aliases\" must be an array of strings")
      }
    }
  }

  private func failure(_ line: Int, _ reason: String) -> ZhTextError {
    .invalidLine(file: file, line: line, reason: reason)
  }
}
