// How far a run is, on standard error, where that is a terminal.

import CommandSupport
import SystemPackage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line that is drawn over itself: share, rate, time left, and the input at work.
///
/// Short runs show nothing: the first drawing comes after half a second.
struct ProgressBar {
  private let total: Int?
  private let start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?
  private var done = 0

  /// Nil where nobody would see it, or where it would mix with the output.
  init?(inputs: [InputPath], sink: OutputSink) {
    guard isatty(STDERR_FILENO) == 1, !sink.isTerminal, Terminal.variable("TERM") != "dumb" else {
      return nil
    }
    var sum = 0
    for input in inputs {
      guard case .file(let path) = input, let size = FileIdentity.size(of: path) else {
        total = nil
        return
      }
      sum += size
    }
    total = sum
  }

  mutating func advance(by bytes: Int, input: String) {
    done += bytes
    let now = ContinuousClock.now
    let last = drawn ?? start + .milliseconds(400)
    guard now - last > .milliseconds(100) else { return }
    drawn = now
    let line = Self.line(
      done: done, total: total, seconds: Self.seconds(now - start), input: input,
      width: Terminal.width(of: STDERR_FILENO))
    Self.write("\r\u{1B}[K" + line)
  }

  /// Takes the line away, for a message or at the end.
  mutating func clear() {
    guard drawn != nil else { return }
    Self.write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// The line for a state; at most `width - 1` columns, so that it never wraps.
  static func line(done: Int, total: Int?, seconds: Double, input: String, width: Int) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    var line = ""
    if let total, total > 0 {
      let share = min(1, Double(done) / Double(total))
      let filled = Int(share * 20)
      line += String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
      line += padded(" \(Int(share * 100))%", to: 5) + "  "
      line += "\(megabytes(rate))/s  \(clock(Double(max(0, total - done)) / max(rate, 1))) left"
    } else {
      line += "\(megabytes(Double(done)))  \(megabytes(rate))/s  \(clock(seconds))"
    }
    return Terminal.truncated(line + "  " + input, to: width - 1)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func megabytes(_ bytes: Double) -> String {
    let tenths = Int(bytes / 100_000)
    return "\(tenths / 10).\(tenths % 10) MB"
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999))
    let rest = whole % 60 < 10 ? "0\(whole % 60)" : "\(whole % 60)"
    if whole < 3600 { return "\(whole / 60):\(rest)" }
    let minutes = whole / 60 % 60
    return "\(whole / 3600):\(minutes < 10 ? "0" : "")\(minutes):\(rest)"
  }
}
