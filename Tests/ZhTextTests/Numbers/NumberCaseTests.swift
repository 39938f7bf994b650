import Testing

@testable import ZhText

/// Runs the case tables of the number scanner.
struct NumberCaseTests {
  @Test func find() throws {
    let normalizer = NumberNormalizer()
    var failures: [String] = []
    for row in try CaseFile.rows("find.tsv", columns: 4) {
      let kinds = Set(row[1].split(separator: ",").map(String.init))
      let found = normalizer.numbers(in: row[2]).filter { kinds.contains($0.kind.name) }
      let got =
        found.isEmpty ? "-" : found.map { "\($0.text)=\($0.value)" }.joined(separator: " ; ")
      if got != row[3] { failures.append("\(row[0]): \(row[2])\n  \(got)\n  \(row[3]) expected") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func rewrite() throws {
    var failures: [String] = []
    for row in try CaseFile.rows("rewrite.tsv", columns: 4) {
      var options = NumberNormalizer.Options()
      options.convertsSingleDigits = row[1] == "itn-single"
      options.expandsMagnitudes = row[1] == "itn-expand"
      let normalizer = NumberNormalizer(options: options)
      let got =
        row[1] == "tn" ? normalizer.normalized(row[2]) : normalizer.inverseNormalized(row[2])
      if got != row[3] {
        failures.append("\(row[0]): \(row[1]) \(row[2])\n  \(got)\n  \(row[3]) expected")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }
}
