// A document as read: what a worker needs to process it.

import ZhText

package struct InputDocument: Sendable {
  package enum Content: Sendable {
    /// Decoded text of a file or of a part of one.
    case text(DecodedText)
    /// A line of JSON Lines, not parsed yet.
    case record([UInt8])
    /// The input could not be read or decoded.
    case failure(ZhTextError)
  }

  /// The id of plain inputs: the path or `-`.
  package var id: String
  /// The file's name, where there is a file.
  package var file: String?
  package var content: Content
  /// Its number among all documents of the run, from 0.
  package var ordinal = 0
  /// The number of this part, where the input was cut.
  package var part: Int?
  package var base = OffsetBase()
  /// The bytes read for it, for rates and batching.
  package var size: Int
}
