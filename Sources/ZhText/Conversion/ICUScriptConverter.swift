// ICU's Traditional–Simplified transliterators as a baseline.

/// Converts with ICU's rules: character by character, a few hundred phrases, no regions.
package final class ICUScriptConverter {
  private let transliterator: ICU.Transliterator

  /// - Throws: `ZhTextError.unsupported` for conversions between Traditional standards, which ICU
  ///   does not have.
  package init(_ profile: ConversionProfile) throws(ZhTextError) {
    if profile.takesSimplified {
      transliterator = try ICU.Transliterator("Simplified-Traditional")
    } else if profile.makesSimplified {
      transliterator = try ICU.Transliterator("Traditional-Simplified")
    } else {
      throw .icu(operation: "convert \(profile.rawValue)", status: "no such transliterator")
    }
  }

  package func convert(_ text: String) throws(ZhTextError) -> String {
    String(decoding: try transliterator.transliterate(Array(text.utf16)), as: UTF16.self)
  }
}
