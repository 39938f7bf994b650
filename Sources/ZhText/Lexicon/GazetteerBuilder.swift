// Builds gazetteer images: offline from our tables, at run time from a user's files.

/// Collects records and the forms that name them.
package struct GazetteerBuilder {
  /// A record before its strings are pooled.
  package struct Record {
    package var kind: UInt8
    package var level: UInt8
    package var flags: UInt16 = 0
    package var name: String
    package var code = ""
    package var parent: Int?
    package var canonical = ""
    package var extra = ""
    package var validFrom: UInt16 = 0
    package var validTo: UInt16 = 0

    package init(kind: UInt8, level: UInt8, name: String) {
      self.kind = kind
      self.level = level
      self.name = name
    }
  }

  package private(set) var records: [Record] = []
  private var formIndex: [[Key]: Int] = [:]
  private var forms: [(keys: [Key], postings: [UInt32])] = []

  package init() {}

  /// Adds a record and returns its index.
  package mutating func add(_ record: Record) -> Int {
    records.append(record)
    return records.count - 1
  }

  package mutating func setParent(_ parent: Int, of record: Int) {
    records[record].parent = parent
  }

  /// The form as keys see it: what other tables' folded forms can be compared with.
  package func folded(_ form: String) -> String {
    String(
      String.UnicodeScalarView(
        form.unicodeScalars.compactMap { Unicode.Scalar(FoldTable.builtIn.key($0.value)) }))
  }

  /// Lets `form` (in any script) name a record. Flags of a repeated pair are united.
  package mutating func addForm(_ form: String, record: Int, flags: UInt8) {
    let keys = form.unicodeScalars.map { FoldTable.builtIn.key($0.value) }
    guard !keys.isEmpty, record < 1 << 24 else { return }
    let posting = UInt32(record) | UInt32(flags & 0x7F) << 24
    if let index = formIndex[keys] {
      if let same = forms[index].postings.firstIndex(where: { $0 & 0xFF_FFFF == UInt32(record) }) {
        forms[index].postings[same] |= posting
      } else {
        forms[index].postings.append(posting)
      }
    } else {
      formIndex[keys] = forms.count
      forms.append((keys, [posting]))
    }
  }

  /// The image that `GazetteerTable` reads.
  ///
  /// - Complexity: O(total length of forms · log forms).
  package func image() -> [UInt8] {
    var pool: [UInt8] = [0]
    var offsets: [String: UInt32] = ["": 0]
    func intern(_ string: String) -> UInt32 {
      if let offset = offsets[string] { return offset }
      let offset = UInt32(pool.count)
      pool.append(contentsOf: string.utf8.filter { $0 != 0 })
      pool.append(0)
      offsets[string] = offset
      return offset
    }
    let packed = records.map { record in
      GazetteerRecord(
        kind: record.kind, level: record.level, flags: record.flags, name: intern(record.name),
        code: intern(record.code), parent: record.parent.map(UInt32.init) ?? GazetteerRecord.none,
        canonical: intern(record.canonical), extra: intern(record.extra),
        validFrom: record.validFrom, validTo: record.validTo, reserved: 0)
    }
    var trie = DoubleArrayBuilder()
    var postings: [UInt32] = []
    for form in forms {
      let kinds = form.postings.reduce(into: UInt32(0)) {
        $0 |= 1 << (UInt32(records[Int($1 & 0xFF_FFFF)].kind) - 1)
      }
      trie.add(form.keys, value: UInt32(postings.count) | kinds << GazetteerTable.postingBits)
      postings.append(contentsOf: form.postings)
      postings[postings.count - 1] |= 0x8000_0000
    }

    var image = [UInt8](repeating: 0, count: GazetteerTable.headerSize)
    func align() { while image.count % 64 != 0 { image.append(0) } }
    func append<T>(_ array: [T]) -> UInt32 {
      align()
      let offset = UInt32(image.count)
      array.withUnsafeBytes { image.append(contentsOf: $0) }
      return offset
    }
    let recordsOffset = append(packed)
    let postingsOffset = append(postings)
    let stringsOffset = append(pool)
    let trieOffset = append(trie.image())
    let header: [(Int, UInt32)] = [
      (8, UInt32(packed.count)), (12, UInt32(postings.count)), (16, recordsOffset),
      (20, postingsOffset), (24, stringsOffset), (28, trieOffset),
    ]
    image.withUnsafeMutableBytes { bytes in
      for (offset, value) in header {
        bytes.storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
      }
    }
    return image
  }
}
