// Extraction from Arrow arrays of texts.

import CZhText
import ZhText

@c @implementation
public func zhtext_entities_schema(
  _ schema: UnsafeMutablePointer<ArrowSchema>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    EntityColumns.type.export(to: try required(schema, "schema"))
  }
}

@c @implementation
public func zhtext_extract_arrow(
  _ extractor: OpaquePointer!, _ schema: UnsafePointer<ArrowSchema>!,
  _ texts: UnsafePointer<ArrowArray>!, _ kinds: UInt32,
  _ result: UnsafeMutablePointer<ArrowArray>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(extractor, ExtractorHandle.self, "extractor")
    let result = try required(result, "result")
    let texts = try ArrowTexts(schema, texts)
    let kinds = EntityKind.kinds(kinds)
    try handle.stock.withValue { state throws(Failure) in
      var columns = EntityColumns()
      for index in 0..<texts.count {
        if let bytes = try texts.bytes(index) {
          try columns.append(try handle.entities(in: InputText(bytes), kinds: kinds, state))
        } else {
          columns.appendNull()
        }
      }
      columns.node().export(to: result)
    }
  }
}
