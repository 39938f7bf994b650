// Options that take one of a few words, and what is said about any other word.

/// A value that is written as one of a few words.
protocol Choice: CaseIterable, Sendable {
  /// What the words name, for messages: `format`.
  static var noun: String { get }
  var word: String { get }
}

extension Choice where Self: RawRepresentable, RawValue == String {
  var word: String { rawValue }
}

extension Choice {
  static var words: [String] { allCases.map(\.word) }

  /// The choice that `word` names; the argument parser shows what is thrown.
  @Sendable static func choose(_ word: String) throws -> Self {
    guard let choice = allCases.first(where: { $0.word == word }) else {
      throw UnknownWord(noun: noun, word: word, known: words)
    }
    return choice
  }
}

/// A word that an option does not take. The message names the word that was probably meant.
struct UnknownWord: Error, CustomStringConvertible {
  let noun: String
  let word: String
  let known: [String]

  var description: String {
    if let likely = Spelling.nearest(to: word, in: known) {
      return "unknown \(noun) '\(word)'; did you mean '\(likely)'?"
    }
    return "unknown \(noun) '\(word)'; known are \(known.joined(separator: ", "))"
  }
}

enum Spelling {
  /// The known word that is nearest, where it is near enough to be what was meant.
  static func nearest(to word: String, in known: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    guard !typed.isEmpty else { return nil }
    let rated = known.map { ($0, distance(typed, Array($0.unicodeScalars))) }
    guard let best = rated.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, typed.count / 3) ? best.0 : nil
  }

  /// How many letters must be changed, added, dropped or swapped with their neighbour.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
