// Overlapping readings of one kind: the best set of mentions that do not overlap.

enum EntityResolver {
  /// Keeps, for each kind, the non-overlapping mentions with the highest sum of scores; sorts by
  /// start, longer first.
  ///
  /// - Complexity: O(m log m) in the number of mentions.
  static func resolve(_ mentions: inout [Mention]) {
    guard !mentions.isEmpty else { return }
    var kept: [Mention] = []
    kept.reserveCapacity(mentions.count)
    for kind in EntityKind.allCases {
      var readings = mentions.filter { $0.kind == kind }
      if readings.isEmpty { continue }
      readings.sort { ($0.end, $0.start) < ($1.end, $1.start) }
      kept.append(contentsOf: bestSubset(of: readings))
    }
    kept.sort {
      ($0.start, -$0.end, $0.kind.rawValue) < ($1.start, -$1.end, $1.kind.rawValue)
    }
    mentions = kept
  }

  /// Weighted interval scheduling over readings sorted by end.
  private static func bestSubset(of readings: [Mention]) -> [Mention] {
    var best = [Int64](repeating: 0, count: readings.count + 1)
    var takes = [Bool](repeating: false, count: readings.count + 1)
    var before = [Int](repeating: 0, count: readings.count + 1)
    for index in 1...readings.count {
      let reading = readings[index - 1]
      var low = 0
      var high = index - 1
      while low < high {
        let middle = (low + high) / 2
        if readings[middle].end <= reading.start { low = middle + 1 } else { high = middle }
      }
      before[index] = low
      let taken = best[low] + Int64(reading.score)
      takes[index] = taken > best[index - 1]
      best[index] = max(taken, best[index - 1])
    }
    var result: [Mention] = []
    var index = readings.count
    while index > 0 {
      if takes[index] {
        result.append(readings[index - 1])
        index = before[index]
      } else {
        index -= 1
      }
    }
    result.reverse()
    return result
  }
}
