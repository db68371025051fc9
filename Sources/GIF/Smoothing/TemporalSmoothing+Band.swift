extension GIF.TemporalSmoothing {
  /// Some rows of frames that follow one another.
  public struct Band: Sendable {
    let rows: Range<Int>
    /// What they differ by: squared levels of all channels and pixels, times how long each frame is shown.
    let squaredError: Double
    /// How often pixels changed, and how much less often they do so now.
    let changes: Int
    let savedChanges: Int
    /// Where pixels may show other colours than their own.
    fileprivate let positions: [Int]
    /// The colours of each of these in all frames, one after another.
    fileprivate let colors: [UInt32]
    fileprivate let frameCount: Int

    /// Puts the colours of a frame, counted from the first of these, over those that it had.
    func show(_ frame: Int, in pixels: inout [UInt32]) {
      for (slot, position) in positions.enumerated() {
        pixels[position] = colors[slot &* frameCount &+ frame]
      }
    }
  }

  /// Smooths some rows of frames that follow one another; other rows are only looked at.
  ///
  /// - Parameters:
  ///   - range: which frames.
  ///   - sources: the pixels of these, whole.
  ///   - past: `nil` for the first frames of a film.
  func band(
    _ rows: Range<Int>, of range: Range<Int>, _ sources: [[UInt32]], after past: Past?
  ) -> Band {
    let area = rows.lowerBound * width..<rows.upperBound * width
    // Where each step is a great one, none is left out: the squared error of a level is a quarter of the squared steps that it
    // replaces at least.
    var gentle =
      past.map { past in area.map { past.source[$0] == past.shown[$0] ? 0 : 1 } }
      ?? [UInt8](repeating: 0, count: area.count)
    let befores = [past?.source ?? sources[0]] + sources.dropLast()
    let calmness = zip(sources, befores).map {
      Calmness(
        of: $0, after: $1, width: width, rows: rows, limit: Int32(penalty / 4), marking: &gentle)
    }
    let offsets = gentle.indices.filter { gentle[$0] > 0 }
    let count = range.count
    var colors = [UInt32](repeating: 0, count: offsets.count * count)
    var calm = [UInt8](repeating: 0, count: colors.count)
    for index in 0..<count {
      let (frame, counts) = (sources[index], calmness[index].counts)
      for (slot, offset) in offsets.enumerated() {
        colors[slot &* count &+ index] = frame[area.lowerBound + offset]
        calm[slot &* count &+ index] = counts[offset]
      }
    }
    let penalties = Calmness.shares.map { penalty * $0 }
    let positions = offsets.map { area.lowerBound + $0 }
    var (squaredError, savedChanges) = (0.0, 0)
    var fit = StepFit(frameCount: count)
    for (slot, position) in positions.enumerated() {
      let start = slot * count
      // What does not change keeps what it shows, or it would flicker; a film begins without a step.
      let isStill = past.map { $0.source[position] == colors[start] }
      let first = isStill.map { $0 ? .infinity : penalties[Int(calm[start])] } ?? 0
      fit.begin()
      for index in 0..<count {
        fit.append(
          colors[start &+ index], frame: index, weight: weights[range.lowerBound + index],
          penalty: index == 0 ? first : penalties[Int(calm[start &+ index])])
      }
      savedChanges += fit.runCount
      var end = count
      squaredError += Double(
        fit.fit(after: past?.shown[position]) { frame, color in
          for index in frame..<end { colors[start &+ index] = color }
          savedChanges -= 1
          end = frame
        })
    }
    return Band(
      rows: rows, squaredError: squaredError, changes: calmness.reduce(0) { $0 + $1.changes },
      savedChanges: savedChanges, positions: positions, colors: colors,
      frameCount: count)
  }
}
