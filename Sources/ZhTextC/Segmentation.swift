// Word segmentation.

import CZhText
import ZhText

/// The object behind zhtext_segmenter.
private final class SegmenterHandle: Sendable {
  let segmenter: WordSegmenter

  init(_ mode: SegmentationMode) { segmenter = WordSegmenter(mode: mode) }
}

@c @implementation
public func zhtext_segmenter_create(
  _ mode: UnsafePointer<CChar>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> OpaquePointer! {
  creating(error) { () throws(Failure) in
    let name = String(cString: try required(mode, "mode"))
    guard let mode = SegmentationMode(rawValue: name) else {
      let known = SegmentationMode.allCases.map(\.rawValue).joined(separator: ", ")
      throw .argument("unknown mode '\(name)'; known are \(known)")
    }
    return SegmenterHandle(mode)
  }
}

@c @implementation
public func zhtext_segmenter_free(_ segmenter: OpaquePointer!) {
  Handle.release(segmenter, SegmenterHandle.self)
}

@c @implementation
public func zhtext_segment(
  _ segmenter: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_words>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(segmenter, SegmenterHandle.self, "segmenter")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    var spans = NativeBuffer<zhtext_span>()
    for word in handle.segmenter.words(in: try text.string()) {
      spans.append(zhtext_span(word.span, in: text))
    }
    let memory = ResultMemory()
    let count = spans.count
    result.pointee = zhtext_words(
      words: memory.keep(spans), count: count, buffer: Handle.retained(memory))
  }
}
