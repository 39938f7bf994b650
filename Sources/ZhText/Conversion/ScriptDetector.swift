// Which script a text is in, and where it probably comes from.

/// Tells Simplified from Traditional text by the characters that only one of them has.
///
/// Ten characters of a headline are mostly enough: every third character of running text belongs
/// to one script only.
public struct ScriptDetector: Sendable {
  /// The script of a text.
  public enum Script: String, Sendable {
    case hans = "Hans"
    case hant = "Hant"
    /// Characters of both scripts, neither just a few.
    case mixed
    /// No character that tells.
    case none
  }

  /// The region whose habits a text has.
  public enum Region: String, Sendable {
    case mainland = "CN"
    case taiwan = "TW"
    case hongKong = "HK"
  }

  /// What was found.
  public struct Result: Hashable, Sendable {
    public var script: Script
    /// The likely region, where words or forms of characters tell.
    public var region: Region?
    /// Of the characters that tell, the share that only Simplified (Traditional) text has.
    public var simplifiedShare: Double
    public var traditionalShare: Double
  }

  /// Bytes that are looked at for the region.
  private static let sampleSize = 1 << 16

  public init() {}

  /// The script and region of a text.
  ///
  /// - Complexity: O(bytes).
  public func detect(_ text: String) -> Result {
    var text = text
    return text.withUTF8 { detect($0) }
  }

  package func detect(_ utf8: UnsafeBufferPointer<UInt8>) -> Result {
    var counts = CharacterTally()
    counts.add(utf8)
    let telling = counts.simplified + counts.traditional
    guard telling > 0 else {
      return Result(script: .none, region: nil, simplifiedShare: 0, traditionalShare: 0)
    }
    let share = Double(counts.simplified) / Double(telling)
    let script = counts.script
    return Result(
      script: script, region: region(utf8, script, counts), simplifiedShare: share,
      traditionalShare: 1 - share)
  }

  /// The script alone, from at most the first 16 KiB.
  ///
  /// - Complexity: O(1) beyond these.
  package func script(_ utf8: UnsafeBufferPointer<UInt8>) -> Script {
    var end = min(utf8.count, 1 << 14)
    while end > 0, end < utf8.count, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    var counts = CharacterTally()
    counts.add(UnsafeBufferPointer(rebasing: utf8[..<end]))
    return counts.script
  }

  private func region(
    _ utf8: UnsafeBufferPointer<UInt8>, _ script: Script, _ counts: CharacterTally
  ) -> Region? {
    if script == .hans { return .mainland }
    guard script == .hant else { return nil }
    let sample = UnsafeBufferPointer(rebasing: utf8.prefix(Self.sampleSize))
    let taiwan = counts.taiwan + 2 * words(of: .tw2sp, in: sample)
    let hongKong = counts.hongKong + 2 * words(of: .hk2sp, in: sample)
    // One word proves nothing: both regions use some of the other's.
    if taiwan >= 2 * hongKong + 1 { return .taiwan }
    return hongKong >= 2 * taiwan + 1 ? .hongKong : nil
  }

  /// How many regional words a conversion to the Mainland's would exchange.
  private func words(
    of profile: ConversionProfile, in utf8: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var output = ByteBuffer(capacity: utf8.count)
    var counter = ReplacementCounter()
    ScriptConverter(profile).run(utf8, into: &output, observer: &counter)
    return counter.count
  }
}

private struct ReplacementCounter: ConversionObserver {
  var count = 0

  mutating func replaced(source: Range<Int>, output: Range<Int>) { count += 1 }
  mutating func decided(source: Int, decision: Int, result: DecisionResult) {}
}

/// Counts of characters by what they tell.
struct CharacterTally {
  /// The bits of a character's class in convert.bin.
  package enum Trait {
    static let simplified: UInt8 = 1
    static let traditional: UInt8 = 2
    static let taiwan: UInt8 = 4
    static let hongKong: UInt8 = 8
    static let common: UInt8 = 16
  }

  var simplified = 0
  var traditional = 0
  var taiwan = 0
  var hongKong = 0
  /// Han characters, and those of them that are among the 1,500 most frequent.
  var han = 0
  var common = 0

  /// Mixed where at least two characters, and one in ten of those that tell, are of the other
  /// script.
  var script: ScriptDetector.Script {
    let telling = simplified + traditional
    if telling == 0 { return .none }
    let lesser = min(simplified, traditional)
    if lesser >= 2, lesser * 10 >= telling { return .mixed }
    return simplified >= traditional ? .hans : .hant
  }

  mutating func add(_ scalar: UInt32) {
    guard scalar < 0x10000 else { return }
    let traits = ConversionTable.builtIn.traits[Int(scalar)]
    if (0x3400..<0xA000).contains(scalar) { han &+= 1 }
    if traits == 0 { return }
    simplified &+= Int(traits & 1)
    traditional &+= Int(traits >> 1 & 1)
    taiwan &+= Int(traits >> 2 & 1)
    hongKong &+= Int(traits >> 3 & 1)
    common &+= Int(traits >> 4 & 1)
  }

  mutating func add(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard let base = utf8.baseAddress else { return }
    let input = ConversionKernel.Input(bytes: base, lower: 0, upper: utf8.count)
    var i = 0
    while i < utf8.count {
      if base[i] < 0x80 {
        i &+= 1
        continue
      }
      let (scalar, width) = input.scalar(at: i)
      add(scalar)
      i &+= width
    }
  }
}
