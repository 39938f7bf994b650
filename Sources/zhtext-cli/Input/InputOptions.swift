// The values of options that say what is read and looked for.

import CommandSupport
import ZhText

extension InputFormat: Choice {
  static var noun: String { "input format" }
}

extension OffsetUnit: Choice {
  static var noun: String { "unit of offsets" }
}

extension EntityKind: Choice {
  static var noun: String { "kind" }
  var word: String { name }

  /// A comma-separated list of kinds.
  @Sendable static func list(_ argument: String) throws -> KindList {
    KindList(
      kinds: try Set(
        argument.split(separator: ",", omittingEmptySubsequences: false).map {
          try EntityKind.choose(String($0))
        }))
  }
}

/// The kinds to find.
struct KindList: Sendable, CustomStringConvertible {
  var kinds: Set<EntityKind>

  static let all = KindList(kinds: Set(EntityKind.allCases))

  var description: String {
    EntityKind.allCases.filter(kinds.contains).map(\.name).joined(separator: ",")
  }
}

/// An encoding, or automatic detection.
struct EncodingChoice: Sendable, CustomStringConvertible {
  var encoding: TextEncoding?

  static let auto = EncodingChoice(encoding: nil)
  /// The names that help and completion show; the usual other spellings are understood, too.
  static let words = ["auto", "utf-8", "utf-16", "gb18030", "big5", "big5-hkscs"]

  @Sendable static func choose(_ word: String) throws -> EncodingChoice {
    if word == "auto" { return .auto }
    guard let encoding = TextEncoding(name: word) else {
      throw UnknownWord(noun: "encoding", word: word, known: words)
    }
    return EncodingChoice(encoding: encoding)
  }

  var description: String { encoding?.rawValue.lowercased() ?? "auto" }
}
