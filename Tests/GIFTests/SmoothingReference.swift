/// What smoothing is measured by: definitions in double precision that leave nothing out.
enum SmoothingReference {
  static func levels(_ color: UInt32) -> [Double] {
    [16, 8, 0].map { Double(color >> $0 & 255) }
  }

  /// The squared step between two colours.
  static func squaredStep(_ a: UInt32, _ b: UInt32) -> Double { squared(levels(a), levels(b)) }

  private static func squared(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  static func error(
    _ colors: ArraySlice<UInt32>, _ weights: ArraySlice<Double>, from level: [Double]
  ) -> Double {
    zip(colors, weights).reduce(0) { sum, pair in
      sum + pair.1 * squared(levels(pair.0), level)
    }
  }

  private static func mean(_ colors: ArraySlice<UInt32>, _ weights: ArraySlice<Double>) -> [Double]
  {
    (0..<3).map { channel in
      zip(colors, weights).reduce(0) { $0 + $1.1 * levels($1.0)[channel] } / weights.reduce(0, +)
    }
  }

  /// Of some colours the one that is nearest to their mean.
  private static func typical(_ colors: ArraySlice<UInt32>, _ weights: ArraySlice<Double>) -> UInt32
  {
    let mean = mean(colors, weights)
    return colors.min { error([$0], [1], from: mean) < error([$1], [1], from: mean) } ?? 0
  }

  /// Of all ways to divide eight frames the one whose errors and penalties are least.
  static func best(
    _ colors: [UInt32], _ weights: [Double], _ penalties: [Double], past: UInt32?
  ) -> [UInt32] {
    var best = (cost: Double.infinity, shown: [UInt32]())
    for steps in 0..<(1 << colors.count) {
      // Without a past the first frame always begins a level.
      if past == nil, steps & 1 == 0 { continue }
      let starts = colors.indices.filter { steps >> $0 & 1 == 1 }
      // Where nothing changes there is no step.
      if starts.contains(where: { $0 > 0 && colors[$0] == colors[$0 - 1] }) { continue }
      var cost = starts.reduce(0) { $0 + penalties[$1] }
      var shown: [UInt32] = []
      if let past, starts.first != 0 {
        let end = starts.first ?? colors.count
        cost += error(colors[..<end], weights[..<end], from: levels(past))
        shown += [UInt32](repeating: past, count: end)
      }
      for (start, end) in zip(starts, starts.dropFirst() + [colors.count]) {
        let (part, times) = (colors[start..<end], weights[start..<end])
        cost += error(part, times, from: mean(part, times))
        shown += [UInt32](repeating: typical(part, times), count: end - start)
      }
      if cost < best.cost { best = (cost, shown) }
    }
    return best.shown
  }

  /// How many of nine by nine pixels change gently, if at all; all do beyond the edges.
  static func calmCount(
    _ new: [UInt32], after old: [UInt32], width: Int, x: Int, y: Int, limit: Double
  ) -> Int {
    let height = new.count / width
    return (y - 4...y + 4).reduce(0) { count, row in
      count
        + (x - 4...x + 4).count { column in
          guard 0..<height ~= row, 0..<width ~= column else { return true }
          return squaredStep(old[row * width + column], new[row * width + column]) <= limit
        }
    }
  }

  /// Steps of the least cost, by trying all last levels of each frame in turn.
  static func steps(
    _ colors: [UInt32], _ weights: [Double], _ penalties: [Double], past: UInt32?
  ) -> [UInt32] {
    var best: [(cost: Double, start: Int)] = []
    for end in 1...colors.count {
      var least = (cost: Double.infinity, start: 0)
      if let past {
        least = (error(colors[..<end], weights[..<end], from: levels(past)), -1)
      }
      for start in 0..<end where start == 0 || colors[start] != colors[start - 1] {
        let (part, times) = (colors[start..<end], weights[start..<end])
        let before = start == 0 ? 0 : best[start - 1].cost
        let cost = before + penalties[start] + error(part, times, from: mean(part, times))
        if cost < least.cost { least = (cost, start) }
      }
      best.append(least)
    }
    var (shown, end) = ([UInt32](), colors.count)
    while end > 0 {
      let start = max(best[end - 1].start, 0)
      let color =
        best[end - 1].start < 0 ? past ?? 0 : typical(colors[start..<end], weights[start..<end])
      shown = [UInt32](repeating: color, count: end - start) + shown
      end = start
    }
    return shown
  }
}
