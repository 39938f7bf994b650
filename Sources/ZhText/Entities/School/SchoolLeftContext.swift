// What belongs to a school's name before its proper part: owners, sponsors, places.

enum SchoolLeftContext {
  /// The start of the span that takes in 市立, sponsors and the chain of divisions before
  /// `nameStart`.
  static func extend(_ reader: borrowing SchoolReader, _ nameStart: Int, floor: Int) -> Int {
    let keys = reader.view.keys
    var start = nameStart
    for _ in 0..<6 {
      if start - 1 >= floor, keys[start - 1] == K.li {
        // 臺北市立: 立 belongs to the division's suffix.
        if K.divisionSuffixes.contains(keys[start - 2]),
          let place = reader.placeStart(endingAt: start - 1, floor: floor)
        {
          start = place.start
          continue
        }
        if start - 2 >= floor, K.ownerPrefixes.contains(keys[start - 2]) {
          start -= 2
          continue
        }
      }
      if let place = reader.placeStart(endingAt: start, floor: floor) {
        start = place.start
        continue
      }
      if let sponsor = sponsorStart(reader, endingAt: start, floor: floor) {
        start = sponsor
        continue
      }
      break
    }
    return start
  }

  private static func sponsorStart(
    _ reader: borrowing SchoolReader, endingAt end: Int, floor: Int
  ) -> Int? {
    var length = min(14, end - floor)
    while length >= 2 {
      if let word = reader.lexicon.word(reader.view.keys, end - length, end), word.has(.sponsor) {
        return end - length
      }
      length -= 1
    }
    return nil
  }
}
