// Script conversion.

import CZhText
import ZhText

/// The object behind zhtext_converter.
private final class ConverterHandle: Sendable {
  let converter: ScriptConverter

  init(_ profile: ConversionProfile) { converter = ScriptConverter(profile) }
}

@c @implementation
public func zhtext_converter_create(
  _ profile: UnsafePointer<CChar>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> OpaquePointer! {
  creating(error) { () throws(Failure) in
    let name = String(cString: try required(profile, "profile"))
    guard let profile = ConversionProfile(rawValue: name) else {
      let known = ConversionProfile.allCases.map(\.rawValue).joined(separator: ", ")
      throw .argument("unknown profile '\(name)'; known are \(known)")
    }
    return ConverterHandle(profile)
  }
}

@c @implementation
public func zhtext_converter_free(_ converter: OpaquePointer!) {
  Handle.release(converter, ConverterHandle.self)
}

@c @implementation
public func zhtext_convert(
  _ converter: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_bytes>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(converter, ConverterHandle.self, "converter")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    var output: [UInt8] = []
    try text.withUTF8 { utf8 throws(Failure) in handle.converter.convert(utf8, into: &output) }
    result.pointee = zhtext_bytes(copying: output)
  }
}

@c @implementation
public func zhtext_convert_aligned(
  _ converter: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_conversion>!,
  _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(converter, ConverterHandle.self, "converter")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    let source = try text.string()
    var (output, map) = handle.converter.convertAligned(source)
    var runs = NativeBuffer<zhtext_run>()
    for run in map.runs(source: source, output: output) {
      runs.append(
        zhtext_run(
          source_start: UInt32(truncatingIfNeeded: run.source.lowerBound),
          source_end: UInt32(truncatingIfNeeded: run.source.upperBound),
          output_start: UInt32(truncatingIfNeeded: run.output.lowerBound),
          output_end: UInt32(truncatingIfNeeded: run.output.upperBound),
          is_changed: run.isChanged ? 1 : 0))
    }
    var bytes = NativeBuffer<UInt8>(capacity: output.utf8.count)
    output.withUTF8 { bytes.append(contentsOf: $0) }
    let memory = ResultMemory()
    let length = bytes.count
    let runCount = runs.count
    result.pointee = zhtext_conversion(
      text: UnsafeRawPointer(memory.keep(bytes)).assumingMemoryBound(to: CChar.self),
      length: length, runs: memory.keep(runs), run_count: runCount,
      buffer: Handle.retained(memory))
  }
}
