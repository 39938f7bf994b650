// Which documents are copies of one article, and which of their sentences are the article.

import ZhText

/// The sentences of the documents of a corpus, by hash.
struct CorpusUnits {
  private(set) var hashes: [UInt64] = []
  private(set) var weights: [Int32] = []
  private(set) var ends: [Int] = []

  var documentCount: Int { ends.count }

  mutating func append(_ units: [TextUnit]) {
    for unit in units {
      hashes.append(unit.hash)
      weights.append(unit.weight)
    }
    ends.append(hashes.count)
  }

  func range(_ document: Int) -> Range<Int> {
    (document == 0 ? 0 : ends[document - 1])..<ends[document]
  }
}

/// An article and the documents that carry it.
struct Article: Sendable {
  /// The document that stands for it, and the other ones.
  var document: Int
  var copies: [Int] = []
}

struct Reposts {
  var articles: [Article]
  /// For each document, the number of its article.
  var articleOf: [Int]
  /// For each unit of the corpus, whether its document counts it: it is the article's text, not
  /// page furniture, and stands there for the first time.
  var counts: [Bool]
}

/// Documents are copies where they share half of their text, counted over both, without the page
/// furniture: sentences that also stand in many documents which are no copies.
///
/// Needs O(sentences) memory; time is O(sentences) but for a bounded number of comparisons each.
struct RepostFinder {
  /// Shorter sentences are no evidence of anything.
  private static let leastWeight: Int32 = 8
  /// Documents with less text than this are their own article.
  private static let leastText = 20
  /// Articles that are compared for one sentence.
  private static let candidatesPerUnit = 8

  private let units: CorpusUnits
  /// The dense number of each unit's sentence, equal for equal hashes.
  private var sentences: [Int32] = []
  private var sentenceCount = 0

  init(_ units: CorpusUnits) {
    self.units = units
    var numbers: [UInt64: Int32] = [:]
    numbers.reserveCapacity(units.hashes.count)
    sentences.reserveCapacity(units.hashes.count)
    for hash in units.hashes {
      let next = Int32(truncatingIfNeeded: numbers.count)
      let number = numbers[hash, default: next]
      if number == next { numbers[hash] = next }
      sentences.append(number)
    }
    sentenceCount = numbers.count
  }

  /// Every document is an article and counts everything.
  static func keepingAll(_ units: CorpusUnits) -> Reposts {
    Reposts(
      articles: (0..<units.documentCount).map { Article(document: $0) },
      articleOf: Array(0..<units.documentCount),
      counts: [Bool](repeating: true, count: units.hashes.count))
  }

  func find() -> Reposts {
    let all = Array(0..<units.documentCount)
    // First by each document's own measure of what is common, then by what many articles share.
    var leaders = grouped(all, furniture: ownFurniture())
    let spread = articleFrequency(leaders)
    let limit = furnitureLimit(leaders)
    let furniture = sentences.map { spread[Int($0)] >= limit }
    let distinct = all.filter { leaders[$0] == $0 }
    let merged = grouped(distinct, furniture: furniture)
    for document in all { leaders[document] = merged[leaders[document]] }
    return reposts(leaders)
  }

  /// Articles that share a sentence before it counts as furniture.
  private func furnitureLimit(_ leaders: [Int]) -> Int32 {
    let articles = leaders.enumerated().count { $0.offset == $0.element }
    return Int32(truncatingIfNeeded: max(5, articles / 50))
  }

  /// For each sentence, in how many groups of documents it stands.
  private func articleFrequency(_ leaders: [Int]) -> [Int32] {
    var frequency = [Int32](repeating: 0, count: sentenceCount)
    var members: [Int: [Int]] = [:]
    for (document, leader) in leaders.enumerated() { members[leader, default: []].append(document) }
    var lastSeen = [Int32](repeating: -1, count: sentenceCount)
    for (number, group) in members.values.enumerated() {
      for document in group {
        for unit in units.range(document) {
          let sentence = Int(sentences[unit])
          if lastSeen[sentence] != number {
            lastSeen[sentence] = Int32(truncatingIfNeeded: number)
            frequency[sentence] += 1
          }
        }
      }
    }
    return frequency
  }

