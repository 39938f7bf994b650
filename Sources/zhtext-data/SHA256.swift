// SHA-256 through coreutils: the builder is a developer's tool, and a crypto package would be the
// largest part of the whole build.

import Foundation

enum SHA256 {
  static func hexDigest(_ bytes: [UInt8]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: answer, as: UTF8.self)
    guard process.terminationStatus == 0, let digest = text.split(separator: " ").first else {
      throw DataError(description: "sha256sum failed; install coreutils")
    }
    return String(digest)
  }
}
