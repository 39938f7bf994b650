// The fuzzer's entry. Built only by Scripts/fuzz, which sets ZHTEXT_FUZZ.
//
// One binary holds all targets; the environment variable ZHTEXT_FUZZ_TARGET names the one to run.
// A broken property traps, which the fuzzer reports with the input that broke it.

import Foundation

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["ZHTEXT_FUZZ_TARGET"] ?? "decode"
  guard let target = FuzzTarget.all[name] else {
    FileHandle.standardError.write(
      Data("unknown target \(name); known are \(FuzzTarget.all.keys.sorted())\n".utf8))
    exit(64)
  }
  return target
}()

@c(LLVMFuzzerTestOneInput)
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// A property that any input must keep.
struct FuzzTarget: Sendable {
  let run: @Sendable ([UInt8]) -> Void
}

/// Stops with a message when a property does not hold.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition {
    FileHandle.standardError.write(Data("property broken: \(message())\n".utf8))
    abort()
  }
}
