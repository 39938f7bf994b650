// The object behind zhtext_extractor.

import CZhText
import ZhText

/// An extractor with the buffers of the threads that use it.
final class ExtractorHandle: Sendable {
  let extractor = EntityExtractor()
  let stock = Stock { ExtractionState() }
}

/// Buffers that one thread reuses from document to document.
final class ExtractionState {
  var workspace = DocumentWorkspace()
  var text: [UInt8] = []
}

extension EntityKind {
  /// The kinds of a C mask.
  static func kinds(_ mask: UInt32) -> Set<EntityKind> {
    Set(allCases.filter { mask & 1 << UInt32($0.rawValue) != 0 })
  }
}

@c @implementation
public func zhtext_extractor_create(_ error: UnsafeMutablePointer<zhtext_error>!)
  -> OpaquePointer!
{
  Handle.retained(ExtractorHandle())
}

@c @implementation
public func zhtext_extractor_free(_ extractor: OpaquePointer!) {
  Handle.release(extractor, ExtractorHandle.self)
}
