// A numeral while it is being read.

/// The state of a numeral that is being read, section by section (a section ends with 万, 亿 …).
struct NumeralParts {
  /// The closed parts, by a quarter of their power of ten.
  var closed: (ScaledInteger, ScaledInteger, ScaledInteger, ScaledInteger, ScaledInteger) =
    (.zero, .zero, .zero, .zero, .zero)
  var section = ScaledInteger()
  var hasSection = false
  var pending = ScaledInteger()
  var hasPending = false
  var pendingDigits = 0
  var pendingStart = 0
  var sectionStart = 0
  var spread = ScaledInteger()
  /// The power of ten of the last unit in the section; 4 = none.
  var lastSmall = 4
  /// The index of the last closed part; 0 = none.
  var lastBig = 0
  /// The power of ten of the unit just before, for elided magnitudes (三万五).
  var afterUnit = 0
  var zeroSeen = false
  var vaguePending = false
  var isStarted = false
  var wasUnit = false

  subscript(index: Int) -> ScaledInteger {
    get {
      switch index {
      case 1: closed.1
      case 2: closed.2
      case 3: closed.3
      default: closed.4
      }
    }
    set {
      switch index {
      case 1: closed.1 = newValue
      case 2: closed.2 = newValue
      case 3: closed.3 = newValue
      default: closed.4 = newValue
      }
    }
  }
}
