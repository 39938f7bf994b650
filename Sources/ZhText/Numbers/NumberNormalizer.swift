// The public face of the number scanner.

/// Finds numbers in Chinese text of either script, and turns words into digits and back.
///
/// ```swift
/// let normalizer = NumberNormalizer()
/// for number in normalizer.numbers(in: "三千八百餘名學生") {
///   print(number.text, number.kind, number.value, number.unit ?? "")   // 三千八百餘名 quantity 3800 名
/// }
/// normalizer.inverseNormalized("一百二十三所")   // 123所
/// normalizer.normalized("123所")                // 一百二十三所
/// ```
///
/// A value: immutable, cheap to copy, safe to use from many tasks at once.
public struct NumberNormalizer: Sendable {
  /// How far inverse normalisation goes.
  public struct Options: Sendable, Equatable {
    /// Whether a single digit before a measure word becomes a digit (三所 → 3所).
    public var convertsSingleDigits = false
    /// Whether 万 and 亿 are written out (三千五百万 → 35000000 rather than 3500万).
    public var expandsMagnitudes = false

    public init() {}
  }

  public var options: Options

  public init(options: Options = Options()) { self.options = options }

  /// The numbers of a text, in order of their start, longer first. Spans of different kinds nest:
  /// the numeral inside a quantity is given too.
  ///
  /// - Complexity: O(text).
  public func numbers(in text: String) -> [Quantity] {
    var text = text
    return text.withUTF8 { utf8 in
      var workspace = NumberWorkspace()
      workspace.scan(utf8)
      return QuantityMaker(utf8: utf8).quantities(workspace)
    }
  }

  /// The text with spelled numbers as digits; all else stays byte for byte.
  ///
  /// - Complexity: O(text).
  public func inverseNormalized(_ text: String) -> String {
    rewritten(text) { inverseNormalize($0, workspace: &$1, into: &$2) }
  }

  /// The text with digits spelled out, in the script of the text; all else stays byte for byte.
  ///
  /// - Complexity: O(text).
  public func normalized(_ text: String) -> String {
    rewritten(text) { normalize($0, workspace: &$1, into: &$2) }
  }

  private func rewritten(
    _ text: String,
    _ rewrite: (UnsafeBufferPointer<UInt8>, inout NumberWorkspace, inout [UInt8]) -> Void
  ) -> String {
    var text = text
    return text.withUTF8 { utf8 in
      var workspace = NumberWorkspace()
      var output: [UInt8] = []
      rewrite(utf8, &workspace, &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  package func inverseNormalize(
    _ utf8: UnsafeBufferPointer<UInt8>, workspace: inout NumberWorkspace,
    into output: inout [UInt8]
  ) {
    workspace.scan(utf8)
    var writer = InverseNormalizer(utf8: utf8, keys: workspace.folded.keys, options: options)
    writer.run(workspace.results, count: workspace.folded.count)
    output.append(contentsOf: writer.output)
  }

  package func normalize(
    _ utf8: UnsafeBufferPointer<UInt8>, workspace: inout NumberWorkspace,
    into output: inout [UInt8]
  ) {
    workspace.scan(utf8)
    var writer = TextNormalizer(
      utf8: utf8, keys: workspace.folded.keys, count: workspace.folded.count)
    writer.run(workspace.results)
    output.append(contentsOf: writer.output)
  }
}
