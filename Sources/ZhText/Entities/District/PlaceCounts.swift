// What a document has named so far: for each division how often, and where last.

/// Counts by record. The memory is as large as the table and is cleared by what was touched, so a
/// document costs only what it names.
struct PlaceCounts: ~Copyable {
  struct Count {
    /// Sure mentions of the division itself.
    var own: UInt16 = 0
    /// Sure mentions of it and of what lies in it.
    var tree: UInt16 = 0
    /// The end of the last mention of it or of what lies in it, or -1.
    var last: Int32 = -1
  }

  private var counts: UnsafeMutablePointer<Count>
  private var capacity = 0
  private var touched: [UInt32] = []
  /// Sure mentions by region, see `Region`.
  private(set) var regions = InlineArray<4, Int32>(repeating: 0)

  init() { counts = .allocate(capacity: 1) }

  deinit { counts.deallocate() }

  /// Whether the document is in Traditional characters: then Taiwan's and Hong Kong's divisions are
  /// meant before namesakes on the Mainland, else after them.
  private(set) var isTraditional = false

  /// Starts a document.
  mutating func begin(recordCount: Int, isTraditional: Bool) {
    self.isTraditional = isTraditional
    if capacity < recordCount {
      counts.deallocate()
      counts = .allocate(capacity: recordCount)
      counts.initialize(repeating: Count(), count: recordCount)
      capacity = recordCount
      touched.removeAll(keepingCapacity: true)
    }
    for record in touched { counts[Int(record)] = Count() }
    touched.removeAll(keepingCapacity: true)
    regions = InlineArray(repeating: 0)
  }

  @inline(__always)
  subscript(record: UInt32) -> Count { counts[Int(record)] }

  /// Whether most sure mentions, without `own` of this region, lie in another region.
  func isForeign(_ region: Region, except own: Int32 = 0) -> Bool {
    var elsewhere: Int32 = 0
    for other in 0..<4 where other != region.rawValue { elsewhere = max(elsewhere, regions[other]) }
    return elsewhere > (regions[region.rawValue] - own) * 2
  }

  /// Counts a sure mention, for the record and all that it lies in; for its region only when the
  /// form is safe.
  mutating func add(_ record: UInt32, isSafe: Bool, table: GazetteerTable) {
    counts[Int(record)].own &+= 1
    forEachUp(record, table: table) { counts, index in
      if counts[Int(index)].tree < .max { counts[Int(index)].tree &+= 1 }
    }
    if isSafe { regions[Region.of(record, table: table).rawValue] &+= 1 }
  }

  /// Notes where a division was named last.
  mutating func note(_ record: UInt32, at position: Int32, table: GazetteerTable) {
    forEachUp(record, table: table) { counts, index in counts[Int(index)].last = position }
  }

  private mutating func forEachUp(
    _ record: UInt32, table: GazetteerTable,
    _ body: (UnsafeMutablePointer<Count>, UInt32) -> Void
  ) {
    var index = record
    while index != GazetteerRecord.none {
      if counts[Int(index)].tree == 0, counts[Int(index)].last < 0 { touched.append(index) }
      body(counts, index)
      index = table.records[Int(index)].parent
    }
  }
}

/// The regions whose division names and usage differ.
enum Region: Int {
  case mainland = 0
  case taiwan = 1
  case hongKong = 2
  case macau = 3

  /// The region that a record lies in, by the code of its province-level division.
  static func of(_ record: UInt32, table: GazetteerTable) -> Region {
    var index = record
    while index != GazetteerRecord.none {
      let entry = table.records[Int(index)]
      if entry.kind == RecordKind.division.rawValue, entry.level == 1 {
        let code = table.strings + Int(entry.code)
        switch (code[0], code[1]) {
        case (0x37, 0x31): return .taiwan
        case (0x38, 0x31): return .hongKong
        case (0x38, 0x32): return .macau
        default: return .mainland
        }
      }
      index = entry.parent
    }
    return .mainland
  }
}
