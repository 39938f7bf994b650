// What the figures were measured on.

import CICU
import Foundation

enum Machine {
  static func describe() -> [String: String] {
    var facts: [String: String] = [
      "cores": String(ProcessInfo.processInfo.activeProcessorCount),
      "system": ProcessInfo.processInfo.operatingSystemVersionString,
    ]
    if let cpu = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = cpu.split(separator: "\n").first(where: { $0.hasPrefix("model name") }),
      let name = line.split(separator: ":").last
    {
      facts["processor"] = name.trimmingCharacters(in: .whitespaces)
    }
    return facts
  }

  static func versions() -> [String: String] {
    var buffer = [CChar](repeating: 0, count: 32)
    zicu_version(&buffer)
    let icu = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    return ["zhtext": BenchCommand.configuration.version, "icu": icu]
  }
}

/// The process's peak resident memory since the last reset; 0 where the system does not tell.
enum PeakMemory {
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  static func bytes() -> Int {
    if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let number = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first,
      let kilobytes = Int(number)
    {
      return kilobytes * 1024
    }
    return 0
  }
}
