// Work spread over threads, results in the order of the work.

import Dispatch
import Synchronization

/// Runs groups of work on up to `jobs` threads; the calling thread reads the groups and takes the
/// results in order. At most `2 × jobs` groups are in memory.
package struct OrderedPipeline<Group: Sendable, Output: Sendable> {
  package let jobs: Int
  /// Makes the state that one group at a time uses, such as buffers; reused between groups.
  package let work: @Sendable (Group) -> Output

  package init(jobs: Int, work: @escaping @Sendable (Group) -> Output) {
    self.jobs = jobs
    self.work = work
  }

  package func run(next: () -> Group?, take: (Output) throws -> Void) throws {
    if jobs <= 1 {
      while let group = next() { try take(work(group)) }
      return
    }
    let queue = DispatchQueue(label: "zhtext.work", attributes: .concurrent)
    let permits = DispatchSemaphore(value: jobs)
    var slots: [Slot] = []
    var head = 0
    // Every started group must end before the caller's buffers go away, even after a failure.
    defer { for slot in slots[head...] { slot.ready.wait() } }
    while true {
      if slots.count - head < 2 * jobs, let group = next() {
        let slot = Slot()
        slots.append(slot)
        queue.async {
          permits.wait()
          let output = work(group)
          permits.signal()
          slot.output.withLock { $0 = output }
          slot.ready.signal()
        }
        continue
      }
      guard head < slots.count else { return }
      let slot = slots[head]
      slot.ready.wait()
      head += 1
      if let output = slot.output.withLock({ $0.take() }) { try take(output) }
      if head > 1024 {
        slots.removeSubrange(0..<head)
        head = 0
      }
    }
  }

  private final class Slot: Sendable {
    let ready = DispatchSemaphore(value: 0)
    let output = Mutex<Output?>(nil)
  }
}

/// A stock of reusable values, one for each thread that works at a time.
package final class Stock<Value>: @unchecked Sendable {
  private let lock = Mutex<Void>(())
  private var values: [Value] = []
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  package func withValue<R>(_ body: (Value) -> R) -> R {
    let value = lock.withLock { _ in values.popLast() } ?? make()
    defer { lock.withLock { _ in values.append(value) } }
    return body(value)
  }
}
