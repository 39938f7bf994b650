// SIGINT and SIGTERM: finish the documents at hand, mark the output as partial, exit with 130.

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether the process was asked to stop.
package enum Interrupt {
  private static let flag = Atomic<Bool>(false)

  package static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Takes over SIGINT and SIGTERM. A blocked read is not restarted, so that a pipe nobody writes to
  /// does not keep the process; a second signal ends it at once.
  package static func install() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      if Interrupt.flag.exchange(true, ordering: .relaxed) { _exit(128 + signal) }
    }
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }
}
