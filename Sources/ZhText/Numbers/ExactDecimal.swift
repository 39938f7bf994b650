// Decimals of any length, exact: digits and an exponent.

/// An exact decimal number of any length.
///
/// Digits and a power of ten, no binary floating point: `0.1` is a tenth. Equal numbers are equal
/// however they were written (`1.50` = `1.5`).
public struct ExactDecimal: Sendable, Hashable {
  public let isNegative: Bool
  /// The significant digits, 0…9, most significant first; no zero at either end; empty for 0.
  public let digits: [UInt8]
  /// The power of ten of the last digit.
  public let exponent: Int

  /// Reads `-12.50`; `nil` for anything but a sign, digits and one point.
  ///
  /// - Complexity: O(length).
  public init?(_ text: some StringProtocol) {
    var digits: [UInt8] = []
    var negative = false
    var point = -1
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x2D where index == 0: negative = true
      case 0x2E where point < 0: point = digits.count
      case 0x30...0x39: digits.append(byte - 0x30)
      default: return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    self.init(isNegative: negative, digits: digits, exponent: point < 0 ? 0 : point - digits.count)
  }

  /// The number `digits` × 10^`exponent`.
  public init(isNegative: Bool = false, digits: [UInt8], exponent: Int) {
    var digits = digits
    var exponent = exponent
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
    self.isNegative = isNegative && !digits.isEmpty
  }

  /// The product, exact.
  ///
  /// - Complexity: O(n · m) in the numbers of digits.
  public static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
    var cells = [Int](repeating: 0, count: a.digits.count + b.digits.count)
    for (i, x) in a.digits.enumerated().reversed() {
      for (j, y) in b.digits.enumerated().reversed() {
        let sum = cells[i + j + 1] + Int(x) * Int(y)
        cells[i + j + 1] = sum % 10
        cells[i + j] += sum / 10
      }
    }
    return ExactDecimal(
      isNegative: a.isNegative != b.isNegative, digits: cells.map { UInt8($0) },
      exponent: a.exponent + b.exponent)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain notation without separators: `12345.67`.
  public var description: String {
    if digits.isEmpty { return "0" }
    var text = digits.map { $0 + 0x30 }
    if exponent >= 0 {
      text.append(contentsOf: repeatElement(0x30, count: exponent))
    } else {
      while text.count <= -exponent { text.insert(0x30, at: 0) }
      text.insert(0x2E, at: text.count + exponent)
    }
    return (isNegative ? "-" : "") + String(decoding: text, as: UTF8.self)
  }
}

extension ExactDecimal: Comparable {
  /// - Complexity: O(digits).
  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.isSmaller(than: a) : a.isSmaller(than: b)
  }

  /// Compares magnitudes.
  private func isSmaller(than other: ExactDecimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let place = digits.count + exponent
    let otherPlace = other.digits.count + other.exponent
    if place != otherPlace { return place < otherPlace }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
