// The documents that are measured on.

import CommandSupport
import Foundation
import ZhText

/// One document: its bytes as stored, and decoded.
struct BenchDocument: Sendable {
  let bytes: [UInt8]
  let utf8: [UInt8]
  let utf16: [UInt16]
  let scalars: Int
}

struct CorpusSummary: Codable {
  let documents: Int
  let bytes: Int
  let characters: Int
}

struct BenchCorpus {
  private(set) var documents: [BenchDocument] = []

  init(paths: [String]) throws {
    let inputs = InputPath.expand(
      paths, skipped: { _ in },
      failed: { name, reason in FileHandle.standardError.write(Data("\(name): \(reason)\n".utf8)) })
    var reader = DocumentReader(
      inputs: inputs, format: .text, encoding: nil, maxRecord: 64 << 20)
    while let item = reader.next() {
      switch item {
      case .failure(let name, let error):
        FileHandle.standardError.write(Data("\(name): \(error.description)\n".utf8))
      case .document(let document):
        switch document.content {
        case .text(let decoded): add(decoded.utf8)
        case .record(let line): addRecord(line)
        case .failure(let error):
          FileHandle.standardError.write(Data("\(document.id): \(error)\n".utf8))
        }
      }
    }
  }

  var summary: CorpusSummary {
    CorpusSummary(
      documents: documents.count, bytes: documents.reduce(0) { $0 + $1.utf8.count },
      characters: documents.reduce(0) { $0 + $1.scalars })
  }

  private mutating func addRecord(_ line: [UInt8]) {
    var text: [UInt8] = []
    line.withUnsafeBufferPointer { buffer in
      if let record = try? JSONLinesRecord(buffer), let value = record.value("text", in: buffer) {
        try? JSONLinesRecord.decodeString(value, in: buffer, into: &text)
      }
    }
    add(UTF8Text.decode(text).utf8)
  }

  private mutating func add(_ utf8: [UInt8]) {
    if utf8.isEmpty { return }
    let text = String(decoding: utf8, as: UTF8.self)
    documents.append(
      BenchDocument(
        bytes: utf8, utf8: utf8, utf16: Array(text.utf16), scalars: text.unicodeScalars.count))
  }
}
