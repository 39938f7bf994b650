// Blocks of bytes from a file or standard input.

import SystemPackage

/// An open input; closes itself.
package final class ByteSource {
  private let descriptor: FileDescriptor
  private let closes: Bool

  package init(_ input: InputPath) throws(Errno) {
    switch input {
    case .standardInput:
      descriptor = .standardInput
      closes = false
    case .file(let path):
      do {
        descriptor = try FileDescriptor.open(path, .readOnly)
      } catch let error as Errno {
        throw error
      } catch {
        throw .ioError
      }
      closes = true
    }
  }

  deinit {
    if closes { try? descriptor.close() }
  }

  /// Appends up to `count` bytes; returns false at the end of the input.
  package func read(_ count: Int, into buffer: inout [UInt8]) throws(Errno) -> Bool {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    var filled = old
    while filled < buffer.count {
      var got = 0
      do {
        got = try buffer.withUnsafeMutableBytes { bytes in
          try descriptor.read(
            into: UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]),
            retryOnInterrupt: false)
        }
      } catch Errno.interrupted where !Interrupt.isRequested {
        continue
      } catch let error as Errno {
        buffer.removeSubrange(filled...)
        throw error
      } catch {
        buffer.removeSubrange(filled...)
        throw .ioError
      }
      if got == 0 { break }
      filled += got
    }
    buffer.removeSubrange(filled...)
    return filled > old
  }

  /// Reads what is there into a block; returns how many bytes, 0 at the end of the input.
  package func readBlock(into block: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
    while true {
      do {
        return try descriptor.read(into: block, retryOnInterrupt: false)
      } catch Errno.interrupted where !Interrupt.isRequested {
        continue
      } catch let error as Errno {
        throw error
      } catch {
        throw .ioError
      }
    }
  }
}
