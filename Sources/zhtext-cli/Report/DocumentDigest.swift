// What the report keeps of a document.

import CommandSupport
import ZhText

/// A thing that documents name. Two mentions are of one thing where all fields are equal.
struct NamedThing: Hashable, Sendable {
  var kind: EntityKind
  var name: String
  var subkind: String?
  /// Districts: the official code; schools: that of the district they lie in.
  var code: String?
  var path: [String] = []
  var canonical: String?
  var value: String?
  var unit: String?
  var comparator: String?

  /// What makes it this thing; the rest follows from it or varies with the wording.
  struct Identity: Hashable, Sendable {
    var kind: EntityKind
    var name: String
    var code: String?
    var measure: String?
  }

  var identity: Identity {
    switch kind {
    case .school, .district: Identity(kind: kind, name: name, code: code)
    case .policy: Identity(kind: kind, name: canonical ?? name)
    case .count:
      Identity(
        kind: kind, name: name, measure: "\(comparator ?? "=") \(value ?? "") \(unit ?? "")")
    }
  }

  init?(_ entity: Entity) {
    kind = entity.kind
    subkind = entity.subkind
    switch entity.kind {
    case .school:
      // Many schools are the First of somewhere: where no district tells them apart, the whole
      // wording does.
      code = entity.district
      name = code == nil ? SimplifiedKeys.of(entity.text) : entity.name ?? entity.text
    case .district:
      name = entity.name ?? entity.text
      code = entity.code
      path = entity.path ?? []
    case .policy:
      name = entity.name ?? entity.text
      canonical = entity.canonical
    case .count:
      guard let value = entity.value else { return nil }
      name = entity.noun ?? ""
      self.value = value
      unit = entity.unit.map { SimplifiedKeys.of($0) }
      comparator = entity.comparator
    }
  }
}

struct DocumentDigest: Sendable {
  struct Mention: Sendable {
    var thing: NamedThing
    /// The index of the unit it stands in.
    var unit: Int32
  }

  var id: String
  var title: String
  var units: [TextUnit]
  var mentions: [Mention]
  /// The sentence of each unit that holds a mention.
  var sentences: [Int32: String]

  /// Longer sentences are cut, in the report only.
  private static let longestSentence = 160

  init(
    _ document: ExtractedDocument, _ extractor: EntityExtractor,
    _ workspace: borrowing DocumentWorkspace
  ) {
    id = document.title
    units = workspace.textUnits()
    mentions = []
    sentences = [:]
    let text = UnitText(document.utf8)
    title = units.first.map { text.sentence($0, longest: 60) } ?? ""
    var unit = 0
    for entity in extractor.entities(workspace, of: document.utf8) {
      guard let thing = NamedThing(entity) else { continue }
      while unit + 1 < units.count, Int(units[unit].end) <= entity.span.scalars.lowerBound {
        unit += 1
      }
      guard unit < units.count else { break }
      let number = Int32(truncatingIfNeeded: unit)
      mentions.append(Mention(thing: thing, unit: number))
      if sentences[number] == nil {
        sentences[number] = text.sentence(
          units[unit], around: entity.span, longest: Self.longestSentence)
      }
    }
  }
}

/// The text of units.
private struct UnitText {
  let utf8: UnsafeBufferPointer<UInt8>

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// The unit in which an entity stands. What is too long is cut at both ends.
  func sentence(_ unit: TextUnit, around span: SourceSpan, longest: Int) -> String {
    // The entity's place is known in bytes; the unit's ends are found from there.
    let before = span.scalars.lowerBound - Int(unit.start)
    let after = max(0, Int(unit.end) - span.scalars.upperBound)
    let room = max(0, longest - span.scalars.count) / 2
    let lower = moved(span.utf8.lowerBound, by: -min(before, room))
    let upper = moved(span.utf8.upperBound, by: min(after, room))
    return (before > room ? "…" : "") + string(lower..<upper) + (after > room ? "…" : "")
  }

  /// The first unit of a text, from its start.
  func sentence(_ unit: TextUnit, longest: Int) -> String {
    let lower = moved(0, by: Int(unit.start))
    let count = Int(unit.end - unit.start)
    return string(lower..<moved(lower, by: min(count, longest))) + (count > longest ? "…" : "")
  }

  private func moved(_ offset: Int, by scalars: Int) -> Int {
    var offset = offset
    for _ in 0..<abs(scalars) {
      if scalars > 0 {
        guard offset < utf8.count else { break }
        repeat { offset += 1 } while offset < utf8.count && utf8[offset] & 0xC0 == 0x80
      } else {
        guard offset > 0 else { break }
        repeat { offset -= 1 } while offset > 0 && utf8[offset] & 0xC0 == 0x80
      }
    }
    return offset
  }

  private func string(_ range: Range<Int>) -> String {
    var range = range
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
    while let first = range.first, isSpace(utf8[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, isSpace(utf8[last]) { range = range.lowerBound..<last }
    return String(decoding: UnsafeBufferPointer(rebasing: utf8[range]), as: UTF8.self)
  }
}
