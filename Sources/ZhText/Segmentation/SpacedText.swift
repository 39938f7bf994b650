// The words of each line with one space between them.

enum SpacedText {
  /// Appends the text with its words separated. White space inside lines is replaced; line ends
  /// (LF or CR LF) stay. O(bytes).
  static func write(
    _ utf8: UnsafeBufferPointer<UInt8>, keys: UnsafePointer<Key>, marks: UnsafePointer<UInt8>,
    count: Int, to output: inout [UInt8]
  ) {
    guard let source = utf8.baseAddress else { return }
    // A character of n bytes gives at most n + 1; copies are made four bytes at a time.
    let capacity = utf8.count + count + 8
    let old = output.count
    output.reserveCapacity(old + capacity)
    output.append(
      addingCapacity: capacity
    ) { free in
      guard let base = free.baseAddress else { return 0 }
      return write(source, utf8.count, keys, marks, count, into: base)
    }
  }

  private static func write(
    _ source: UnsafePointer<UInt8>, _ byteCount: Int, _ keys: UnsafePointer<Key>,
    _ marks: UnsafePointer<UInt8>, _ count: Int, into output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let lastWide = byteCount - 4
    var read = 0
    var written = 0
    var index = 0
    while index < count {
      let width = FoldedText.width(source[read])
      let mark = marks[index]
      if mark <= Mark.start {
        if read <= lastWide {
          let bytes = UnsafeRawPointer(source + read).loadUnaligned(as: UInt32.self)
          UnsafeMutableRawPointer(output + written).storeBytes(of: bytes, as: UInt32.self)
        } else {
          for k in 0..<min(width, byteCount - read) { output[written + k] = source[read + k] }
        }
        written &+= width
        output[written] = 0x20
        written &+= marks[index &+ 1] != Mark.inside ? 1 : 0
      } else if mark == Mark.lineEnd {
        if written > 0, output[written &- 1] == 0x20 { written &-= 1 }
        if index > 0, keys[index &- 1] == 0x0D {
          output[written] = 0x0D
          written &+= 1
        }
        output[written] = 0x0A
        written &+= 1
      }
      read &+= width
      index &+= 1
    }
    if written > 0, output[written &- 1] == 0x20 { written &-= 1 }
    return written
  }

  /// The same for words that overlap: each line's words in their order.
  static func writeParts(
    _ utf8: UnsafeBufferPointer<UInt8>, _ workspace: borrowing SegmentationWorkspace,
    to output: inout [UInt8], words: ((Range<Int>) -> Void) -> Void
  ) {
    let keys = workspace.folded.keys
    let marks = workspace.marks
    var cursor = SpanCursor(utf8)
    var position = 0
    var isLineStart = true
    func endLines(before scalar: Int) {
      while position < scalar {
        if marks[position] == Mark.lineEnd {
          if position > 0, keys[position - 1] == 0x0D { output.append(0x0D) }
          output.append(0x0A)
          isLineStart = true
        }
        position += 1
      }
    }
    words { range in
      endLines(before: range.lowerBound)
      if !isLineStart { output.append(0x20) }
      isLineStart = false
      let low = cursor.offsets(of: range.lowerBound).utf8
      let high = cursor.offsets(of: range.upperBound).utf8
      output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[low..<high]))
    }
    endLines(before: workspace.folded.count)
  }
}

extension [UInt8] {
  /// Appends up to `count` bytes that `fill` writes; it returns how many it wrote.
  mutating func append(
    addingCapacity count: Int, fill: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    let old = self.count
    append(contentsOf: repeatElement(0, count: count))
    let written = withUnsafeMutableBufferPointer { buffer in
      fill(UnsafeMutableBufferPointer(rebasing: buffer[old...]))
    }
    removeSubrange((old + written)...)
  }
}
