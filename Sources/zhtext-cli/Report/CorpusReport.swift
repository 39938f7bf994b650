// The figures of a corpus: what is named, in how many articles, where.

import ZhText

struct CorpusReport: Sendable {
  /// What is named, most frequent first.
  struct Entry: Sendable {
    var thing: NamedThing
    /// Numbers of the articles that name it, in order.
    var articles: [Int]
    var mentions: Int
    var examples: [Example]
  }

  struct Example: Sendable {
    var article: Int
    var sentence: String
  }

  var documents: [(id: String, title: String)]
  var articles: [Article]
  var failed: Int
  var entries: [EntityKind: [Entry]]

  func id(ofArticle number: Int) -> String { documents[articles[number].document].id }
}

/// Collects digests in the order of the documents, then makes the report.
///
/// Memory is a small constant for each document, sentence and mention; of the text itself only a
/// bounded number of sentences for each thing is kept.
struct CorpusCollector {
  private struct Record {
    var thing: NamedThing
    var sentences: [(document: Int, text: String)] = []
  }

  /// Sentences kept of each thing while it is not known which documents are copies.
  private static let keptSentences = 48

  private var units = CorpusUnits()
  private var documents: [(id: String, title: String)] = []
  private var records: [Record] = []
  private var numbers: [NamedThing.Identity: Int32] = [:]
  /// For each mention, the number of its record and of its unit in the corpus.
  private var mentions: [(record: Int32, unit: Int32)] = []
  private var mentionEnds: [Int] = []
  var failed = 0

  mutating func add(_ digest: DocumentDigest) {
    let document = documents.count
    documents.append((digest.id, digest.title))
    let firstUnit = units.hashes.count
    units.append(digest.units)
    for mention in digest.mentions {
      let number = number(of: mention.thing)
      mentions.append((number, Int32(truncatingIfNeeded: firstUnit + Int(mention.unit))))
      let kept = records[Int(number)].sentences
      if kept.count < Self.keptSentences, kept.last?.document != document,
        let sentence = digest.sentences[mention.unit]
      {
        records[Int(number)].sentences.append((document, sentence))
      }
    }
    mentionEnds.append(mentions.count)
  }

  private mutating func number(of thing: NamedThing) -> Int32 {
    let next = Int32(truncatingIfNeeded: records.count)
    let number = numbers[thing.identity, default: next]
    if number == next {
      numbers[thing.identity] = next
      records.append(Record(thing: thing))
    }
    return number
  }

  /// The report; `keepingDuplicates` counts every copy of an article.
  consuming func report(keepingDuplicates: Bool, examples: Int) -> CorpusReport {
    let reposts =
      keepingDuplicates ? RepostFinder.keepingAll(units) : RepostFinder(units).find()
    var counts = [(articles: [Int], mentions: Int)](repeating: ([], 0), count: records.count)
    for (number, article) in reposts.articles.enumerated() {
      let document = article.document
      let range = (document == 0 ? 0 : mentionEnds[document - 1])..<mentionEnds[document]
      for mention in mentions[range] where reposts.counts[Int(mention.unit)] {
        let record = Int(mention.record)
        counts[record].mentions += 1
        if counts[record].articles.last != number { counts[record].articles.append(number) }
      }
    }
    var entries: [EntityKind: [CorpusReport.Entry]] = [:]
    for (record, count) in zip(records, counts) where !count.articles.isEmpty {
      entries[record.thing.kind, default: []].append(
        CorpusReport.Entry(
          thing: record.thing, articles: count.articles, mentions: count.mentions,
          examples: Self.examples(record.sentences, of: count.articles, reposts, limit: examples)))
    }
    for kind in entries.keys { entries[kind]?.sort(by: Self.comesFirst) }
    return CorpusReport(
      documents: documents, articles: reposts.articles, failed: failed, entries: entries)
  }

  /// One sentence for each article, its own document's where that was kept.
  private static func examples(
    _ sentences: [(document: Int, text: String)], of articles: [Int], _ reposts: Reposts, limit: Int
  ) -> [CorpusReport.Example] {
    var chosen: [Int: String] = [:]
    for (document, text) in sentences {
      let article = reposts.articleOf[document]
      if chosen[article] == nil || reposts.articles[article].document == document {
        chosen[article] = text
      }
    }
    return articles.lazy.compactMap { article in
      chosen[article].map { CorpusReport.Example(article: article, sentence: $0) }
    }.prefix(limit).map(\.self)
  }

  /// By articles, mentions, then what the thing is, so that the order never depends on chance.
  private static func comesFirst(_ a: CorpusReport.Entry, _ b: CorpusReport.Entry) -> Bool {
    if a.articles.count != b.articles.count { return a.articles.count > b.articles.count }
    if a.mentions != b.mentions { return a.mentions > b.mentions }
    let (left, right) = (a.thing.identity, b.thing.identity)
    if left.name != right.name { return left.name < right.name }
    return (left.code ?? left.measure ?? "") < (right.code ?? right.measure ?? "")
  }
}