  /// The units that are far more common than the bulk of their own document: an article that was
  /// copied often has all its sentences equally often, its pages' furniture has other company.
  private func ownFurniture() -> [Bool] {
    let frequency = articleFrequency(Array(0..<units.documentCount))
    var furniture = [Bool](repeating: false, count: sentences.count)
    for document in 0..<units.documentCount {
      let range = units.range(document)
      let ordered = range.sorted { frequency[Int(sentences[$0])] < frequency[Int(sentences[$1])] }
      let total = range.reduce(0) { $0 + Int(units.weights[$1]) }
      var passed = 0
      var own: Int32 = 1
      for unit in ordered {
        passed += Int(units.weights[unit])
        own = frequency[Int(sentences[unit])]
        if passed * 5 >= total { break }
      }
      for unit in range {
        furniture[unit] = frequency[Int(sentences[unit])] >= max(4, 3 * own)
      }
    }
    return furniture
  }

  /// For each document, the first one of its group. Documents not asked for lead themselves.
  private func grouped(_ documents: [Int], furniture: [Bool]) -> [Int] {
    var leaders = Array(0..<units.documentCount)
    var texts = [Int](repeating: 0, count: units.documentCount)
    var known: [Int32: [Int32]] = [:]
    for document in documents {
      var seen: Set<Int32> = []
      var evidence: [(sentence: Int32, weight: Int)] = []
      for unit in units.range(document) where !furniture[unit] {
        guard units.weights[unit] >= Self.leastWeight, seen.insert(sentences[unit]).inserted else {
          continue
        }
        evidence.append((sentences[unit], Int(units.weights[unit])))
      }
      let text = evidence.reduce(0) { $0 + $1.weight }
      texts[document] = text
      guard text >= Self.leastText else { continue }
      var shared: [Int32: Int] = [:]
      for (sentence, weight) in evidence {
        for leader in known[sentence] ?? [] { shared[leader, default: 0] += weight }
      }
      let best = shared.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, 2 * best.value >= text + texts[Int(best.key)] - best.value {
        leaders[document] = Int(best.key)
        continue
      }
      for (sentence, _) in evidence {
        let list = known[sentence] ?? []
        if list.count < Self.candidatesPerUnit {
          known[sentence] = list + [Int32(truncatingIfNeeded: document)]
        }
      }
    }
    return leaders
  }

  private func reposts(_ leaders: [Int]) -> Reposts {
    let spread = articleFrequency(leaders)
    let limit = furnitureLimit(leaders)
    var result = Reposts(
      articles: [], articleOf: [Int](repeating: 0, count: leaders.count),
      counts: [Bool](repeating: false, count: sentences.count))
    var members: [Int: [Int]] = [:]
    for (document, leader) in leaders.enumerated() { members[leader, default: []].append(document) }
    for leader in members.keys.sorted() {
      let group = members[leader] ?? []
      let core = core(of: group, spread: spread, limit: limit)
      // The cleanest copy stands for the article: all of its text, least else.
      let best = group.min { cost($0, core) < cost($1, core) } ?? leader
      for document in group { result.articleOf[document] = result.articles.count }
      result.articles.append(Article(document: best, copies: group.filter { $0 != best }))
      var seen: Set<Int32> = []
      for unit in units.range(best) where core.contains(sentences[unit]) {
        result.counts[unit] = seen.insert(sentences[unit]).inserted
      }
    }
    return result
  }

  /// The sentences of the article itself: those of most copies; of a lone document those that
  /// are no furniture.
  private func core(of group: [Int], spread: [Int32], limit: Int32) -> Set<Int32> {
    var copies: [Int32: Int] = [:]
    for document in group {
      for sentence in Set(units.range(document).map { sentences[$0] }) {
        copies[sentence, default: 0] += 1
      }
    }
    return Set(
      copies.lazy.filter { sentence, count in
        group.count > 1 ? 2 * count > group.count : spread[Int(sentence)] < limit
      }.map(\.key))
  }

  private func cost(_ document: Int, _ core: Set<Int32>) -> Int {
    var missing = core
    var foreign = 0
    for unit in units.range(document) {
      if core.contains(sentences[unit]) {
        missing.remove(sentences[unit])
      } else {
        foreign += Int(units.weights[unit])
      }
    }
    return missing.count * 1000 + foreign
  }
}
