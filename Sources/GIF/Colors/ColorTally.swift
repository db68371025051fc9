extension GIF {
  /// How much of a film each colour fills: pixels times centiseconds.
  ///
  /// Tallies made on several threads add up to the same whatever the partition. A tally holds up to
  /// 2¹⁸ colours exactly; beyond that it keeps sums over cells of 4×4×4 levels, so its memory is
  /// bounded (12 MiB and 8 bytes a pixel of the backdrop) for any film.
  public struct ColorTally: Sendable {
    /// A colour and how much of the film it fills.
    struct Entry: Sendable, Equatable {
      var point: ColorSpace.Point
      var weight: Double
    }

    private var table = ColorTable<Int64>()
    /// What is not in the table yet; `nil` before the first frame and while one is being counted.
    private var recent: RecentCounts?
    private var cells: ColorCells?
    /// Differences along the frame of the time for which each pixel shows the backdrop: a still run
    /// costs two additions, whatever its length. One element past the last pixel.
    private(set) var exposure: [Int64]
    /// Centiseconds for which any pixel was transparent where the backdrop is not, times pixels.
    private var transparentWeight: Int64 = 0
    /// The colours of marks and areas.
    var spots: SpotColors

    private static let exactLimit = 1 << 18

    /// - Parameter spots: those of the backdrop.
    init(pixelCount: Int, spots: SpotColors = SpotColors()) {
      self.spots = spots
      exposure = [Int64](repeating: 0, count: pixelCount + 1)
    }

    mutating func count(_ color: UInt32, _ weight: Int64) {
      if color == PixelFormat.transparent {
        transparentWeight += weight
      } else if cells == nil {
        table.update(color) { $0 += weight }
        if table.count > Self.exactLimit { coarsen() }
      } else {
        cells?.add(color, weight)
      }
    }

    /// Calls `body` with the counts of the colours met lately, and with the rest of the tally.
    mutating func withRecentCounts(_ body: (inout RecentCounts.Slots, inout ColorTally) -> Void) {
      var recent = recent.take() ?? RecentCounts()
      recent.withSlots(counting: &self, body)
      self.recent = recent
    }

    mutating func expose(_ range: Range<Int>, _ weight: Int64) {
      exposure[range.lowerBound] += weight
      exposure[range.upperBound] -= weight
    }

    /// Adds what another tally of the same film counted. O(pixels + colours).
    public mutating func merge(_ other: ColorTally) {
      precondition(exposure.count == other.exposure.count, "tallies of films of other sizes")
      for i in exposure.indices { exposure[i] += other.exposure[i] }
      transparentWeight += other.transparentWeight
      spots.formUnion(other.spots)
      if let theirs = other.cells {
        coarsen()
        cells?.merge(theirs)
      }
      if table.count == 0, cells == nil {
        table = other.table
      } else {
        for (color, weight) in other.table.pairs { count(color, weight) }
      }
      for (color, weight) in other.recent?.pairs ?? [] { count(color, weight) }
    }

    /// The colours of the film in ascending order.
    /// - Returns: `colors` are those of the entries, unless these stand for cells.
    func entries(
      backdrop: [UInt32]
    ) -> (entries: [Entry], colors: [UInt32], isComplete: Bool, hasTransparentPixels: Bool) {
      var whole = self
      for (color, weight) in recent?.pairs ?? [] { whole.count(color, weight) }
      var weight: Int64 = 0
      // A backdrop is mostly runs of one colour, and looking a colour up costs more than adding to it.
      var (run, sum) = (backdrop.first ?? 0, Int64(0))
      for (i, color) in backdrop.enumerated() {
        weight += exposure[i]
        if color != run {
          if sum > 0 { whole.count(run, sum) }
          (run, sum) = (color, 0)
        }
        sum += max(weight, 0)
      }
      if sum > 0 { whole.count(run, sum) }
      if let cells = whole.cells {
        return (cells.entries(), [], false, whole.transparentWeight > 0)
      }
      let colors = whole.table.pairs.sorted { $0.color < $1.color }
      let entries = colors.map { color, weight in
        Entry(point: ColorSpace.point(color), weight: Double(weight))
      }
      return (entries, colors.map(\.color), true, whole.transparentWeight > 0)
    }

    private mutating func coarsen() {
      guard cells == nil else { return }
      var sums = ColorCells()
      for (color, weight) in table.pairs { sums.add(color, weight) }
      cells = sums
      table = ColorTable()
    }
  }
}
