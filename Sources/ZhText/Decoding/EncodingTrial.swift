// The frequency test: an encoding is right when what it gives reads like Chinese.

/// One encoding tried on a sample.
struct EncodingTrial {
  let encoding: TextEncoding
  /// From about 0.8 for Chinese text in this encoding to below 0 for anything else.
  let score: Double

  /// The order is that of preference among equals.
  private static let candidates: [TextEncoding] = [
    .utf8, .gb18030, .big5, .big5HKSCS, .utf16LittleEndian, .utf16BigEndian,
  ]
  private static let sampleSize = 1 << 13

  /// All candidates, the best first.
  static func all(_ bytes: ArraySlice<UInt8>) throws(ZhTextError) -> [EncodingTrial] {
    let sample = Array(bytes.prefix(sampleSize))
    var trials: [EncodingTrial] = []
    for encoding in candidates {
      trials.append(EncodingTrial(encoding: encoding, score: try score(sample, encoding)))
    }
    // A stable sort by hand: equal scores keep the order of preference.
    return trials.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }

  /// The share of everyday characters, less what no text has.
  private static func score(
    _ sample: [UInt8], _ encoding: TextEncoding
  ) throws(ZhTextError) -> Double {
    let decoded =
      encoding == .utf8
      ? UTF8Repair.decode(sample, skipping: 0, confidence: 0)
      : try ICUDecoding.decode(sample, skipping: 0, encoding: encoding, confidence: 0)
    var tally = CharacterTally()
    var count = 0
    var plain = 0
    var strange = 0
    for scalar in decoded.text.unicodeScalars {
      count += 1
      tally.add(scalar.value)
      switch scalar.value {
      case 0x09...0x0D, 0x20...0x7E, 0x2010...0x2026, 0x3000...0x3011, 0xFF01...0xFF5E: plain += 1
      case 0x3400..<0xA000: break
      default: strange += 1
      }
    }
    // The sample's end may have cut one sequence.
    let invalid = max(0, decoded.invalidSequences.count - (sample.count == sampleSize ? 1 : 0))
    guard count > 0 else { return -1 }
    let rare = tally.han - tally.common
    let good = Double(tally.common) + 0.2 * Double(plain)
    let bad = 0.3 * Double(rare) + 0.7 * Double(strange) + Double(invalid)
    return (good - bad) / Double(count)
  }
}
