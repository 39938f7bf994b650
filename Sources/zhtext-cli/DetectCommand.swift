// zhtext detect

import ArgumentParser
import CommandSupport
import ZhText

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Says in which script and encoding each input is.",
    discussion: """
      Writes one JSON object for each input: its encoding with a confidence, its script (Hans, \
      Hant, mixed or none), the likely region where that shows, and the shares of the characters \
      that only one script has.

      EXAMPLES:
        zhtext detect archive
        zhtext detect --input-format jsonl headlines.jsonl
      """)

  @Argument(help: "Files and folders; - or none: standard input.", completion: .file())
  var paths: [String] = []

  @Option(
    help: "text, or jsonl: lines {\"id\":…,\"text\":…}. (default: text)",
    completion: .list(InputFormat.words), transform: InputFormat.choose)
  var inputFormat: InputFormat = .text

  @Option(
    help: "auto, utf-8, utf-16, gb18030, big5 or big5-hkscs. (default: auto)",
    completion: .list(EncodingChoice.words), transform: EncodingChoice.choose)
  var encoding: EncodingChoice = .auto

  @Flag(help: "Stop at the first input that fails.")
  var failFast = false

  @Option(
    name: [.short, .long], help: "Write to this file; it appears when complete.",
    completion: .file())
  var output: String?

  func run() throws {
    let run = CommandRun(paths: paths, output: output, failFast: failFast)
    try run.perform { sink in
      let reader = DocumentReader(
        inputs: run.inputs, format: inputFormat, encoding: encoding.encoding,
        maxRecord: 64 << 20)
      try run.process(reader, jobs: CommandRun.coreCount, to: sink) { group in
        DetectOutput.process(group)
      }
    }
  }
}

/// The JSON Lines of `detect`.
enum DetectOutput {
  static func process(_ group: [InputDocument]) -> ProcessedGroup {
    var result = ProcessedGroup()
    var writer = JSONWriter()
    for document in group {
      result.size += document.size
      result.name = document.id
      switch document.content {
      case .text(let decoded):
        object(
          document, text: decoded.text, encoding: decoded.encoding,
          confidence: decoded.confidence, &writer)
      case .record(let line):
        record(document, line, &writer, &result)
      case .failure(let error):
        fail(document, error, &writer, &result)
      }
    }
    result.bytes = writer.bytes
    return result
  }

  private static func record(
    _ document: InputDocument, _ line: [UInt8], _ writer: inout JSONWriter,
    _ result: inout ProcessedGroup
  ) {
    let parsed = line.withUnsafeBufferPointer {
      bytes -> Result<(id: String?, text: [UInt8]), ZhTextError> in
      do throws(ZhTextError) {
        let record = try JSONLinesRecord(bytes)
        var text: [UInt8] = []
        try record.text(in: bytes, into: &text)
        var id: [UInt8]?
        if let value = record.value("id", in: bytes) {
          if bytes[value.lowerBound] == 0x22 {
            var decoded: [UInt8] = []
            try JSONLinesRecord.decodeString(value, in: bytes, into: &decoded)
            id = decoded
          } else {
            id = Array(bytes[value])
          }
        }
        return .success((id.map { String(decoding: $0, as: UTF8.self) }, text))
      } catch {
        return .failure(error)
      }
    }
    switch parsed {
    case .success(let (id, text)):
      var named = document
      if let id { named.id = id }
      object(
        named, text: String(decoding: text, as: UTF8.self), encoding: .utf8, confidence: 1,
        &writer)
    case .failure(let error):
      fail(document, error, &writer, &result)
    }
  }

  private static func fail(
    _ document: InputDocument, _ error: ZhTextError, _ writer: inout JSONWriter,
    _ result: inout ProcessedGroup
  ) {
    writer.beginObject()
    writer.key("id")
    writer.string(document.id)
    writer.key("error")
    writer.beginObject()
    writer.key("code")
    writer.string(error.code)
    writer.key("message")
    writer.string(error.description)
    writer.endObject()
    writer.endObject()
    writer.newline()
    result.diagnostics.append(
      Diagnostic(input: document.id, message: error.description, isFailure: true))
  }

  private static func object(
    _ document: InputDocument, text: String, encoding: TextEncoding, confidence: Double,
    _ writer: inout JSONWriter
  ) {
    let found = ScriptDetector().detect(text)
    writer.beginObject()
    writer.key("id")
    writer.string(document.id)
    if let part = document.part {
      writer.key("part")
      writer.number(part)
    }
    writer.key("encoding")
    writer.string(encoding.rawValue)
    writer.key("encodingConfidence")
    writer.raw(ConversionJSON.decimal(confidence).utf8)
    writer.key("script")
    writer.string(found.script.rawValue)
    if let region = found.region {
      writer.key("region")
      writer.string(region.rawValue)
    }
    writer.key("shares")
    writer.beginObject()
    writer.key("hans")
    writer.raw(ConversionJSON.decimal(found.simplifiedShare).utf8)
    writer.key("hant")
    writer.raw(ConversionJSON.decimal(found.traditionalShare).utf8)
    writer.endObject()
    writer.endObject()
    writer.newline()
  }
}
