// The sections of convert.bin that decide: context keys, decision records, phrases.

import ZhText

struct DecisionTableBuilder {
  private let sources: ConversionSources
  /// 65,536 context keys with the Traditional-only mark.
  private(set) var contextKeys: [UInt16]
  private(set) var records: [UInt8] = []
  /// The number of the decision of a character, by direction (0 to Traditional, 1 to Simplified).
  private(set) var numbers: [[UInt32: Int]] = [[:], [:]]
  private(set) var phraseSlots: [UInt32] = []
  private(set) var phraseBits = 0
  /// See `PairFilter`.
  private(set) var pairs = [UInt64](repeating: 0, count: 1 << (PairFilter.bits - 6))
  /// The Han characters of a context key.
  private var spellings: [UInt16: [UInt32]] = [:]
  private let weightBits: Int

  private static let shapes: [(left: Int, right: Int)] = ConversionLayout.phraseShapes

  init(_ sources: ConversionSources, fold: [UInt16]) throws {
    self.sources = sources
    var bits = 0
    while 1 << (bits + 3) < sources.weights.count { bits += 1 }
    guard sources.weights.count == 8 << bits else {
      throw DataError(description: "weights.bin: its size is no power of two")
    }
    weightBits = bits
    contextKeys = Self.contextKeys(sources, fold: fold)
    for scalar in UInt32(0x3400)..<0xA000 { spellings[key(scalar), default: []].append(scalar) }
    var phraseTable: [UInt64: (check: UInt32, forms: [Int])] = [:]
    for (direction, list) in [sources.decisions, sources.decisionsBack].enumerated() {
      let phrases = direction == 0 ? sources.phrases : sources.phrasesBack
      try add(list, phrases: phrases, direction: direction, into: &phraseTable)
    }
    try layOut(phraseTable)
  }

  /// Folded Han characters count as themselves, listed characters as their class.
  private static func contextKeys(_ sources: ConversionSources, fold: [UInt16]) -> [UInt16] {
    var reduced = (0..<65_536).map { key -> UInt16 in
      switch key {
      case 0x3400..<0xA000: UInt16(key - 0x3400)
      case 0..<0x20: ConversionLayout.endKey
      case 0x20: 0x7C02
      case 0..<0x80: UInt16(0x6C00 + key)
      default: UInt16(0x7000 + key & 0x3FF)
      }
    }
    let numbers: [String: UInt16] = [
      "end": ConversionLayout.endKey, "digit": 0x7C00, "letter": 0x7C01, "open": 0x7C03,
      "close": 0x7C04, "enumeration": 0x7C05, "comma": 0x7C06, "colon": 0x7C07, "dot": 0x7C08,
    ]
    for (name, characters) in sources.contextClasses {
      for character in characters { reduced[Int(fold[Int(character)])] = numbers[name] ?? 0 }
    }
    // Characters of these Mainland text has too, in a few words.
    let shared = Set("著乾藉覆瞭徵夥於鍾麽摺彷甚託沈".unicodeScalars.map(\.value))
    return (0..<UInt32(65_536)).map { scalar in
      let key = fold[Int(scalar)]
      let isHan = (0x3400..<0xA000).contains(scalar)
      let mark: UInt16 =
        isHan && UInt32(key) != scalar && sources.simplify[scalar] != nil
          && !shared.contains(scalar) ? 0x8000 : 0
      return reduced[Int(key)] | mark
    }
  }

  private mutating func add(
    _ list: [DecisionSource], phrases: [PhraseSource], direction: Int,
    into table: inout [UInt64: (check: UInt32, forms: [Int])]
  ) throws {
    let byCharacter = Dictionary(list.map { ($0.character, $0) }) { first, _ in first }
    var shapes: [UInt32: UInt32] = [:]
    for phrase in phrases {
      var decided = false
      for (index, character) in phrase.text.enumerated() {
        guard let decision = byCharacter[character] else { continue }
        guard let form = decision.forms.firstIndex(of: general(phrase.result[index], of: decision))
        else {
          throw DataError(
            description: "phrase '\(phrase.line)': its result has no form of character \(index)")
        }
        decided = true
        let context = contextOf(phrase.text, index)
        shapes[character, default: 0] |= 1 << UInt32(context.shape)
        if context.left > 0 { addPair(character, phrase.text[index - 1], isLeft: true) }
        if context.right > 0 { addPair(character, phrase.text[index + 1], isLeft: false) }
        let hash = ConversionLayout.phraseHash(
          character: character, shape: context.shape, context: context.keys)
        var entry = table[hash] ?? (ConversionLayout.phraseCheck(hash), [7, 7, 7])
        for region in 0..<3 where phrase.regions[region] {
          if entry.forms[region] != 7, entry.forms[region] != form {
            throw DataError(description: "phrase '\(phrase.line)' contradicts another phrase")
          }
          entry.forms[region] = form
        }
        table[hash] = entry
      }
      if !decided {
        throw DataError(description: "phrase '\(phrase.line)' decides nothing")
      }
    }
    for decision in list {
      numbers[direction][decision.character] = records.count / ConversionLayout.decisionStride
      records += record(
        decision, shapes: shapes[decision.character] ?? 0, direction: direction)
    }
  }

  /// Notes that a phrase has a character beside a neighbour, in any spelling of the neighbour.
  private mutating func addPair(_ character: UInt32, _ neighbour: UInt32, isLeft: Bool) {
    for spelling in spellings[key(neighbour)] ?? [neighbour] {
      addExactPair(character, spelling, isLeft: isLeft)
    }
  }

