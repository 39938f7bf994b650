// An Arrow array of strings that is the caller's, read in place.

import CZhText

struct ArrowTexts {
  let count: Int
  private let first: Int
  private let validity: UnsafePointer<UInt8>?
  private let offsets: UnsafeRawPointer?
  private let isLarge: Bool
  private let data: UnsafePointer<UInt8>?

  init(
    _ schema: UnsafePointer<ArrowSchema>?, _ array: UnsafePointer<ArrowArray>?
  ) throws(Failure) {
    let schema = try required(schema, "schema").pointee
    let array = try required(array, "texts").pointee
    let format = schema.format.map { String(cString: $0) } ?? ""
    guard format == "u" || format == "U", schema.dictionary == nil else {
      throw .array("arrays of type utf8 or large_utf8 are taken, not of format '\(format)'")
    }
    guard array.release != nil else { throw .array("the array was released") }
    guard array.n_buffers == 3, array.length >= 0, array.offset >= 0, let buffers = array.buffers
    else { throw .array("an array of strings has 3 buffers and no negative length") }
    isLarge = format == "U"
    count = Int(array.length)
    first = Int(array.offset)
    validity = buffers[0]?.assumingMemoryBound(to: UInt8.self)
    offsets = buffers[1]
    data = buffers[2]?.assumingMemoryBound(to: UInt8.self)
    guard count == 0 || offsets != nil else { throw .array("the array has no offsets") }
  }

  /// The bytes of a text, or nil where it is null.
  func bytes(_ index: Int) throws(Failure) -> UnsafeBufferPointer<UInt8>? {
    let slot = first + index
    if let validity, validity[slot >> 3] >> UInt8(slot & 7) & 1 == 0 { return nil }
    let (start, end) = range(slot)
    guard 0 <= start, start <= end, end - start <= Int32.max else {
      throw .array("the offsets of text \(index) are \(start) and \(end)")
    }
    guard let data, end > start else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: data + start, count: end - start)
  }

  private func range(_ slot: Int) -> (Int, Int) {
    guard let offsets else { return (0, 0) }
    if isLarge {
      let wide = offsets.assumingMemoryBound(to: Int64.self)
      return (Int(wide[slot]), Int(wide[slot + 1]))
    }
    let narrow = offsets.assumingMemoryBound(to: Int32.self)
    return (Int(narrow[slot]), Int(narrow[slot + 1]))
  }
}
