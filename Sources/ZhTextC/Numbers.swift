// Numbers: finding them, and rewriting them as digits or as words.

import CZhText
import ZhText

/// The object behind zhtext_normalizer.
private final class NormalizerHandle: Sendable {
  let normalizer: NumberNormalizer

  init(_ flags: UInt32) {
    var options = NumberNormalizer.Options()
    options.convertsSingleDigits = flags & UInt32(ZHTEXT_SINGLE_DIGITS) != 0
    options.expandsMagnitudes = flags & UInt32(ZHTEXT_EXPAND) != 0
    normalizer = NumberNormalizer(options: options)
  }
}

@c @implementation
public func zhtext_normalizer_create(
  _ flags: UInt32, _ error: UnsafeMutablePointer<zhtext_error>!
) -> OpaquePointer! {
  Handle.retained(NormalizerHandle(flags))
}

@c @implementation
public func zhtext_normalizer_free(_ normalizer: OpaquePointer!) {
  Handle.release(normalizer, NormalizerHandle.self)
}

@c @implementation
public func zhtext_find_numbers(
  _ normalizer: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_numbers>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(normalizer, NormalizerHandle.self, "normalizer")
    let result = try required(result, "result")
    let text = try InputText(text, length)
    let found = handle.normalizer.numbers(in: try text.string())
    var rows = NativeBuffer<zhtext_number>(capacity: found.count)
    var strings = NativeBuffer<UInt8>()
    for quantity in found {
      var row = zhtext_number()
      row.span = zhtext_span(quantity.span, in: text)
      row.kind = quantity.kind.rawValue
      row.comparator = quantity.comparator.rawValue
      row.value = strings.add(quantity.value)
      row.unit = strings.add(quantity.unit)
      rows.append(row)
    }
    let memory = ResultMemory()
    let size = strings.count
    result.pointee = zhtext_numbers(
      numbers: memory.keep(rows), count: found.count,
      strings: UnsafeRawPointer(memory.keep(strings)).assumingMemoryBound(to: CChar.self),
      strings_length: size, buffer: Handle.retained(memory))
  }
}

@c @implementation
public func zhtext_numbers_to_digits(
  _ normalizer: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_bytes>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  rewrite(normalizer, text, length, result, error) { $0.inverseNormalized($1) }
}

@c @implementation
public func zhtext_numbers_to_words(
  _ normalizer: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_bytes>!, _ error: UnsafeMutablePointer<zhtext_error>!
) -> zhtext_status {
  rewrite(normalizer, text, length, result, error) { $0.normalized($1) }
}

private func rewrite(
  _ normalizer: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int,
  _ result: UnsafeMutablePointer<zhtext_bytes>!, _ error: UnsafeMutablePointer<zhtext_error>!,
  _ body: (NumberNormalizer, String) -> String
) -> zhtext_status {
  reporting(to: error) { () throws(Failure) in
    let handle = try Handle.object(normalizer, NormalizerHandle.self, "normalizer")
    let result = try required(result, "result")
    let text = try InputText(text, length).string()
    result.pointee = zhtext_bytes(copying: Array(body(handle.normalizer, text).utf8))
  }
}
