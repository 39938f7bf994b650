// The report as comma-separated values: a line for each thing that is named.

import ZhText

struct ReportCSV {
  let report: CorpusReport
  let top: Int
  let table: CSVTable

  func bytes() -> [UInt8] {
    var output = table.mark
    table.append(
      [
        "type", "name", "kind", "code", "path", "canonical", "value", "unit", "comparator",
        "articles", "mentions", "id", "sentence",
      ], to: &output)
    for kind in EntityKind.allCases {
      for entry in (report.entries[kind] ?? []).prefix(top) {
        let thing = entry.thing
        let example = entry.examples.first
        table.append(
          [
            kind.name, thing.name, thing.subkind ?? "", thing.code ?? "",
            thing.path.joined(separator: "/"), thing.canonical ?? "", thing.value ?? "",
            thing.unit ?? "", thing.comparator ?? "", String(entry.articles.count),
            String(entry.mentions),
            (example?.article ?? entry.articles.first).map(report.id(ofArticle:)) ?? "",
            example?.sentence ?? "",
          ], to: &output)
      }
    }
    return output
  }
}
