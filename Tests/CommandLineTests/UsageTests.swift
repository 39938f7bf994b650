// Wrong usage, verbatim; examples of the help texts; completion scripts.

import Foundation
import Testing

@Suite struct UsageTests {
  private static let usage = """
    Usage: zhtext extract [<options>] [<paths> ...]
      See 'zhtext extract --help' for more information.

    """

  @Test(arguments: [
    (
      ["--types", "school,scool"],
      """
      Error: The value 'school,scool' is invalid for '--types <types>': unknown kind 'scool'; did you mean 'school'?
      Help:  --types <types>  The kinds to find, separated by commas. (default: school,district,policy,count)

      """
    ),
    (
      ["--format", "htlm"],
      """
      Error: The value 'htlm' is invalid for '--format <format>': unknown format 'htlm'; did you mean 'html'?
      Help:  --format <format>  text (default on a terminal), json, jsonl (default elsewhere), csv, or html.

      """
    ),
    (
      ["--encoding", "latin1"],
      """
      Error: The value 'latin1' is invalid for '--encoding <encoding>': unknown encoding 'latin1'; known are auto, utf-8, utf-16, gb18030, big5, big5-hkscs
      Help:  --encoding <encoding>  auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)

      """
    ),
    (
      ["--offsets", "scalars"],
      """
      Error: The value 'scalars' is invalid for '--offsets <offsets>': unknown unit of offsets 'scalars'; did you mean 'scalar'?
      Help:  --offsets <offsets>  The unit of offsets: scalar, utf8, utf16, or byte (of the file as stored). (default: scalar)

      """
    ),
    (["--jobs", "0"], "Error: --jobs must be at least 1.\n"),
    (["--typs", "school"], "Error: Unknown option '--typs'. Did you mean '--types'?\n"),
  ])
  func wrongUsageIsExplained(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let result = try Tool.zhtext(["extract"] + arguments, in: folder)
    #expect(result.status == 64)
    #expect(result.errors == message + Self.usage)
    #expect(result.output.isEmpty)
  }

  @Test func mistypedCommandIsNamed() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.zhtext(["extrct", "a.txt"], in: folder)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: unknown command 'extrct'; did you mean 'extract'?\n"))
  }

  /// The commands that `zhtext --help` lists.
  private static func commands() throws -> [String] {
    let folder = try TemporaryFolder()
    let help = try Tool.zhtext(["--help"], in: folder).text
    let list = try #require(help.split(separator: "SUBCOMMANDS:\n").last)
    return list.matches(of: #/(?m)^  ([a-z]+)  /#).map { String($0.1) }
  }

  @Test func everyExampleOfTheHelpRuns() throws {
    let commands = try Self.commands()
    #expect(commands.contains("extract"))
    for command in [[]] + commands.map({ [$0] }) {
      let folder = try TemporaryFolder()
      try Self.prepareExamples(folder)
      let help = try Tool.zhtext(command + ["--help"], in: folder)
      #expect(help.status == 0)
      let examples = help.text.matches(of: #/(?m)^  ((?:[a-z]+ [^|]*\| )?zhtext .*)$/#)
      #expect(!examples.isEmpty, "\(command) has no example")
      for example in examples {
        let result = try Tool.shell("set -o pipefail; " + example.1, in: folder)
        #expect(result.status == 0, "\(example.1): \(result.errors)")
      }
    }
  }

  /// The files that the examples name.
  private static func prepareExamples(_ folder: borrowing TemporaryFolder) throws {
    try folder.write("article.txt", Samples.traditional)
    try folder.write("page.html", "<p>\(Samples.traditional)</p>")
    try folder.write("news/a.txt", Samples.traditional)
    try folder.write("news/b.txt", Samples.simplified)
    try folder.write("terms.txt", "暢家巷小學 10 nt\n")
    try folder.write("archive/old.txt", Data(Samples.big5))
    try folder.write("headlines.jsonl", #"{"id":"1","text":"蘭州市推進雙減"}"# + "\n")
    try folder.write("transcript.txt", "三千八百餘名\n")
    try folder.write("cases.jsonl", #"{"id":"1","text":"三千八百名","mode":"find"}"# + "\n")
    try folder.write("old.txt", Data(Samples.big5))
    try folder.write("corpus.jsonl", #"{"id":"1","text":"蘭州市"}"# + "\n")
    let packed = try Tool.shell("xz -k corpus.jsonl", in: folder)
    #expect(packed.status == 0, "xz is needed for an example: \(packed.errors)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsKnowTheValues(shell: String) throws {
    let folder = try TemporaryFolder()
    let result = try Tool.zhtext(["--generate-completion-script", shell], in: folder)
    #expect(result.status == 0)
    for word in ["extract", "jsonl", "district", "gb18030", "utf16"] {
      #expect(result.text.contains(word), "\(shell) does not complete \(word)")
    }
    try folder.write("script", result.output)
    // Only where that shell is installed can its parser be asked.
    let check = try Tool.shell(
      "command -v \(shell) >/dev/null || exit 0; \(shell) -n script", in: folder)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func bashCompletesAnOption() throws {
    let folder = try TemporaryFolder()
    let script = try Tool.zhtext(["--generate-completion-script", "bash"], in: folder)
    try folder.write("completions", script.output)
    let line = """
      source ./completions; COMP_WORDS=(zhtext extract --format ht); COMP_CWORD=3
      COMP_LINE='zhtext extract --format ht'; COMP_POINT=${#COMP_LINE}
      _zhtext zhtext ht --format; echo "${COMPREPLY[@]}"
      """
    let result = try Tool.shell(line, in: folder)
    #expect(result.text == "html\n", "\(result.errors)")
  }
}
