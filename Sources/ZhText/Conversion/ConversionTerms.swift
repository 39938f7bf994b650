// The user's own terms: left alone, or always written in one way.

/// Terms that win over everything else in a conversion. The longest term at a place counts.
public struct ConversionTerms: Sendable {
  /// UTF-8 of terms and what they become, by their first scalar, the longest first.
  private var entries: [UInt32: [(term: [UInt8], result: [UInt8])]] = [:]
  /// One bit for each 16-bit hash of a first scalar that some term has.
  private var firsts = [UInt64](repeating: 0, count: 1024)
  /// The longest term in bytes.
  package private(set) var longest = 0

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Adds a term that stays as it is.
  public mutating func protect(_ term: String) { replace(term, with: term) }

  /// Adds a term and what it becomes. A later addition of the same term wins.
  public mutating func replace(_ term: String, with result: String) {
    guard let first = term.unicodeScalars.first?.value else { return }
    let key = Array(term.utf8)
    var list = entries[first, default: []].filter { $0.term != key }
    list.append((key, Array(result.utf8)))
    list.sort { $0.term.count > $1.term.count }
    entries[first] = list
    let hash = Int(first & 0xFFFF)
    firsts[hash >> 6] |= 1 << UInt64(hash & 63)
    longest = max(longest, key.count)
  }

  /// The first term that begins in a part and ends before `limit`, with what it becomes.
  func firstMatch(
    in part: Range<Int>, of input: ConversionKernel.Input, limit: Int
  ) -> (range: Range<Int>, result: [UInt8])? {
    var i = part.lowerBound
    while i < part.upperBound {
      let (scalar, width) = input.scalar(at: i)
      let hash = Int(scalar & 0xFFFF)
      if firsts[hash >> 6] >> UInt64(hash & 63) & 1 != 0, let list = entries[scalar] {
        for (term, result) in list where i + term.count <= limit {
          if term.indices.allSatisfy({ input.bytes[i + $0] == term[$0] }) {
            return (i..<i + term.count, result)
          }
        }
      }
      i &+= width
    }
    return nil
  }
}
