// policy_words.bin: head nouns of titles and the words beside policy names.

import ZhText

enum PolicyWordsTableBuilder {
  static func build(_ folder: DataFolder) throws -> [UInt8] {
    let roles = Dictionary(uniqueKeysWithValues: WordRole.named)
    func role(_ name: String, _ file: String) throws -> WordRole {
      guard let role = roles[name] else {
        throw DataError(description: "\(folder.source(file)): unknown role '\(name)'")
      }
      return role
    }
    var builder = PolicyWordsBuilder()
    for row in try folder.rows("policy_heads.tsv", columns: 3) {
      builder.add(
        row[0], roles: try role(row[2], "policy_heads.tsv"), kind: PolicyKind.number(row[1]))
    }
    for row in try folder.rows("policy_words.tsv", columns: 2) {
      for name in row[1].split(separator: ";") {
        builder.add(row[0], roles: try role(String(name), "policy_words.tsv"))
      }
    }
    return builder.image()
  }
}
