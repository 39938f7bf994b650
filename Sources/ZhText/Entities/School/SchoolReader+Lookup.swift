// Looking up anchors and marks by position.

extension SchoolReader {
  /// Whether a university that needs no evidence begins at a position. O(log marks).
  func hasUniversity(at position: Int) -> Bool {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].start < position { low = middle + 1 } else { high = middle }
    }
    while low < marks.count, marks[low].start == position {
      if marks[low].form == .university || marks[low].form == .shortUniversity { return true }
      low += 1
    }
    return false
  }

  /// Whether an anchor's form names a record.
  func isForm(anchor: Int, of record: UInt32) -> Bool {
    var index = Int(anchors[anchor].posting)
    while true {
      let posting = view.table.postings[index]
      if view.table.recordIndex(posting) == Int(record) { return true }
      if view.table.isLast(posting) { return false }
      index += 1
    }
  }

  /// Whether a place's name covers an edge of a short form: 南开区, 海南大部; beyond its end only a
  /// full name counts, since 大新 is a county. O(log anchors).
  func placeCrosses(_ mark: SchoolMark) -> Bool {
    var index = firstAnchor(from: mark.start + 1)
    var next = index
    while next < anchors.count, Int(anchors[next].start) < mark.end {
      if Int(anchors[next].end) > mark.end, places[next] == .full { return true }
      next += 1
    }
    while index > 0 {
      index -= 1
      let start = Int(anchors[index].start)
      let end = Int(anchors[index].end)
      if start < mark.start - 6 { return false }
      let crosses = start < mark.start ? end > mark.start : end > mark.end
      if crosses, isPlace(index) { return true }
    }
    return false
  }

  private func isPlace(_ index: Int) -> Bool {
    places[index] != .none && places[index] != .letter && places[index] != .region
  }

  /// The start of the longest place that ends at `end`, or `nil`; `anchor` bounds the search.
  func placeStart(endingAt end: Int, floor: Int) -> (start: Int, form: PlaceForm)? {
    var index = firstAnchor(from: end)
    var best: (start: Int, form: PlaceForm)?
    while index > 0 {
      index -= 1
      let start = Int(anchors[index].start)
      if start < end - 14 || start < floor { break }
      if Int(anchors[index].end) == end, places[index] != .none, places[index] != .letter {
        best = (start, places[index])
      }
    }
    return best
  }

  /// The index of the first anchor that starts at or after a position. O(log anchors).
  private func firstAnchor(from position: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if Int(anchors[middle].start) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