  /// Notes that a word has a character beside a neighbour.
  mutating func addExactPair(_ character: UInt32, _ neighbour: UInt32, isLeft: Bool) {
    let (one, other) = (Self.utf8(character), Self.utf8(neighbour))
    let index =
      isLeft
      ? PairFilter.index(one, after: other) : PairFilter.index(one, before: other)
    pairs[index >> 6] |= 1 << UInt64(index & 63)
  }

  /// The first three bytes of a scalar's UTF-8, the first in the lowest place.
  static func utf8(_ scalar: UInt32) -> UInt32 {
    let bytes = Unicode.Scalar(scalar).map { Array(String(Character($0)).utf8) } ?? []
    return bytes.prefix(3).enumerated().reduce(0) {
      $0 | UInt32($1.element) << UInt32(8 * $1.offset)
    }
  }

  private func key(_ scalar: UInt32) -> UInt16 {
    contextKeys[scalar < 0x10000 ? Int(scalar) : 0xFFFF] & 0x7FFF
  }

  /// The general form of a regional variant, where that is a form of the decision.
  private func general(_ scalar: UInt32, of decision: DecisionSource) -> UInt32 {
    if decision.forms.contains(scalar) { return scalar }
    for region in 1...2 {
      if let form = sources.fromRegion[region][scalar], decision.forms.contains(form) {
        return form
      }
    }
    return scalar
  }

  /// At most four neighbours, fairly from both sides.
  private func contextOf(_ text: [UInt32], _ index: Int) -> (
    shape: Int, left: Int, right: Int, keys: UInt64
  ) {
    var left = index
    var right = text.count - 1 - index
    while left + right > 4 { if left > right { left -= 1 } else { right -= 1 } }
    let neighbours = text[(index - left)..<index] + text[(index + 1)..<(index + 1 + right)]
    var keys: UInt64 = 0
    for (n, scalar) in neighbours.enumerated() { keys |= UInt64(key(scalar)) << UInt64(15 * n) }
    let shape = Self.shapes.firstIndex { $0.left == left && $0.right == right } ?? 0
    return (shape, left, right, keys)
  }

  private func record(
    _ decision: DecisionSource, shapes: UInt32, direction: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt16(truncatingIfNeeded: decision.character))
    bytes.append(littleEndian: UInt16(decision.forms.count))
    bytes.append(littleEndian: shapes)
    bytes.append(littleEndian: UInt32(decision.usesModel ? 1 : 0))
    let identity = decision.forms.firstIndex(of: decision.character) ?? -1
    bytes.append(littleEndian: UInt32(bitPattern: Int32(identity)))
    for region in 0..<3 {
      for form in 1...4 {
        var bias = 0
        if form < decision.forms.count {
          bias = Int((decision.bias[region][form - 1] * 16).rounded())
          if decision.usesModel { bias += constantWeight(decision.character, form) }
        }
        bytes.append(littleEndian: UInt16(bitPattern: Int16(bias)))
      }
    }
    for region in 0..<3 {
      for form in 0..<5 {
        let target = form < decision.forms.count ? decision.forms[form] : decision.forms[0]
        bytes.append(
          littleEndian: UInt16(truncatingIfNeeded: regional(target, region, decision, direction)))
      }
    }
    bytes += [UInt8](repeating: 0, count: ConversionLayout.decisionStride - bytes.count)
    return bytes
  }

  /// The glyph of a form in a region, unless that glyph is another form of the decision.
  private func regional(
    _ form: UInt32, _ region: Int, _ decision: DecisionSource, _ direction: Int
  ) -> UInt32 {
    guard direction == 0, region > 0, let glyph = sources.toRegion[region][form] else {
      return form
    }
    return decision.forms.contains(glyph) ? form : glyph
  }

  /// The weight of the feature without context: a part of the bias.
  private func constantWeight(_ character: UInt32, _ form: Int) -> Int {
    let hash = ConversionLayout.featureHash(
      character: character, template: 0, form: UInt64(form), context: 0)
    let bucket = Int(hash >> UInt64(64 - weightBits)) * 8
    for slot in 0..<4 {
      let at = bucket + 2 * slot
      if UInt64(sources.weights[at + 1]) == (hash >> 40) & 0xFF {
        return Int(Int8(bitPattern: sources.weights[at]))
      }
    }
    return 0
  }

  private mutating func layOut(
    _ table: [UInt64: (check: UInt32, forms: [Int])]
  ) throws {
    phraseBits = 4
    while 1 << phraseBits < table.count * 2 { phraseBits += 1 }
    let mask = (1 << phraseBits) - 1
    phraseSlots = [UInt32](repeating: 0, count: 1 << phraseBits)
    for (hash, entry) in table.sorted(by: { $0.key < $1.key }) {
      let forms = entry.forms.enumerated().reduce(UInt32(0)) {
        $0 | UInt32($1.element) << UInt32(3 * $1.offset)
      }
      let value = entry.check << 9 | forms
      guard value != 0 else { throw DataError(description: "a phrase hashes to zero") }
      var slot = Int(hash & 0xFFFF_FFFF) & mask
      while phraseSlots[slot] != 0 {
        if phraseSlots[slot] >> 9 == entry.check {
          throw DataError(description: "two phrases have one hash; change the hash")
        }
        slot = (slot + 1) & mask
      }
      phraseSlots[slot] = value
    }
  }
}

extension [UInt8] {
  mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
