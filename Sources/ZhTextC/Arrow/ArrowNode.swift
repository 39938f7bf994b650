// Arrays as the Arrow C data interface passes them.

import CZhText

/// One array with its buffers and children, before it is handed over.
struct ArrowNode {
  let length: Int
  let nullCount: Int
  /// In the order of the format; each is memory of `malloc`.
  let buffers: [UnsafeMutableRawPointer?]
  var children: [ArrowNode] = []

  /// Fills `array`; whoever releases it frees everything.
  func export(to array: UnsafeMutablePointer<ArrowArray>) {
    var result = ArrowArray()
    result.length = Int64(length)
    result.null_count = Int64(nullCount)
    result.n_buffers = Int64(buffers.count)
    let bufferList = UnsafeMutablePointer<UnsafeRawPointer?>.allocate(capacity: buffers.count)
    for (index, buffer) in buffers.enumerated() {
      (bufferList + index).initialize(to: buffer.map { UnsafeRawPointer($0) })
    }
    result.buffers = bufferList
    if !children.isEmpty {
      result.n_children = Int64(children.count)
      result.children = .allocate(capacity: children.count)
      for (index, child) in children.enumerated() {
        let slot = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
        child.export(to: slot)
        (result.children + index).initialize(to: slot)
      }
    }
    result.release = { ArrowNode.release($0) }
    array.initialize(to: result)
  }

  /// A child that a reader moved out has no `release` left and is skipped, as the format wants.
  private static func release(_ array: UnsafeMutablePointer<ArrowArray>?) {
    guard let array, array.pointee.release != nil else { return }
    if let children = array.pointee.children {
      for index in 0..<Int(array.pointee.n_children) {
        guard let child = children[index] else { continue }
        child.pointee.release?(child)
        child.deallocate()
      }
      children.deallocate()
    }
    if let buffers = array.pointee.buffers {
      for index in 0..<Int(array.pointee.n_buffers) {
        freeMemory(UnsafeMutableRawPointer(mutating: buffers[index]))
      }
      buffers.deallocate()
    }
    array.pointee.release = nil
  }
}
