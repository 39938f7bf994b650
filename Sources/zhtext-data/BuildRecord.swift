// built/BUILT.tsv: what each table was built from.

import CICU
import Foundation

final class BuildRecord {
  struct Entry {
    var sources: String
    var built: String
  }

  let recordedICU: String
  let currentICU: String
  private var entries: [String: Entry] = [:]
  private var dictionary = ""

  init(folder: DataFolder) throws {
    var version = [CChar](repeating: 0, count: 32)
    zicu_version(&version)
    currentICU = String(decoding: version.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    var recorded = ""
    let path = "\(folder.path)/built/BUILT.tsv"
    if let text = try? String(contentsOfFile: path, encoding: .utf8) {
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let fields = line.split(separator: "\t").map(String.init)
        if fields.count == 3, fields[0] == "icu" { recorded = fields[1] }
        if fields.count == 3, fields[0] != "icu", fields[0] != "cjdict" {
          entries[fields[0]] = Entry(sources: fields[1], built: fields[2])
        }
      }
    }
    recordedICU = recorded
  }

  subscript(name: String) -> Entry? { entries[name] }

  func set(_ name: String, sources: String, built: String) {
    entries[name] = Entry(sources: sources, built: built)
  }

  func save(folder: DataFolder) throws {
    let (words, hash) = try Self.dictionaryIdentity()
    var text = """
      # What the tables in this folder were built from. Written by zhtext-data.
      # Columns: table, SHA-256 of its sources, SHA-256 of the table; for icu: its version; for
      # cjdict (ICU's dictionary): its SHA-256 and number of words.
      icu\t\(currentICU)\t-
      cjdict\t\(hash)\t\(words)

      """
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
      text += "\(name)\t\(entry.sources)\t\(entry.built)\n"
    }
    try text.write(toFile: "\(folder.path)/built/BUILT.tsv", atomically: true, encoding: .utf8)
  }

  /// The number of words of ICU's dictionary and the SHA-256 of its bytes.
  static func dictionaryIdentity() throws -> (words: Int, hash: String) {
    var data: UnsafePointer<UInt8>?
    var size = 0
    var status: Int32 = 0
    let count = zicu_cj_dictionary_walk({ _, _, _, _ in }, nil, &data, &size, &status)
    guard count >= 0, let data else {
      throw DataError(
        description:
          "ICU's dictionary cannot be read (\(String(cString: zicu_status_name(status)))): its format is not the known one"
      )
    }
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
    return (Int(count), try DataFolder.hash(bytes))
  }
}
