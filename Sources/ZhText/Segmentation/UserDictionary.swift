// Words of the user's own.

struct UserDictionary: Sendable {
  func adjust(_ scores: UnsafeMutablePointer<Int16>, _ keys: UnsafePointer<Key>, _ count: Int) {}
  func apply(
    _ scores: UnsafePointer<Int16>, _ keys: UnsafePointer<Key>, _ count: Int,
    _ marks: UnsafeMutablePointer<UInt8>
  ) {}
  func markSpacedWords(
    _ keys: UnsafePointer<Key>, _ count: Int, _ marks: UnsafeMutablePointer<UInt8>
  ) {}
}
