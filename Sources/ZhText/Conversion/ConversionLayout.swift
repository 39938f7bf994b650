// What the table builder needs to know of convert.bin, in one place with the readers.

/// Sizes, shapes and hashes of convert.bin.
package enum ConversionLayout {
  package static let magic = ConversionTable.magic
  package static let pageSize = ConversionTable.pageSize
  package static let pagesPerMap = ConversionTable.pagesPerMap
  package static let decisionStride = ConversionTable.decisionStride
  package static let actionStride = ConversionTable.actionStride
  package static let wordStride = ConversionTable.wordStride
  package static let endKey = UInt16(DecisionWindow.end)
  package static var phraseShapes: [(left: Int, right: Int)] { Decision.shapes }

  package static func featureHash(
    character: UInt32, template: UInt64, form: UInt64, context: UInt64
  ) -> UInt64 {
    DecisionHash.hash(UInt64(character), template: template, form: form, context: context)
  }

  package static func phraseHash(character: UInt32, shape: Int, context: UInt64) -> UInt64 {
    featureHash(
      character: character, template: DecisionHash.template(shape: shape), form: 0,
      context: context)
  }

  package static func phraseCheck(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 41)
  }
}
