// The inputs that a command was given: files, folders walked in a fixed order, standard input.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One input to read.
package enum InputPath {
  case standardInput
  case file(FilePath)

  /// The name in messages and the id of its documents.
  package var name: String {
    switch self {
    case .standardInput: "-"
    case .file(let path): path.string
    }
  }

  /// File name endings that a folder's walk takes.
  package static let textExtensions: Set<String> = ["txt", "md", "html", "htm", "jsonl"]

  /// Expands what the user named. Folders give their text files in byte order of their names;
  /// other files in them are named in `skipped`. No path means standard input.
  package static func expand(
    _ arguments: [String], skipped: (FilePath) -> Void, failed: (String, String) -> Void
  ) -> [InputPath] {
    if arguments.isEmpty { return [.standardInput] }
    var inputs: [InputPath] = []
    for argument in arguments {
      if argument == "-" {
        inputs.append(.standardInput)
        continue
      }
      let path = FilePath(argument)
      var seen: Set<FileIdentity> = []
      switch FileIdentity.of(path) {
      case .failure(let error): failed(argument, error.description)
      case .success(let identity) where identity.isFolder:
        walk(path, &seen, into: &inputs, skipped: skipped, failed: failed)
      case .success: inputs.append(.file(path))
      }
    }
    return inputs
  }

  private static func walk(
    _ folder: FilePath, _ seen: inout Set<FileIdentity>, into inputs: inout [InputPath],
    skipped: (FilePath) -> Void, failed: (String, String) -> Void
  ) {
    var pending = [folder]
    while let next = pending.popLast() {
      switch FileIdentity.of(next) {
      case .failure(let error):
        failed(next.string, error.description)
      case .success(let identity) where identity.isFolder:
        // A link in a circle comes back to a folder that was seen.
        guard seen.insert(identity).inserted else { continue }
        guard let names = entries(next) else {
          failed(next.string, Errno(rawValue: errno).description)
          continue
        }
        for name in names.reversed() { pending.append(next.appending(name)) }
      case .success:
        if let ending = next.extension?.lowercased(), textExtensions.contains(ending) {
          inputs.append(.file(next))
        } else {
          skipped(next)
        }
      }
    }
  }

  /// The names in a folder, sorted by their bytes; hidden ones left out.
  private static func entries(_ folder: FilePath) -> [FilePath.Component]? {
    guard let handle = folder.withPlatformString({ opendir($0) }) else { return nil }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        Array(bytes.prefix { $0 != 0 })
      }
      if name.first != 0x2E { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.compactMap { bytes in
      (bytes + [0]).withUnsafeBytes { raw in
        raw.bindMemory(to: CInterop.PlatformChar.self).baseAddress.flatMap {
          FilePath.Component(platformString: $0)
        }
      }
    }
  }
}

/// What a path leads to.
package struct FileIdentity: Hashable {
  package let device: UInt64
  package let inode: UInt64
  package let isFolder: Bool

  package static func of(_ path: FilePath) -> Result<FileIdentity, Errno> {
    var status = stat()
    let result = path.withPlatformString { stat($0, &status) }
    guard result == 0 else { return .failure(Errno(rawValue: errno)) }
    return .success(
      FileIdentity(
        device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
        isFolder: status.st_mode & S_IFMT == S_IFDIR))
  }

  /// The length of a regular file in bytes; nil for pipes, devices and what cannot be looked at.
  package static func size(of path: FilePath) -> Int? {
    var status = stat()
    let result = path.withPlatformString { stat($0, &status) }
    guard result == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
