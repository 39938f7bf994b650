// A number with its unit, put together from its parts: 三元五角八分, 两小时十分, 三斤半.

/// A measure word or unit that follows a number.
struct UnitMatch {
  var start = 0
  var end = 0
  var record: Int32 = -1
  var unitClass = UnitClass.thing
  /// The component of an ISO 8601 duration, an ASCII letter, or 0.
  var component: UInt8 = 0
  /// 多, 余, 来 or 几 stands before it.
  var isApproximate = false
  /// 半 stands inside (两个半小时): half of the unit is added.
  var hasHalf = false
}

/// A number with all that belongs to it.
struct Amount {
  var numeral = Numeral()
  var start = 0
  var end = 0
  var unit: UnitMatch?
  var kind = NumberKind.number
  /// The value in the (first) unit, with sub-units and halves added.
  var value = ScaledInteger()
  /// The upper end less `value`, for neighbouring digits.
  var spread = ScaledInteger()
  /// The power of ten that turns the numeral into the value: percent −2, 成 −1.
  var power = 0
  var isCompound = false
  var hasHalf = false
  var isApproximate = false
  var duration = DurationParts()
  /// Where the numerals of the sub-units stand (at most two).
  var parts: InlineArray<2, (start: Int32, end: Int32)> = InlineArray(repeating: (0, 0))
  var partCount = 0

  mutating func addPart(_ n: Numeral) {
    guard partCount < 2 else { return }
    parts[partCount] = (
      Int32(truncatingIfNeeded: n.start), Int32(truncatingIfNeeded: n.end)
    )
    partCount += 1
  }

  var high: ScaledInteger { value.adding(spread) ?? value }
}
