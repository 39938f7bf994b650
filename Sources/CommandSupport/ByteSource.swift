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

  /// Appends `count` bytes, fewer at the end of the input; returns false where there are none.
  package func read(_ count: Int, into buffer: inout [UInt8]) throws(Errno) -> Bool {
    let old = buffer.count
    let result = withUnsafeTemporaryAllocation(byteCount: min(count, 1 << 16), alignment: 16) {
      block -> Result<Void, Errno> in
      while buffer.count - old < count {
        let rest = min(count - (buffer.count - old), block.count)
        do {
          let got = try descriptor.read(
            into: UnsafeMutableRawBufferPointer(rebasing: block[..<rest]), retryOnInterrupt: false)
          if got == 0 { break }
          buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<got]))
        } catch Errno.interrupted where !Interrupt.isRequested {
          continue
        } catch {
          return .failure((error as? Errno) ?? .ioError)
        }
      }
      return .success(())
    }
    try result.get()
    return buffer.count > old
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
