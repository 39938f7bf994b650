// A document as read: what a worker needs to process it.

import ZhText

struct InputDocument: Sendable {
  enum Content: Sendable {
    /// Decoded text of a file or of a part of one.
    case text(DecodedText)
    /// A line of JSON Lines, not parsed yet.
    case record([UInt8])
    /// The input could not be read or decoded.
    case failure(ZhTextError)
  }

  /// The id of plain inputs: the path or `-`.
  var id: String
  /// The file's name, where there is a file.
  var file: String?
  var content: Content
  /// The number of this part, where the input was cut.
  var part: Int?
  var base = OffsetBase()
  /// The bytes read for it, for rates and batching.
  var size: Int
}
