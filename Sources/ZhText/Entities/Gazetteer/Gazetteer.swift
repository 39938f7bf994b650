// A user's own names, found beside the built-in ones.

/// Names of schools, districts and policies that a program brings along. Where one of them stands,
/// it wins over every built-in reading of its kind.
///
/// ```swift
/// let gazetteer = try Gazetteer(contents: "name\tkind\taliases\n明德书院\tschool\t明德;明德書院\n")
/// let extractor = EntityExtractor(gazetteers: [gazetteer])
/// ```
///
/// Matching folds script and width as everywhere: one spelling of a name is enough. A value:
/// immutable and cheap to copy.
public struct Gazetteer: Sendable {
  /// One named thing.
  public struct Entry: Sendable, Hashable {
    /// School, district or policy; entries of kind `count` are left out.
    public var kind: EntityKind
    /// The name that entities carry.
    public var name: String
    /// Further forms that name it. Forms of a single character are not matched.
    public var aliases: [String]
    /// A district's or school's code, a policy's document number.
    public var code: String?
    /// A policy's full title.
    public var canonical: String?

    public init(
      kind: EntityKind, name: String, aliases: [String] = [], code: String? = nil,
      canonical: String? = nil
    ) {
      self.kind = kind
      self.name = name
      self.aliases = aliases
      self.code = code
      self.canonical = canonical
    }
  }

  let forms: FormTable
  /// The strings of all entries, back to back.
  let pool: [UInt8]
  let entries: [PackedEntry]

  /// The number of entries.
  public var count: Int { entries.count }

  /// Makes a gazetteer of entries. Of two entries with one form the later wins.
  ///
  /// - Complexity: O(total length of forms).
  public init(_ entries: [Entry]) {
    var builder = Builder()
    for var entry in entries where entry.kind != .count && !entry.name.isEmpty {
      builder.begin(kind: entry.kind)
      entry.name.withUTF8 { builder.setName($0) }
      if var code = entry.code { code.withUTF8 { builder.setCode($0) } }
      if var title = entry.canonical { title.withUTF8 { builder.setCanonical($0) } }
      for var alias in entry.aliases { alias.withUTF8 { builder.addForm($0) } }
    }
    self = builder.build()
  }

  /// Reads a gazetteer: JSON when it begins with `{` or `[`, tab-separated values otherwise.
  ///
  /// JSON is an array of objects, or objects one after another, with the members `name`, `kind`
  /// and, as wanted, `aliases` (an array), `code`, `canonical`. TSV has the columns name, kind,
  /// aliases (separated by `;`), code, canonical; a first row that begins with `name` gives
  /// another order; lines that begin with `#` are comments.
  ///
  /// - Parameter file: The name that error messages give.
  /// - Throws: `ZhTextError.invalidLine` for the first line that cannot be used.
  /// - Complexity: O(contents); 100,000 entries take less than a tenth of a second.
  public init(contents: String, file: String = "gazetteer") throws(ZhTextError) {
    var contents = contents
    let result: Result<Gazetteer, ZhTextError> = contents.withUTF8 { bytes in
      do throws(ZhTextError) {
        return .success(try Gazetteer(bytes, file: file))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(ZhTextError) {
    var builder = Builder()
    var first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let begin = first
    while first < bytes.count, bytes[first] <= 0x20 { first += 1 }
    let contents = UnsafeBufferPointer(rebasing: bytes[begin...])
    if first < bytes.count, bytes[first] == 0x7B || bytes[first] == 0x5B {
      try GazetteerJSON(bytes: contents, file: file).read(into: &builder)
    } else {
      try GazetteerTSV(bytes: contents, file: file).read(into: &builder)
    }
    self = builder.build()
  }

  fileprivate init(forms: FormTable, pool: [UInt8], entries: [PackedEntry]) {
    self.forms = forms
    self.pool = pool
    self.entries = entries
  }

  /// A string of the pool; `nil` when empty.
  func string(_ range: Range<Int32>) -> String? {
    range.isEmpty
      ? nil : String(decoding: pool[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }
}

extension Gazetteer {
  /// An entry as ranges of the pool.
  struct PackedEntry: Sendable {
    var kind: EntityKind
    var name: Range<Int32> = 0..<0
    var code: Range<Int32> = 0..<0
    var canonical: Range<Int32> = 0..<0
  }

  /// Collects entries and their forms.
  struct Builder {
    private var forms = FormTable()
    private var pool: [UInt8] = []
    private var entries: [PackedEntry] = []

    mutating func begin(kind: EntityKind) { entries.append(PackedEntry(kind: kind)) }

    /// Sets the name of the entry begun last, which is a form too.
    mutating func setName(_ bytes: UnsafeBufferPointer<UInt8>) {
      entries[entries.count - 1].name = intern(bytes)
      addForm(bytes)
    }

    mutating func setCode(_ bytes: UnsafeBufferPointer<UInt8>) {
      entries[entries.count - 1].code = intern(bytes)
    }

    mutating func setCanonical(_ bytes: UnsafeBufferPointer<UInt8>) {
      entries[entries.count - 1].canonical = intern(bytes)
    }

    private mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int32> {
      let start = Int32(truncatingIfNeeded: pool.count)
      pool.append(contentsOf: bytes)
      return start..<Int32(truncatingIfNeeded: pool.count)
    }

    /// Adds a form of the entry begun last.
    mutating func addForm(_ bytes: UnsafeBufferPointer<UInt8>) {
      forms.add(bytes, number: UInt32(entries.count - 1))
    }

    consuming func build() -> Gazetteer {
      forms.index()
      return Gazetteer(forms: forms, pool: pool, entries: entries)
    }
  }
}
