// Growing memory that can be handed over to C as it is.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A growing array in memory of `malloc`. Whoever takes its memory frees it.
struct NativeBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    base = Self.resized(nil, to: self.capacity)
  }

  deinit { free(base) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { reserve(count + 1) }
    (base + count).initialize(to: element)
    count += 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress, !elements.isEmpty else { return }
    if count + elements.count > capacity { reserve(count + elements.count) }
    (base + count).initialize(from: source, count: elements.count)
    count += elements.count
  }

  /// Gives the memory away.
  consuming func take() -> UnsafeMutablePointer<Element> {
    let result = base
    discard self
    return result
  }

  private mutating func reserve(_ wanted: Int) {
    capacity = max(wanted, capacity * 2)
    base = Self.resized(base, to: capacity)
  }

  /// Like every allocation in Swift, this ends the process when there is no memory left.
  private static func resized(
    _ base: UnsafeMutablePointer<Element>?, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(base, capacity * MemoryLayout<Element>.stride) else { abort() }
    return memory.assumingMemoryBound(to: Element.self)
  }
}

/// Frees memory that was taken from a buffer.
func freeMemory(_ memory: UnsafeMutableRawPointer?) { free(memory) }

extension NativeBuffer where Element == UInt8 {
  mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { append(contentsOf: $0) }
  }
}
