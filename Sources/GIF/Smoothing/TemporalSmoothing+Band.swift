extension GIF.TemporalSmoothing {
  /// Some rows of frames that follow one another.
  public struct Band: Sendable {
    let rows: Range<Int>
    /// What they differ by: squared levels of all channels and pixels, times how long each frame is shown.
    let squaredError: Double
    /// How often pixels changed, and how much less often they do so now.
    let changes: Int
    let savedChanges: Int
    /// Their colours, frame after frame.
    fileprivate let colors: FramePlanes<UInt32>

    /// The colours of a frame, counted from the first of these.
    func colors(of frame: Int) -> ArraySlice<UInt32> { colors[frame] }
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
    var colors = FramePlanes<UInt32>(count: sources.count, size: area.count)
    var calm = FramePlanes<UInt8>(count: sources.count, size: area.count)
    var changes = 0
    var before = past?.source ?? sources[0]
    for (index, source) in sources.enumerated() {
      let calmness = Calmness(
        of: source, after: before, width: width, rows: rows, limit: Int32(penalty / 4),
        marking: &gentle)
      changes += calmness.changes
      calm.set(index, to: calmness.counts[...])
      colors.set(index, to: source[area])
      before = source
    }
    let penalties = Calmness.shares.map { penalty * $0 }
    var (squaredError, savedChanges) = (0.0, 0)
    var fit = StepFit(frameCount: sources.count)
    for offset in gentle.indices where gentle[offset] > 0 {
      let position = area.lowerBound + offset
      // What does not change keeps what it shows, or it would flicker; a film begins without a step.
      let isStill = past.map { $0.source[position] == colors[0, offset] }
      let first = isStill.map { $0 ? .infinity : penalties[Int(calm[0, offset])] } ?? 0
      fit.begin()
      for index in sources.indices {
        fit.append(
          colors[index, offset], frame: index, weight: weights[range.lowerBound + index],
          penalty: index == 0 ? first : penalties[Int(calm[index, offset])])
      }
      savedChanges += fit.runCount
      var end = sources.count
      squaredError += Double(
        fit.fit(after: past?.shown[position]) { frame, color in
          for index in frame..<end { colors[index, offset] = color }
          savedChanges -= 1
          end = frame
        })
    }
    return Band(
      rows: rows, squaredError: squaredError, changes: changes, savedChanges: savedChanges,
      colors: colors)
  }
}
