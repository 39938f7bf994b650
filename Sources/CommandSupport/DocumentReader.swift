// All inputs as one stream of documents, in order.

import SystemPackage
import ZhText

package enum InputFormat: String, CaseIterable, Sendable {
  /// `.html` and `.htm` files are HTML, `.jsonl` files JSON Lines, all others plain text.
  case text
  /// Every input is JSON Lines.
  case jsonl
  /// Every input is HTML.
  case html
}

/// Pulls documents from the inputs one after the other. An input that cannot be opened or read
/// gives a failure and the next one is taken.
package struct DocumentReader {
  private var inputs: ArraySlice<InputPath>
  private let format: InputFormat
  private let encoding: TextEncoding?
  private let maxRecord: Int
  private var text: TextParts?
  private var lines: RecordLines?
  private var current: InputPath?
  private var count = 0

  private let partSize: Int

  package init(
    inputs: [InputPath], format: InputFormat, encoding: TextEncoding?, maxRecord: Int,
    partSize: Int = TextParts.partSize
  ) {
    self.inputs = inputs[...]
    self.format = format
    self.encoding = encoding
    self.maxRecord = maxRecord
    self.partSize = partSize
  }

  package enum Item {
    case document(InputDocument)
    /// An input that could not be opened or read to its end.
    case failure(name: String, Errno)
  }

  package mutating func next() -> Item? {
    while true {
      do throws(Errno) {
        if text != nil {
          if let document = try text?.next() { return numbered(document) }
          text = nil
        }
        if lines != nil {
          if let document = try lines?.next() { return numbered(document) }
          lines = nil
        }
        guard let input = inputs.popFirst() else { return nil }
        current = input
        if isRecordFile(input) {
          lines = try RecordLines(input, limit: maxRecord)
        } else {
          text = try TextParts(
            input, encoding: encoding, isHTML: isPage(input), maxPage: maxRecord,
            partSize: partSize)
        }
      } catch {
        text = nil
        lines = nil
        return .failure(name: current?.name ?? "-", error)
      }
    }
  }

  private mutating func numbered(_ document: InputDocument) -> Item {
    var document = document
    document.ordinal = count
    count += 1
    return .document(document)
  }

  private func isRecordFile(_ input: InputPath) -> Bool {
    format == .jsonl || format == .text && ending(input) == "jsonl"
  }

  private func isPage(_ input: InputPath) -> Bool {
    format == .html || ["html", "htm"].contains(ending(input))
  }

  private func ending(_ input: InputPath) -> String? {
    guard case .file(let path) = input else { return nil }
    return path.extension?.lowercased()
  }
}
