/// Finds the nearest of a few colours without looking at all of them: colours sorted by brightness
/// are searched outwards until brightness alone is further than the best.
struct NearestColor {
  private let sorted: [Quantizer.Point]
  private let brightness: [Float]
  private let index: [Int]
  /// Where each colour went when they were sorted.
  private let position: [Int]
  /// For each whole brightness, the first sorted colour that is at least as bright.
  private let first: [Int]

  init(_ colors: [Quantizer.Point]) {
    func brightness(_ color: Quantizer.Point) -> Float { color.sum() }
    let order = colors.indices.sorted {
      (brightness(colors[$0]), $0) < (brightness(colors[$1]), $1)
    }
    let ordered = order.map { brightness(colors[$0]) }
    index = order
    var places = [Int](repeating: 0, count: order.count)
    for (place, color) in order.enumerated() { places[color] = place }
    position = places
    sorted = order.map { colors[$0] }
    self.brightness = ordered
    var next = 0
    first = (0...766).map { level in
      while next < ordered.count, ordered[next] < Float(level) { next += 1 }
      return next
    }
  }

  /// The index of the nearest colour and its squared distance; of equals, any but always the same.
  ///
  /// - Parameter guess: the index of a colour that is probably near: it bounds the search, not the result's distance.
  @inline(__always)
  func nearest(to point: Quantizer.Point, guess: Int = 0) -> (index: Int, distance: Float) {
    let level = point.sum()
    var up = first[Int(min(max(level, 0), 766))]
    var down = up - 1
    var best = position[guess]
    let start = sorted[best] - point
    var distance = (start * start).sum()
    // |Δr + Δg + Δb|² ≤ 3 (Δr² + Δg² + Δb²)
    while true {
      var open = false
      if up < sorted.count {
        let gap = brightness[up] - level
        if gap <= 0 || gap * gap < 3 * distance {
          let offset = sorted[up] - point
          let squared = (offset * offset).sum()
          if squared < distance { (best, distance) = (up, squared) }
          up += 1
          open = true
        }
      }
      if down >= 0 {
        let gap = level - brightness[down]
        if gap <= 0 || gap * gap < 3 * distance {
          let offset = sorted[down] - point
          let squared = (offset * offset).sum()
          if squared < distance { (best, distance) = (down, squared) }
          down -= 1
          open = true
        }
      }
      if !open { return (index[best], distance) }
    }
  }
}
