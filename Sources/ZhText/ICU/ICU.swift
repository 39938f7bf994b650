// All use of ICU from Swift: a name space, and the check of a status.

import CICU

/// ICU behind Swift types. Handles never leave this folder.
enum ICU {
  /// ICU's version, such as "72.1".
  static var version: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      zicu_version(base)
      return String(cString: base)
    }
  }

  static func check(_ status: Int32, _ operation: String) throws(ZhTextError) {
    if status > 0 {
      throw .icu(operation: operation, status: String(cString: zicu_status_name(status)))
    }
  }
}
