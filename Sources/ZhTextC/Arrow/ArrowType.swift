// Types as the Arrow C data interface passes them.

import CZhText

/// A field's type. All names and formats are literals, which live as long as the library.
struct ArrowType {
  let format: StaticString
  var children: [(name: StaticString, type: ArrowType)] = []

  static let utf8 = ArrowType(format: "u")
  static let int32 = ArrowType(format: "i")
  static let int64 = ArrowType(format: "l")
  static let bool = ArrowType(format: "b")

  static func list(of element: ArrowType) -> ArrowType {
    ArrowType(format: "+l", children: [("item", element)])
  }

  static func structure(_ fields: [(name: StaticString, type: ArrowType)]) -> ArrowType {
    ArrowType(format: "+s", children: fields)
  }

  /// Fills `schema`; whoever releases it frees everything.
  func export(to schema: UnsafeMutablePointer<ArrowSchema>, name: StaticString = "") {
    var result = ArrowSchema()
    result.format = Self.pointer(format)
    result.name = Self.pointer(name)
    result.flags = Int64(ARROW_FLAG_NULLABLE)
    if !children.isEmpty {
      result.n_children = Int64(children.count)
      result.children = .allocate(capacity: children.count)
      for (index, child) in children.enumerated() {
        let slot = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
        child.type.export(to: slot, name: child.name)
        (result.children + index).initialize(to: slot)
      }
    }
    result.release = { ArrowType.release($0) }
    schema.initialize(to: result)
  }

  private static func pointer(_ string: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(string.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  private static func release(_ schema: UnsafeMutablePointer<ArrowSchema>?) {
    guard let schema, schema.pointee.release != nil else { return }
    if let children = schema.pointee.children {
      for index in 0..<Int(schema.pointee.n_children) {
        guard let child = children[index] else { continue }
        child.pointee.release?(child)
        child.deallocate()
      }
      children.deallocate()
    }
    schema.pointee.release = nil
  }
}
