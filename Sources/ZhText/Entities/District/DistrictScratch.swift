// The buffers of district recognition, reused from document to document.

struct DistrictScratch: ~Copyable {
  var readings: [DistrictReading] = []
  var blockers: [Blocker] = []
  var places = PlaceCounts()

  /// A word that is no division, at its place in the text.
  struct Blocker {
    var start: Int32
    var end: Int32
    var kind: Kind

    enum Kind {
      /// A word of the list of blockers.
      case word
      /// The name of a region.
      case region
      /// The name of a university.
      case university
    }
  }

  mutating func begin(recordCount: Int, isTraditional: Bool) {
    readings.removeAll(keepingCapacity: true)
    blockers.removeAll(keepingCapacity: true)
    places.begin(recordCount: recordCount, isTraditional: isTraditional)
  }
}
