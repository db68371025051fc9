/// Finds the best of a few colours for a point without looking at all of them: colours sorted by
/// brightness are searched outwards until brightness alone is further than the best.
struct NearestColor {
  private struct Entry {
    var color: ColorSpace.Point
    var brightness: Float
    var bits: Float
    var index: Int
  }

  private let entries: [Entry]
  /// Where each colour went when they were sorted.
  private let places: [Int]
  /// For each whole brightness, the first entry that is at least as bright.
  private let first: [Int]

  /// - Parameter bits: what the use of each colour costs.
  init(_ colors: [ColorSpace.Point], bits: [Float]) {
    let entries = colors.indices.map { i in
      Entry(color: colors[i], brightness: colors[i].sum(), bits: bits[i], index: i)
    }.sorted { ($0.brightness, $0.index) < ($1.brightness, $1.index) }
    self.entries = entries
    var places = [Int](repeating: 0, count: entries.count)
    for (place, entry) in entries.enumerated() { places[entry.index] = place }
    self.places = places
    var position = 0
    first = (0...Int(ColorSpace.point(0xFF_FFFF).sum()) + 1).map { level in
      while position < entries.count, entries[position].brightness < Float(level) { position += 1 }
      return position
    }
  }

  /// Every colour costs the same.
  init(_ colors: [ColorSpace.Point]) {
    self.init(colors, bits: [Float](repeating: 0, count: colors.count))
  }

  /// The index of the colour with the least squared distance + `price` · bits, and the squared
  /// distance; of equals, any but always the same.
  /// - Parameter guess: a colour that is probably near, which bounds the search.
  @inline(__always)
  func nearest(
    to point: ColorSpace.Point, price: Float = 0, guess: Int = 0
  ) -> (index: Int, distance: Float) {
    let level = point.sum()
    var up = first[Int(min(max(level, 0), Float(first.count - 1)))]
    var down = up - 1
    var best = places[guess]
    let start = entries[best].color - point
    var least = (start * start).sum() + price * entries[best].bits
    // |Δr + Δg + Δb|² ≤ 3 (Δr² + Δg² + Δb²)
    while true {
      var isOpen = false
      if up < entries.count {
        let gap = entries[up].brightness - level
        if gap <= 0 || gap * gap < 3 * least {
          let offset = entries[up].color - point
          let cost = (offset * offset).sum() + price * entries[up].bits
          if cost < least { (best, least) = (up, cost) }
          up += 1
          isOpen = true
        }
      }
      if down >= 0 {
        let gap = level - entries[down].brightness
        if gap <= 0 || gap * gap < 3 * least {
          let offset = entries[down].color - point
          let cost = (offset * offset).sum() + price * entries[down].bits
          if cost < least { (best, least) = (down, cost) }
          down -= 1
          isOpen = true
        }
      }
      if !isOpen { return (entries[best].index, least - price * entries[best].bits) }
    }
  }
}
