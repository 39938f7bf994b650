// zhtext convert

import ArgumentParser
import ZhText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts text between Simplified and Traditional and between regional standards.")

  @Option(
    help: "The conversion: \(ConversionProfile.allCases.map(\.rawValue).joined(separator: " ")).")
  var config: String

  @Argument(help: "Files; - or none: standard input.")
  var paths: [String] = []

  func run() throws {
    guard let profile = ConversionProfile(rawValue: config) else { throw ValidationError("?") }
    var stream = ConversionStream(ScriptConverter(profile))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
      buffer.withUnsafeBufferPointer { bytes in
        stream.append(UnsafeBufferPointer(rebasing: bytes[0..<max(0, count)]), isLast: count <= 0) {
          out in
          var done = 0
          while done < out.count {
            let n = unsafe write(1, out.baseAddress! + done, out.count - done)
            if n <= 0 { break }
            done += n
          }
        }
      }
      if count <= 0 { break }
    }
  }
}
