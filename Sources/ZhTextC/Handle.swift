// Objects behind the opaque pointers of the C interface.

import CZhText
import Synchronization

/// Passes objects through C as pointers: made once with `retained`, looked at with `object`, given
/// back with `release`.
enum Handle {
  static func retained(_ object: AnyObject) -> OpaquePointer {
    OpaquePointer(Unmanaged.passRetained(object).toOpaque())
  }

  static func object<Object: AnyObject>(
    _ pointer: OpaquePointer?, _ type: Object.Type, _ name: String
  ) throws(Failure) -> Object {
    let pointer = try required(pointer, name)
    return Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  static func release<Object: AnyObject>(_ pointer: OpaquePointer?, _ type: Object.Type) {
    guard let pointer else { return }
    Unmanaged<Object>.fromOpaque(UnsafeRawPointer(pointer)).release()
  }
}

/// Reusable values, one for each thread that works at a time.
final class Stock<Value: AnyObject>: @unchecked Sendable {
  private let lock = Mutex<Void>(())
  private var values: [Value] = []
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  func withValue<R>(_ body: (Value) throws(Failure) -> R) throws(Failure) -> R {
    let value = lock.withLock { _ in values.popLast() } ?? make()
    defer { lock.withLock { _ in values.append(value) } }
    return try body(value)
  }
}

/// The memory of one result.
final class ResultMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// Takes over a buffer's memory and gives the pointer for the result.
  func keep<Element>(_ buffer: consuming NativeBuffer<Element>) -> UnsafePointer<Element> {
    let base = buffer.take()
    blocks.append(UnsafeMutableRawPointer(base))
    return UnsafePointer(base)
  }

  deinit { for block in blocks { freeMemory(block) } }
}

@c @implementation
public func zhtext_buffer_free(_ buffer: OpaquePointer!) {
  Handle.release(buffer, ResultMemory.self)
}
