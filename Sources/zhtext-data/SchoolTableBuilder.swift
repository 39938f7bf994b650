// schools.bin (SchoolLexicon), and the school head nouns and named universities of gazetteer.bin.

import Foundation
import ZhText

enum SchoolTableBuilder {
  static let sources = [
    "school_words.tsv", "school_cores.tsv", "school_cues.tsv", "school_sponsors.tsv",
    "townships.tsv",
  ]

  /// Sources of the records in gazetteer.bin.
  static let gazetteerSources = [
    "universities.tsv", "university_short_forms.tsv", "named_universities.tsv",
    "school_heads.tsv",
  ]

  /// Characters of transliterated names, as in 明尼苏达大学.
  private static let transliteration =
    "尼斯特德尔克拉马伊阿亚利里罗诺林布兰维芬达多塔萨森顿格蒙奥普鲁莱杜洛卡贝瓦雷托加莫纳哥堡登姆威珀菲莎赫米爱弗巴索约翰逊坎康乃丹士吉温福密沙哈耶盖伦敦曼彻切西班牙汉诺艾佛"

  static func build(_ folder: DataFolder) throws -> [UInt8] {
    var builder = SchoolLexiconBuilder()
    for row in try folder.rows("school_words.tsv", columns: 3) {
      builder.add(word: row[0], count: Int(row[1]) ?? 1, flags: row[2] == "p" ? .proper : [])
    }
    for row in try folder.rows("school_cores.tsv", columns: 1) {
      builder.add(word: row[0], flags: .core)
      builder.add(core: row[0], weight: 8)
    }
    let classes: [String: WordFlags] = [
      "generic": .generic, "country": .country, "subject": .subject, "surname": .surname,
      "before": .before, "after": .after, "owner": .owner, "prefix": .prefix,
    ]
    for row in try folder.rows("school_cues.tsv", columns: 2) {
      guard let flags = classes[row[1]] else {
        throw DataError(description: "school_cues.tsv: unknown class '\(row[1])'")
      }
      builder.add(word: row[0], flags: flags)
    }
    for row in try folder.rows("school_sponsors.tsv", columns: 1) {
      builder.add(word: row[0], flags: .sponsor)
    }
    for row in try folder.rows("townships.tsv", columns: 5) where row[4] == "unit" {
      let stem = Self.stem(row[1])
      if stem.count >= 2 {
        builder.add(core: stem, weight: 1)
        if stem.count <= 4 { builder.add(word: stem, flags: .township) }
      }
    }
    for scalar in transliteration { builder.add(core: String(scalar), weight: 60) }
    return builder.image(ln: { Foundation.log($0) })
  }

  private static func stem(_ name: String) -> String {
    for suffix in ["街道", "地区", "镇", "乡"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// Head nouns: `level` is the school kind, `flags` the head's class.
  static func addHeads(_ folder: DataFolder, to builder: inout GazetteerBuilder) throws {
    for row in try folder.rows("school_heads.tsv", columns: 3) {
      guard let level = SchoolKind.names.firstIndex(of: row[1]),
        let headClass = SchoolHeadClass(name: row[2])
      else {
        throw DataError(description: "school_heads.tsv: unknown kind or class in '\(row)'")
      }
      var record = GazetteerBuilder.Record(
        kind: RecordKind.schoolHead.rawValue, level: UInt8(level), name: row[0])
      record.flags = UInt16(headClass.rawValue)
      let index = builder.add(record)
      builder.addForm(row[0], record: index, flags: FormFlags.full.rawValue)
    }
  }

  /// Institutions of the official lists. Short forms of two characters need evidence unless
  /// university_short_forms.tsv says that they are sure.
  static func addUniversities(
    _ folder: DataFolder, divisions: [String: Int], to builder: inout GazetteerBuilder
  ) throws {
    let classes = try shortFormClasses(folder)
    for row in try folder.rows("universities.tsv", columns: 6) where !row[0].hasSuffix("局") {
      var record = GazetteerBuilder.Record(
        kind: RecordKind.university.rawValue, level: SchoolKind.number("higher"), name: row[0])
      record.code = row[2]
      record.parent = divisions[row[2]]
      let index = builder.add(record)
      for form in Set([row[0], row[1]]).sorted() where !form.isEmpty {
        builder.addForm(form, record: index, flags: FormFlags.full.rawValue)
      }
      if row[0].hasPrefix("国立") {
        builder.addForm(String(row[0].dropFirst(2)), record: index, flags: FormFlags.full.rawValue)
      }
      if row[0].hasSuffix("科技大学"), row[0].count > 6 {
        // 崑山科大 for 崑山科技大学
        let stem = row[0].hasPrefix("国立") ? row[0].dropFirst(2) : row[0][...]
        builder.addForm(
          stem.dropLast(4) + "科大", record: index,
          flags: FormFlags.short.union(.derived).rawValue)
      }
      let derived: FormFlags = row[5].contains("abbr:memory") ? [] : .derived
      for alias in row[4].split(separator: ";").map(String.init) {
        let plain = builder.folded(alias)
        if classes[plain] == "never" { continue }
        let isName = plain.hasSuffix("大学") || plain.hasSuffix("学院")
        var flags = FormFlags.short.union(derived)
        if !isName, classes[plain] != "sure", plain.count == 2 || classes[plain] == "context" {
          flags.insert(.commonWord)
        }
        builder.addForm(alias, record: index, flags: flags.rawValue)
      }
    }
  }

  private static func shortFormClasses(_ folder: DataFolder) throws -> [String: String] {
    var classes: [String: String] = [:]
    for row in try folder.rows("university_short_forms.tsv", columns: 2) {
      classes[row[0]] = row[1]
    }
    return classes
  }

  /// Universities abroad and of the past.
  static func addNamedUniversities(
    _ folder: DataFolder, to builder: inout GazetteerBuilder
  ) throws {
    let classes = try shortFormClasses(folder)
    for row in try folder.rows("named_universities.tsv", columns: 3) {
      let index = builder.add(
        GazetteerBuilder.Record(
          kind: RecordKind.university.rawValue, level: SchoolKind.number("higher"), name: row[0]))
      builder.addForm(row[0], record: index, flags: FormFlags.full.rawValue)
      for alias in row[2].split(separator: ";").map(String.init) {
        let short = alias.count <= 4 && !alias.hasSuffix("大学") && !alias.hasSuffix("学院")
        let sure = classes[alias] == "sure" || alias.count > 2 && classes[alias] != "context"
        let flags: FormFlags = !short ? .full : sure ? .short : [.short, .commonWord]
        builder.addForm(alias, record: index, flags: flags.rawValue)
      }
    }
  }
}
