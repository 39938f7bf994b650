// Lines of JSON Lines as documents; a line above the limit becomes an error record.

import SystemPackage
import ZhText

package struct RecordLines {
  private let input: InputPath
  private let source: ByteSource
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var atEnd = false
  private var line = 0

  package init(_ input: InputPath, limit: Int) throws(Errno) {
    self.input = input
    self.limit = limit
    source = try ByteSource(input)
  }

  /// The next line, or nil at the end. Every line gives a document, so that the output has a line
  /// for each; a blank one is a record that cannot be
  /// read.
  package mutating func next() throws(Errno) -> InputDocument? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        line += 1
        return document(start..<end)
      }
      if buffer.count - start > limit { return try skipLongLine() }
      if atEnd {
        defer { start = buffer.count }
        line += 1
        return start < buffer.count ? document(start..<buffer.count) : nil
      }
      buffer.removeSubrange(0..<start)
      start = 0
      searched = buffer.count
      atEnd = try !source.read(1 << 18, into: &buffer)
    }
  }

  private func document(_ range: Range<Int>) -> InputDocument {
    var range = range
    if line == 1, buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = range.lowerBound + 3..<range.upperBound
    }
    while let last = range.last, buffer[last] == 0x0D || buffer[last] == 0x20 {
      range = range.lowerBound..<last
    }
    if range.count > limit { return tooLong(range.count) }
    return InputDocument(
      id: "\(input.name):\(line)", content: .record(Array(buffer[range])), size: range.count + 1)
  }

  private func tooLong(_ count: Int) -> InputDocument {
    InputDocument(
      id: "\(input.name):\(line)", content: .failure(.inputTooLong(count: count, limit: limit)),
      size: count)
  }

  /// Reads past a line that is longer than the limit, keeping none of it.
  private mutating func skipLongLine() throws(Errno) -> InputDocument {
    var count = buffer.count - start
    while true {
      buffer.removeAll(keepingCapacity: true)
      start = 0
      atEnd = try !source.read(1 << 18, into: &buffer)
      if let end = buffer.firstIndex(of: 0x0A) {
        count += end
        start = end + 1
        break
      }
      count += buffer.count
      if atEnd { break }
    }
    line += 1
    return tooLong(count)
  }
}
