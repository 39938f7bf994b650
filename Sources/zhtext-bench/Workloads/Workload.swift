// A workload: one stage by one engine, run document by document.

/// What running a document gave; summed over the corpus.
struct WorkloadResult {
  var results = 0
  var checksum: UInt64 = 0

  mutating func add(_ value: some BinaryInteger) {
    results += 1
    mix(value)
  }

  mutating func mix(_ value: some BinaryInteger) {
    checksum = (checksum ^ UInt64(truncatingIfNeeded: value)) &* 0x100_0000_01B3
  }
}

/// State of one thread that runs a stage.
protocol Workload: AnyObject {
  func run(_ document: BenchDocument, _ result: inout WorkloadResult)
}

/// The stages, and the engines that have them. To add a stage, add it here.
enum Stages {
  static let all = [
    "decode", "fold", "convert-t2s", "convert-s2t", "segment", "numbers", "extract",
  ]

  static func make(_ stage: String, engine: String) -> (any Workload)? {
    switch (stage, engine) {
    case ("decode", "zhtext"): DecodeWorkload()
    case ("fold", "zhtext"): FoldWorkload()
    case ("convert-t2s", "zhtext"): ConvertWorkload(.t2s)
    case ("convert-s2t", "zhtext"): ConvertWorkload(.s2t)
    case ("convert-t2s", "icu"): ICUConvertWorkload("Traditional-Simplified")
    case ("convert-s2t", "icu"): ICUConvertWorkload("Simplified-Traditional")
    case ("segment", "zhtext"): SegmentWorkload()
    case ("segment", "icu"): ICUWordWorkload()
    case ("numbers", "zhtext"): NumberWorkload()
    case ("extract", "zhtext"): ExtractWorkload()
    default: nil
    }
  }
}
