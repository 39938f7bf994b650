// Copies a text while parts of it are replaced.

/// Writes the source with replacements given in order; scalars outside them are copied as bytes.
struct SourceRewriter {
  let utf8: UnsafeBufferPointer<UInt8>
  var output: [UInt8] = []
  /// The scalar and byte up to which the source has been written or skipped.
  private(set) var scalar = 0
  private var byte = 0

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
    output.reserveCapacity(utf8.count + utf8.count / 8)
  }

  /// Copies the source up to a scalar index.
  mutating func copy(to target: Int) {
    let start = byte
    advance(to: target)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<byte]))
  }

  /// Leaves the source out up to a scalar index.
  mutating func skip(to target: Int) { advance(to: target) }

  mutating func append(_ bytes: some Sequence<UInt8>) { output.append(contentsOf: bytes) }

  mutating func append(_ text: StaticString) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The UTF-8 bytes of one scalar at or behind the current position.
  func sourceBytes(of position: Int) -> ArraySlice<UInt8> {
    var byte = byte
    for _ in scalar..<max(position, scalar) where byte < utf8.count {
      byte += FoldedText.width(utf8[byte])
    }
    guard byte < utf8.count else { return [] }
    return Array(utf8[byte..<min(byte + FoldedText.width(utf8[byte]), utf8.count)])[...]
  }

  /// Copies all that is left.
  mutating func finish() {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[byte...]))
    byte = utf8.count
  }

  private mutating func advance(to target: Int) {
    while scalar < target, byte < utf8.count {
      byte = min(byte + FoldedText.width(utf8[byte]), utf8.count)
      scalar += 1
    }
  }
}
