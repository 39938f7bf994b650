// Entities as a flat array of C structs.

import CZhText
import ZhText

/// Collects the rows of a batch of documents.
struct EntityRows: ~Copyable {
  private var rows = NativeBuffer<zhtext_entity>()
  private var strings = NativeBuffer<UInt8>(capacity: 1024)
  private var documents = NativeBuffer<UInt32>()

  init() { documents.append(0) }

  mutating func append(_ entities: [Entity], of text: InputText) {
    for entity in entities { append(entity, of: text) }
    documents.append(UInt32(truncatingIfNeeded: rows.count))
  }

  private mutating func append(_ entity: Entity, of text: InputText) {
    var row = zhtext_entity()
    row.span = zhtext_span(entity.span, in: text)
    row.group = Int32(truncatingIfNeeded: entity.group ?? -1)
    row.kind = entity.kind.rawValue
    row.comparator = Comparator.code(entity.comparator)
    row.flags = entity.isRepeat ? UInt8(ZHTEXT_REPEAT) : 0
    row.name = strings.add(entity.name)
    row.subkind = strings.add(entity.subkind)
    row.code = strings.add(entity.code)
    row.path = add(entity.path)
    row.district = strings.add(entity.district)
    row.canonical = strings.add(entity.canonical)
    row.doc_number = strings.add(entity.docNumber)
    row.issuer = strings.add(entity.issuer)
    row.value = strings.add(entity.value)
    row.unit = strings.add(entity.unit)
    row.noun = strings.add(entity.noun)
    row.candidates = add(entity.candidates)
    rows.append(row)
  }

  private mutating func add(_ list: [String]?) -> zhtext_string {
    guard let list, !list.isEmpty else { return zhtext_string() }
    return strings.add(list.joined(separator: "/"))
  }

  /// The rows as a result, which owns them.
  consuming func result() -> zhtext_entities {
    let memory = ResultMemory()
    let count = rows.count
    let documentCount = documents.count - 1
    let length = strings.count
    return zhtext_entities(
      entities: memory.keep(rows), count: count, documents: memory.keep(documents),
      document_count: documentCount,
      strings: UnsafeRawPointer(memory.keep(strings)).assumingMemoryBound(to: CChar.self),
      strings_length: length, buffer: Handle.retained(memory))
  }
}

extension NativeBuffer where Element == UInt8 {
  /// Appends a string of a result; nil is absent.
  mutating func add(_ string: String?) -> zhtext_string {
    guard let string else { return zhtext_string() }
    let offset = count
    append(string)
    return zhtext_string(
      offset: UInt32(truncatingIfNeeded: offset),
      length: UInt32(truncatingIfNeeded: count - offset))
  }
}

/// Comparators as numbers.
enum Comparator {
  private static let names = ["=", ">", ">=", "<", "<=", "~"]

  static func code(_ name: String?) -> UInt8 {
    UInt8(names.firstIndex(of: name ?? "=") ?? 0)
  }
}
