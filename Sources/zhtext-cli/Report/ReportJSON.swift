// The report as one JSON object.

import ZhText

struct ReportJSON {
  let report: CorpusReport
  let top: Int

  func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    member("documents", report.documents.count, &writer)
    member("failed", report.failed, &writer)
    member("articles", report.articles.count, &writer)
    for (kind, key) in zip(Self.kinds, Self.keys) {
      writer.key(key)
      writer.beginArray()
      for entry in (report.entries[kind] ?? []).prefix(top) { write(entry, &writer) }
      writer.endArray()
    }
    writer.key("reposts")
    writer.beginArray()
    for article in report.articles where !article.copies.isEmpty { write(article, &writer) }
    writer.endArray()
    writer.endObject()
    var output: [UInt8] = []
    JSONIndenter.append(writer.bytes, levels: 2, to: &output)
    return output
  }

  private static let kinds: [EntityKind] = [.school, .district, .policy, .count]
  private static let keys: [StaticString] = ["schools", "districts", "policies", "figures"]

  private func member(_ key: StaticString, _ value: Int, _ writer: inout JSONWriter) {
    writer.key(key)
    writer.number(value)
  }

  private func member(_ key: StaticString, _ value: String?, _ writer: inout JSONWriter) {
    guard let value, !value.isEmpty else { return }
    writer.key(key)
    writer.string(value)
  }

  private func write(_ entry: CorpusReport.Entry, _ writer: inout JSONWriter) {
    let thing = entry.thing
    writer.beginObject()
    member(thing.kind == .count ? "noun" : "name", thing.name, &writer)
    member(thing.kind == .district ? "level" : "kind", thing.subkind, &writer)
    member(thing.kind == .school ? "district" : "code", thing.code, &writer)
    if !thing.path.isEmpty {
      writer.key("path")
      writer.beginArray()
      for name in thing.path { writer.string(name) }
      writer.endArray()
    }
    member("canonical", thing.canonical, &writer)
    member("value", thing.value, &writer)
    member("unit", thing.unit, &writer)
    member("comparator", thing.comparator, &writer)
    member("articles", entry.articles.count, &writer)
    member("mentions", entry.mentions, &writer)
    writer.key("ids")
    writer.beginArray()
    for article in entry.articles { writer.string(report.id(ofArticle: article)) }
    writer.endArray()
    writer.key("examples")
    writer.beginArray()
    for example in entry.examples {
      writer.beginObject()
      member("id", report.id(ofArticle: example.article), &writer)
      member("sentence", example.sentence, &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ article: Article, _ writer: inout JSONWriter) {
    writer.beginObject()
    member("id", report.documents[article.document].id, &writer)
    member("title", report.documents[article.document].title, &writer)
    writer.key("copies")
    writer.beginArray()
    for copy in article.copies { writer.string(report.documents[copy].id) }
    writer.endArray()
    writer.endObject()
  }
}
