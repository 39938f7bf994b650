// What an output format does with each document.

import CommandSupport
import ZhText

/// A document whose entities are in the workspace, and what its output needs beside them.
struct ExtractedDocument {
  let input: InputDocument
  let utf8: UnsafeBufferPointer<UInt8>
  /// What decoding gave; nil for JSON Lines records.
  let decoded: DecodedText?
  /// The parsed line that the text is from.
  let record: (members: JSONLinesRecord, line: UnsafeBufferPointer<UInt8>)?

  /// A range of `utf8` in the bytes of the file as stored.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    decoded?.byteRange(utf8Range: range) ?? range
  }

  /// The record's own id as JSON, or nil where the input's name is the id.
  var recordID: UnsafeBufferPointer<UInt8>? {
    guard let record, let id = record.members.value("id", in: record.line) else { return nil }
    return UnsafeBufferPointer(rebasing: record.line[id])
  }

  /// The id for people.
  var title: String {
    guard let recordID else { return input.id }
    let id = String(decoding: recordID, as: UTF8.self)
    var text: [UInt8] = []
    guard recordID.first == 0x22, let record,
      let place = record.members.value("id", in: record.line),
      (try? JSONLinesRecord.decodeString(place, in: record.line, into: &text)) != nil
    else { return id }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Writes documents in one format. A value shared by all threads; what it writes goes to buffers
/// that are joined in the order of the inputs.
protocol DocumentWriter: Sendable {
  /// What comes before the first document.
  var head: [UInt8] { get }
  /// Writes a document whose entities are in the state's workspace.
  func write(_ document: ExtractedDocument, _ state: ExtractionState)
  /// Writes what stands in the place of a document that failed.
  func writeFailure(
    _ error: ZhTextError, of input: InputDocument, recordID: [UInt8]?, _ state: ExtractionState)
  /// What comes after the last document.
  func foot(_ tallies: [DocumentTally]) -> [UInt8]
}

extension DocumentWriter {
  var head: [UInt8] { [] }
  func writeFailure(
    _ error: ZhTextError, of input: InputDocument, recordID: [UInt8]?, _ state: ExtractionState
  ) {}
  func foot(_ tallies: [DocumentTally]) -> [UInt8] { [] }
}

/// How many entities of each kind a document has, for formats that end with an overview.
struct DocumentTally: Sendable {
  var title: String
  var ordinal: Int
  /// Indexed by the raw value of the kind.
  var counts = [Int](repeating: 0, count: EntityKind.allCases.count)
  var failed = false
}
