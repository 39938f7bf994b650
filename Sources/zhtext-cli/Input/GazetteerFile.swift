// Gazetteers named on the command line.

import ArgumentParser
import CommandSupport
import SystemPackage
import ZhText

enum GazetteerFile {
  /// Reads a gazetteer of any text encoding. What is wrong with it is wrong usage.
  static func read(_ path: String) throws -> Gazetteer {
    var bytes: [UInt8] = []
    do throws(Errno) {
      let source = try ByteSource(.file(FilePath(path)))
      while try source.read(1 << 20, into: &bytes) {}
    } catch {
      throw ValidationError("--gazetteer \(path): \(error)")
    }
    do throws(ZhTextError) {
      let decoded = try TextDecoder().decode(bytes)
      return try Gazetteer(contents: String(decoding: decoded.utf8, as: UTF8.self), file: path)
    } catch {
      throw ValidationError("--gazetteer \(error)")
    }
  }
}
