// Conversion: Traditional to Simplified and back, by our converter and by ICU's transliterator.

import CICU
import ZhText

final class ConvertWorkload: Workload {
  private let converter: ScriptConverter
  private var output: [UInt8] = []

  init(_ profile: ConversionProfile) { converter = ScriptConverter(profile) }

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    output.removeAll(keepingCapacity: true)
    document.utf8.withUnsafeBufferPointer { converter.convert($0, into: &output) }
    var sum: UInt64 = 0
    for byte in output { sum = sum &* 31 &+ UInt64(byte) }
    result.add(sum)
  }
}

final class ICUConvertWorkload: Workload {
  private let handle: OpaquePointer?

  init(_ identifier: String) {
    var status: Int32 = 0
    handle = zicu_transliterator_open(identifier, &status)
  }

  deinit {
    if let handle { zicu_transliterator_close(handle) }
  }

  func run(_ document: BenchDocument, _ result: inout WorkloadResult) {
    guard let handle else { return }
    var text = document.utf16
    let count = text.count
    text.append(contentsOf: repeatElement(0, count: count / 2 + 16))
    var status: Int32 = 0
    let length = zicu_transliterate(handle, &text, Int32(count), Int32(text.count), &status)
    var sum: UInt64 = 0
    for unit in text.prefix(Int(max(0, length))) { sum = sum &* 31 &+ UInt64(unit) }
    result.add(sum)
  }
}
