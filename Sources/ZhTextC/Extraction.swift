// zhtext_extract and its relatives for one text and for batches.

import CZhText
import ZhText

extension ExtractorHandle {
  /// Extracts from one text and gives the entities.
  func entities(
    in text: InputText, kinds: Set<EntityKind>, _ state: ExtractionState
  ) throws(Failure) -> [Entity] {
    try text.withUTF8 { utf8 throws(Failure) in
      extractor.extract(utf8, kinds: kinds, workspace: &state.workspace)
      return extractor.entities(state.workspace, of: utf8)
    }
  }
}

@c @implementation
public func zhtext_extract(
  _ extractor: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ kinds: UInt32,
  _ result: UnsafeMutablePointer<zhtext_entities>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(extractor, ExtractorHandle.self, "extractor")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    result.pointee = try handle.stock.withValue { state throws(Failure) in
      var rows = EntityRows()
      rows.append(
        try handle.entities(in: text, kinds: EntityKind.kinds(kinds), state), of: text)
      return rows.result()
    }
  }
}

@c @implementation
public func zhtext_extract_batch(
  _ extractor: OpaquePointer!, _ texts: UnsafePointer<CChar>!,
  _ offsets: UnsafePointer<UInt64>!, _ count: Int, _ kinds: UInt32,
  _ result: UnsafeMutablePointer<zhtext_entities>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(extractor, ExtractorHandle.self, "extractor")
    let result = try required(result, "result")
    let offsets = try required(offsets, "offsets")
    let kinds = EntityKind.kinds(kinds)
    result.pointee = try handle.stock.withValue { state throws(Failure) in
      var rows = EntityRows()
      for index in 0..<max(count, 0) {
        let start = offsets[index]
        let end = offsets[index + 1]
        guard start <= end, end <= Int.max else {
          throw .argument("offsets must not go backwards, but do at text \(index)")
        }
        let text = try InputText(texts.map { $0 + Int(start) }, Int(end - start))
        rows.append(try handle.entities(in: text, kinds: kinds, state), of: text)
      }
      return rows.result()
    }
  }
}

@c @implementation
public func zhtext_extract_json(
  _ extractor: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ kinds: UInt32,
  _ result: UnsafeMutablePointer<zhtext_bytes>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(extractor, ExtractorHandle.self, "extractor")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    result.pointee = try handle.stock.withValue { state throws(Failure) in
      var writer = JSONWriter()
      try text.withUTF8 { utf8 throws(Failure) in
        handle.extractor.extract(
          utf8, kinds: EntityKind.kinds(kinds), workspace: &state.workspace)
        handle.extractor.writeEntities(
          state.workspace, of: utf8, options: EntityJSONOptions(), base: OffsetBase(),
          byteOffset: { $0 }, to: &writer)
      }
      return zhtext_bytes(copying: writer.bytes)
    }
  }
}

extension zhtext_bytes {
  /// A result with a copy of the bytes.
  init(copying bytes: [UInt8]) {
    var buffer = NativeBuffer<UInt8>(capacity: bytes.count)
    bytes.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    let memory = ResultMemory()
    let start = UnsafeRawPointer(memory.keep(buffer)).assumingMemoryBound(to: CChar.self)
    self.init(bytes: start, length: bytes.count, buffer: Handle.retained(memory))
  }
}
