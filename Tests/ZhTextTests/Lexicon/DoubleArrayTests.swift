import Testing

@testable import ZhText

@Suite struct DoubleArrayTests {
  private func keys(_ text: String) -> [Key] { text.utf16.map { $0 } }

  @Test func findsExactlyTheWordsAdded() {
    var builder = DoubleArrayBuilder()
    let words = ["兰州", "兰州市", "兰州新区", "城关区", "城", "a", "abc"]
    for (index, word) in words.enumerated() { builder.add(keys(word), value: UInt32(index + 7)) }
    let trie = builder.build()
    for (index, word) in words.enumerated() {
      #expect(keys(word).withUnsafeBufferPointer { trie.value(of: $0) } == UInt32(index + 7))
    }
    for absent in ["", "兰", "兰州新", "ab", "b", "城关", "城关区区", "龘"] {
      #expect(keys(absent).withUnsafeBufferPointer { trie.value(of: $0) } == nil)
    }
  }

  @Test func laterValueOfOneWordWins() {
    var builder = DoubleArrayBuilder()
    builder.add(keys("双减"), value: 1)
    builder.add(keys("双减"), value: 2)
    let trie = builder.build()
    #expect(keys("双减").withUnsafeBufferPointer { trie.value(of: $0) } == 2)
  }

  @Test func holdsManyWords() {
    var builder = DoubleArrayBuilder()
    var words: [[Key]] = []
    for a in 0..<60 { for b in 0..<60 { words.append([UInt16(0x4E00 + a), UInt16(0x5E00 + b)]) } }
    for (index, word) in words.enumerated() { builder.add(word, value: UInt32(index)) }
    let trie = builder.build()
    for (index, word) in words.enumerated() {
      #expect(word.withUnsafeBufferPointer { trie.value(of: $0) } == UInt32(index))
    }
  }
}
