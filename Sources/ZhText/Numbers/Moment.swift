// Calendar dates and clock times as read from the text, and their ISO 8601 form.

/// A date; unstated parts are nil.
struct DateParts {
  var year: Int?
  /// A decade (199X) or century (19XX): how many last digits of `year` are unknown.
  var unknownDigits = 0
  var month: Int?
  var day: Int?
  var isBeforeChrist = false

  var isEmpty: Bool { year == nil && month == nil && day == nil }

  /// Writes 2023-10-26, 2023-10, XXXX-10-26, 199X …
  func write(to text: inout [UInt8]) {
    if let year {
      if isBeforeChrist { text.append(0x2D) }
      let start = text.count
      text.appendPadded(year, width: 4)
      for index in 0..<unknownDigits where text.count - 1 - index >= start {
        text[text.count - 1 - index] = 0x58
      }
    } else {
      text.append(contentsOf: [0x58, 0x58, 0x58, 0x58])
    }
    if month == nil, day == nil { return }
    text.append(0x2D)
    if let month {
      text.appendPadded(month, width: 2)
    } else {
      text.append(contentsOf: [0x58, 0x58])
    }
    if let day {
      text.append(0x2D)
      text.appendPadded(day, width: 2)
    }
  }

  /// The day after; unchanged where the month's length is not known.
  func next() -> DateParts {
    guard let month, let day, unknownDigits == 0 else { return self }
    var result = self
    guard let length = Self.length(of: month, year: year) else { return self }
    if day < length {
      result.day = day + 1
    } else if month < 12 {
      result.month = month + 1
      result.day = 1
    } else if let year {
      result.year = year + 1
      result.month = 1
      result.day = 1
    } else {
      return self
    }
    return result
  }

  /// The days of a month; nil for February of an unknown year.
  static func length(of month: Int, year: Int?) -> Int? {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      guard let year else { return nil }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: return 31
    }
  }
}

/// A clock time.
struct TimeParts {
  var hour = 0
  var minute = 0
  var second: Int?

  /// Writes T09:00 or T17:55:23.
  func write(to text: inout [UInt8]) {
    text.append(0x54)
    text.appendPadded(hour, width: 2)
    text.append(0x3A)
    text.appendPadded(minute, width: 2)
    if let second {
      text.append(0x3A)
      text.appendPadded(second, width: 2)
    }
  }
}

/// A small whole number inside a date or time, with its place.
struct SmallNumber {
  var start: Int
  var end: Int
  var value: Int
  /// The digits, when written as digits (Arabic or positional); 0 otherwise.
  var digits: Int
  var isArabic: Bool
}

/// What a date or time was read from.
struct Moment {
  var start = 0
  var end = 0
  var date = DateParts()
  var time: TimeParts?
  /// The numerals in it, for the nested numbers (at most 6).
  var numbers = InlineArray<6, SmallNumber>(
    repeating: SmallNumber(start: 0, end: 0, value: 0, digits: 0, isArabic: false))
  var numberCount = 0

  mutating func add(_ number: SmallNumber) {
    guard numberCount < 6 else { return }
    numbers[numberCount] = number
    numberCount += 1
  }

  mutating func addAll(_ other: Moment) {
    for index in 0..<other.numberCount { add(other.numbers[index]) }
  }

  func write(to text: inout [UInt8]) {
    if !date.isEmpty { date.write(to: &text) }
    time?.write(to: &text)
  }

  /// 24:00 of a known day is 00:00 of the next.
  mutating func normalize() {
    guard let time, time.hour == 24, !date.isEmpty else { return }
    let next = date.next()
    if next.day != date.day {
      date = next
      self.time?.hour = 0
    }
  }
}
