// html: one self-contained page of all documents, their entities highlighted.

import CommandSupport
import ZhText

/// Documents are written as they come; the overview with the counts comes last and is put first
/// by the style sheet, so that no document waits in memory.
struct HTMLOutput: DocumentWriter {
  let extractor: EntityExtractor
  let options: EntityJSONOptions

  var head: [UInt8] {
    HTMLPage.head(
      title: "Entities", styles: [PackageResources.page_css, PackageResources.extract_css])
      + Array("<main>\n".utf8)
  }

  func write(_ document: ExtractedDocument, _ state: ExtractionState) {
    let entities = extractor.entities(state.workspace, of: document.utf8)
    var tally = DocumentTally(title: document.title, ordinal: document.input.ordinal)
    for entity in entities { tally.counts[Int(entity.kind.rawValue)] += 1 }
    state.tallies.append(tally)

    begin(document.input, title: tally.title, class: nil, state)
    let isTraditional = ScriptDetector().script(document.utf8) == .hant
    let language = isTraditional ? "zh-Hant" : "zh-Hans"
    state.writer.bytes.append(contentsOf: "<div class=\"text\" lang=\"\(language)\">".utf8)
    HighlightedText.append(document.utf8, entities, to: &state.writer.bytes)
    state.writer.bytes.append(contentsOf: "</div>\n".utf8)
    writeTable(entities, document, state)
    state.writer.bytes.append(contentsOf: "</article>\n".utf8)
  }

  func writeFailure(
    _ error: ZhTextError, of input: InputDocument, recordID: [UInt8]?, _ state: ExtractionState
  ) {
    state.tallies.append(DocumentTally(title: input.id, ordinal: input.ordinal, failed: true))
    begin(input, title: input.id, class: "error", state)
    state.writer.bytes.append(contentsOf: "<p>".utf8)
    HTMLText.append(error.description.utf8, to: &state.writer.bytes)
    state.writer.bytes.append(contentsOf: "</p>\n</article>\n".utf8)
  }

  func foot(_ tallies: [DocumentTally]) -> [UInt8] {
    var counts = [Int](repeating: 0, count: EntityKind.allCases.count)
    for tally in tallies {
      for kind in counts.indices { counts[kind] += tally.counts[kind] }
    }
    var page = "</main>\n<header>\n<h1>Entities</h1>\n"
    page += "<small>\(Plural.count(counts.reduce(0, +), "entity", "entities"))"
    page += " in \(Plural.count(tallies.count, "document", "documents"))</small>\n<fieldset>\n"
    for kind in EntityKind.allCases {
      page += """
        <label class="\(kind.name)"><input type="checkbox" id="show-\(kind.name)" checked autocomplete="off">\
        \(kind.name) <b>\(counts[Int(kind.rawValue)])</b></label>

        """
    }
    page += "</fieldset>\n"
    if tallies.count > 1 { page += contents(tallies) }
    return Array(page.utf8) + Array("</header>\n".utf8)
      + HTMLPage.foot(script: PackageResources.extract_js)
  }

  private func contents(_ tallies: [DocumentTally]) -> String {
    var list = "<nav><details><summary>Documents</summary>\n<ol>\n"
    for tally in tallies {
      let note = tally.failed ? "failed" : String(tally.counts.reduce(0, +))
      list += "<li><a href=\"#d\(tally.ordinal)\">\(HTMLText.escaped(tally.title))</a>"
      list += " <small>\(note)</small></li>\n"
    }
    return list + "</ol>\n</details></nav>\n"
  }

  private func begin(
    _ input: InputDocument, title: String, class name: String?, _ state: ExtractionState
  ) {
    let part = input.part.map { " <small>part \($0)</small>" } ?? ""
    let style = name.map { " class=\"\($0)\"" } ?? ""
    state.writer.bytes.append(
      contentsOf: "<article id=\"d\(input.ordinal)\"\(style)>\n<h2>".utf8)
    HTMLText.append(title.utf8, to: &state.writer.bytes)
    state.writer.bytes.append(contentsOf: "\(part)</h2>\n".utf8)
  }

  private func writeTable(
    _ entities: [Entity], _ document: ExtractedDocument, _ state: ExtractionState
  ) {
    guard !entities.isEmpty else {
      state.writer.bytes.append(contentsOf: "<p class=\"quiet\">No entities.</p>\n".utf8)
      return
    }
    var table = """
      <details>
      <summary class="quiet">\(Plural.count(entities.count, "entity", "entities"))</summary>
      <div class="scroll"><table lang="zh">
      <tr lang="en"><th>place</th><th>type</th><th>text</th><th>name</th><th>code, title or value</th></tr>

      """
    for entity in entities {
      let place = options.offsets.range(
        of: entity.span, base: document.input.base, byteOffset: document.byteRange)
      let what = [entity.text, entity.name ?? "", EntitySummary.identity(entity)]
      table += "<tr class=\"\(entity.kind.name)\"><td>\(place.lowerBound)–\(place.upperBound)</td>"
      table += "<td lang=\"en\">\(entity.kind.name)</td>"
      for cell in what { table += "<td>\(HTMLText.escaped(cell))</td>" }
      table += "</tr>\n"
    }
    state.writer.bytes.append(contentsOf: (table + "</table></div>\n</details>\n").utf8)
  }
}

/// A text with marks around its entities.
enum HighlightedText {
  /// Entities come in order of their start, longer first; where two of different kinds cross, the
  /// one that began earlier is closed and opened again.
  static func append(
    _ utf8: UnsafeBufferPointer<UInt8>, _ entities: [Entity], to output: inout [UInt8]
  ) {
    var position = 0
    var open: [(end: Int, tag: String)] = []
    func text(to target: Int, _ output: inout [UInt8]) {
      HTMLText.append(utf8[position..<target], to: &output)
      position = target
    }
    func advance(to target: Int, _ output: inout [UInt8]) {
      while let end = open.map(\.end).min(), end <= target {
        text(to: end, &output)
        var reopened: [(end: Int, tag: String)] = []
        while let last = open.popLast() {
          output.append(contentsOf: "</mark>".utf8)
          if last.end == end { break }
          reopened.append(last)
        }
        for mark in reopened.reversed() where mark.end > end {
          output.append(contentsOf: mark.tag.utf8)
          open.append(mark)
        }
      }
      text(to: target, &output)
    }
    for entity in entities {
      advance(to: entity.span.utf8.lowerBound, &output)
      let title = HTMLText.escaped(EntitySummary.lines(entity).joined(separator: "\n"))
      let tag = "<mark class=\"\(entity.kind.name)\" title=\"\(title)\">"
      open.append((entity.span.utf8.upperBound, tag))
      output.append(contentsOf: tag.utf8)
    }
    advance(to: utf8.count, &output)
  }
}

enum Plural {
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
