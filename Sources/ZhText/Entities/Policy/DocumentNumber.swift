// Document numbers: 国发〔2021〕3号.

enum DocumentNumber {
  /// The first document number in a range: the issuer's letters, a year in brackets, a number.
  static func find(in range: Range<Int>, _ keys: UnsafePointer<Key>) -> Range<Int>? {
    for open in range where isOpen(keys[open]) {
      var index = open + 1
      while index < range.upperBound, isDigit(keys[index]) { index += 1 }
      guard index == open + 5, isClose(keys[index]) else { continue }
      index += 1
      if keys[index] == 0x7B2C { index += 1 }  // 第
      let number = index
      while index < range.upperBound, isDigit(keys[index]) { index += 1 }
      guard index > number, index < range.upperBound, keys[index] == 0x53F7 else { continue }  // 号
      var start = open
      while start > range.lowerBound, isHan(keys[start - 1]) { start -= 1 }
      if start < open { return start..<index + 1 }
    }
    return nil
  }

  private static func isOpen(_ key: Key) -> Bool { key == 0x3014 || key == 0x5B || key == 0x28 }
  private static func isClose(_ key: Key) -> Bool { key == 0x3015 || key == 0x5D || key == 0x29 }
  private static func isDigit(_ key: Key) -> Bool { key >= 0x30 && key <= 0x39 }
  private static func isHan(_ key: Key) -> Bool { key >= 0x4E00 && key < 0xA000 }
}
