// The public converter: whole strings, alignment, decisions.

/// Converts Chinese text between scripts and regional standards.
///
///     ScriptConverter(.s2tw).convert("头发干燥，皇后在里面")   // 頭髮乾燥，皇后在裡面
///
/// A value without state that can be used from any number of threads. Characters with several
/// forms are decided from their neighbours; see `docs/conversion.md`.
public struct ScriptConverter: Sendable {
  /// What a conversion does besides its profile.
  public struct Options: Sendable {
    /// What becomes of quotation marks.
    public var quotes: QuoteStyle
    /// Terms left alone or always written in one way.
    public var terms: ConversionTerms
    /// Whether the text is HTML, of which only what people read is converted.
    public var isHTML: Bool

    public init(
      quotes: QuoteStyle = .keep, terms: ConversionTerms = ConversionTerms(), isHTML: Bool = false
    ) {
      self.quotes = quotes
      self.terms = terms
      self.isHTML = isHTML
    }
  }

  public let profile: ConversionProfile
  public let options: Options
  let kernel: ConversionKernel

  public init(_ profile: ConversionProfile, options: Options = Options()) {
    self.profile = profile
    self.options = options
    kernel = ConversionKernel(profile, quotes: options.quotes)
  }

  /// The converted text.
  ///
  /// - Complexity: O(bytes).
  public func convert(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
      var output = ByteBuffer(capacity: source.count + source.count / 8)
      var observer = NoConversionObserver()
      run(source, into: &output, observer: &observer)
      return output.string()
    }
  }

  /// Appends the conversion of valid UTF-8 to a buffer.
  ///
  /// - Complexity: O(bytes).
  public func convert(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    var output = ByteBuffer(capacity: utf8.count + utf8.count / 8)
    var observer = NoConversionObserver()
    run(utf8, into: &output, observer: &observer)
    result.append(contentsOf: output.bytes)
  }

  /// The converted text with the map from its offsets to those of the source.
  ///
  /// - Complexity: O(bytes).
  public func convertAligned(_ text: String) -> (text: String, map: OffsetMap) {
    var text = text
    return text.withUTF8 { source in
      var output = ByteBuffer(capacity: source.count + source.count / 8)
      var recorder = EditRecorder()
      run(source, into: &output, observer: &recorder)
      return (
        output.string(), OffsetMap(recorder.edits, source: source, output: output.bytes)
      )
    }
  }

  /// The decisions that a conversion of the text takes, in order.
  ///
  /// - Complexity: O(bytes).
  public func decisions(in text: String) -> [ScriptDecision] {
    var text = text
    return text.withUTF8 { source in
      var output = ByteBuffer(capacity: source.count + source.count / 8)
      var recorder = DecisionRecorder()
      run(source, into: &output, observer: &recorder)
      return recorder.decisions(in: source, kernel: kernel)
    }
  }

  func run<Observer: ConversionObserver>(
    _ source: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer, observer: inout Observer
  ) {
    guard let base = source.baseAddress else { return }
    let input = ConversionKernel.Input(bytes: base, lower: 0, upper: source.count)
    var progress = ConversionProgress()
    convert(
      to: source.count, of: input, limit: source.count, into: &output, progress: &progress,
      observer: &observer)
  }

  /// Converts from where the last call stopped to `end`, or to the end of a word that begins
  /// before it.
  func convert<Observer: ConversionObserver>(
    to end: Int, of input: ConversionKernel.Input, limit: Int, into output: inout ByteBuffer,
    progress: inout ConversionProgress, observer: inout Observer
  ) {
    guard options.isHTML else {
      progress.done = convertText(
        progress.done..<end, of: input, limit: limit, into: &output, floor: &progress.floor,
        observer: &observer)
      return
    }
    while progress.done < end {
      let run = progress.scanner.next(input.bytes, from: progress.done, to: end)
      if run.kind == .markup {
        let range = progress.done..<run.end
        output.append(
          UnsafeBufferPointer(start: input.bytes + range.lowerBound, count: range.count))
        progress.done = run.end
        progress.floor = run.end
      } else {
        progress.done = convertText(
          progress.done..<run.end, of: input, limit: run.end == end ? limit : run.end,
          into: &output, floor: &progress.floor, observer: &observer)
      }
    }
  }

  /// Converts a part of text, the user's terms first.
  private func convertText<Observer: ConversionObserver>(
    _ part: Range<Int>, of input: ConversionKernel.Input, limit: Int,
    into output: inout ByteBuffer, floor: inout Int, observer: inout Observer
  ) -> Int {
    if options.terms.isEmpty {
      return kernel.convert(
        part, of: input, limit: limit, into: &output, floor: &floor, observer: &observer)
    }
    var i = part.lowerBound
    while i < part.upperBound {
      let match = options.terms.firstMatch(in: i..<part.upperBound, of: input, limit: limit)
      let end = match?.range.lowerBound ?? part.upperBound
      // Before a term no word may reach into it; at the part's end one may go on.
      i = kernel.convert(
        i..<end, of: input, limit: match == nil ? limit : end, into: &output, floor: &floor,
        observer: &observer)
      guard let match else { break }
      let start = output.count
      match.result.withUnsafeBufferPointer { output.append($0) }
      observer.replaced(source: match.range, output: start..<output.count)
      i = match.range.upperBound
      floor = i
    }
    return i
  }
}

/// How far a conversion has come.
struct ConversionProgress {
  /// Input bytes that are converted.
  var done = 0
  /// The input offset in front of which no word may begin.
  var floor = 0
  var scanner = HTMLScanner()
}

/// Collects edits for an `OffsetMap`.
struct EditRecorder: ConversionObserver {
  var edits: [OffsetMap.ByteEdit] = []

  mutating func replaced(source: Range<Int>, output: Range<Int>) {
    edits.append(OffsetMap.ByteEdit(source: source, output: output))
  }

  @inline(__always)
  mutating func decided(source: Int, decision: Int, result: DecisionResult) {}
}

extension ByteBuffer {
  /// The bytes as a string. The kernel keeps valid UTF-8 valid, so only its input matters.
  func string() -> String { String(decoding: bytes, as: UTF8.self) }
}
