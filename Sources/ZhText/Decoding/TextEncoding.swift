// The encodings that the decoder knows.

/// A character encoding of Chinese text files.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  /// UTF-16 of the byte order that a mark states, else little-endian.
  case utf16 = "UTF-16"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case big5HKSCS = "Big5-HKSCS"

  /// The encoding of a name as users write it: case, hyphens and underscores do not matter.
  public init?(name: String) {
    let plain = String(name.unicodeScalars.filter { $0 != "-" && $0 != "_" }).lowercased()
    switch plain {
    case "utf8": self = .utf8
    case "utf16": self = .utf16
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
    case "big5", "cp950": self = .big5
    case "big5hkscs": self = .big5HKSCS
    default: return nil
    }
  }

  /// The name under which ICU has the converter.
  var icuName: String {
    switch self {
    case .big5HKSCS: "Big5-HKSCS"
    case .utf16: "UTF-16LE"
    default: rawValue
    }
  }
}
