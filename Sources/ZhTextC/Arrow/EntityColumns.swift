// Entities as columns: list<struct<…>>, the fields named as in the command's JSON.

import ZhText

struct EntityColumns: ~Copyable {
  static let type = ArrowType.list(
    of: .structure([
      ("type", .utf8), ("start", .int32), ("end", .int32), ("text", .utf8), ("name", .utf8),
      ("kind", .utf8), ("code", .utf8), ("level", .utf8), ("path", .list(of: .utf8)),
      ("district", .utf8), ("canonical", .utf8), ("docNumber", .utf8), ("issuer", .utf8),
      ("value", .utf8), ("unit", .utf8), ("comparator", .utf8), ("noun", .utf8),
      ("group", .int32), ("repeat", .bool), ("candidates", .list(of: .utf8)),
    ]))

  private var lists = ListOffsets()
  private var count = 0
  private var kind = StringColumn()
  private var start = IntegerColumn<Int32>()
  private var end = IntegerColumn<Int32>()
  private var text = StringColumn()
  private var name = StringColumn()
  private var subkind = StringColumn()
  private var code = StringColumn()
  private var level = StringColumn()
  private var path = StringListColumn()
  private var district = StringColumn()
  private var canonical = StringColumn()
  private var docNumber = StringColumn()
  private var issuer = StringColumn()
  private var value = StringColumn()
  private var unit = StringColumn()
  private var comparator = StringColumn()
  private var noun = StringColumn()
  private var group = IntegerColumn<Int32>()
  private var isRepeat = BoolColumn()
  private var candidates = StringListColumn()

  /// The entities of the next document.
  mutating func append(_ entities: [Entity]) throws(Failure) {
    for entity in entities { append(entity) }
    // Canonical titles are the longest strings, but any column might grow as long as the texts.
    guard max(text.size, canonical.size, name.size) < Int32.max / 2 else {
      throw .array("the entities of the batch exceed 1 GiB; take smaller batches")
    }
    lists.append(end: count)
  }

  /// A document without a text.
  mutating func appendNull() { lists.append(end: count, isValid: false) }

  private mutating func append(_ entity: Entity) {
    count += 1
    kind.append(entity.kind.name)
    start.append(Int32(truncatingIfNeeded: entity.span.scalars.lowerBound))
    end.append(Int32(truncatingIfNeeded: entity.span.scalars.upperBound))
    text.append(entity.text)
    name.append(Self.filled(entity.name))
    let isDistrict = entity.kind == .district
    subkind.append(isDistrict ? nil : Self.filled(entity.subkind))
    code.append(Self.filled(entity.code))
    level.append(isDistrict ? Self.filled(entity.subkind) : nil)
    path.append(entity.path)
    district.append(Self.filled(entity.district))
    canonical.append(Self.filled(entity.canonical))
    docNumber.append(Self.filled(entity.docNumber))
    issuer.append(Self.filled(entity.issuer))
    value.append(Self.filled(entity.value))
    unit.append(Self.filled(entity.unit))
    comparator.append(Self.filled(entity.comparator))
    noun.append(Self.filled(entity.noun))
    group.append(entity.group.map { Int32(truncatingIfNeeded: $0) })
    isRepeat.append(entity.isRepeat)
    candidates.append(entity.candidates.isEmpty ? nil : entity.candidates)
  }

  /// JSON leaves empty strings out; columns make them null.
  private static func filled(_ string: String?) -> String? {
    string?.isEmpty == true ? nil : string
  }

  consuming func node() -> ArrowNode {
    let count = count
    let fields = [
      kind.node(), start.node(), end.node(), text.node(), name.node(), subkind.node(),
      code.node(), level.node(), path.node(), district.node(), canonical.node(),
      docNumber.node(), issuer.node(), value.node(), unit.node(), comparator.node(),
      noun.node(), group.node(), isRepeat.node(), candidates.node(),
    ]
    let entities = ArrowNode(length: count, nullCount: 0, buffers: [nil], children: fields)
    return lists.node(elements: entities)
  }
}
