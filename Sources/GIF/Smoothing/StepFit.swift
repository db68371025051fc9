/// Fits few steps to the colours of one pixel over time.
struct StepFit: ~Copyable {
  /// Colours that follow one another without change.
  private struct Run {
    var point: SIMD4<Float>
    var color: UInt32
    var weight: Float
    /// The frame in which it begins, and what a step costs there.
    var start: Int32
    var penalty: Float
  }

  /// Where a level may begin, and what it comes to so far.
  private struct Level {
    var mean: SIMD4<Float>
    /// The run with which it begins.
    var start: Int32
    /// That of everything before, with the penalty of the step.
    var cost: Float
    var weight: Float
    var error: Float
  }

  private let frameCount: Int
  private let runs: UnsafeMutablePointer<Run>
  private let levels: UnsafeMutablePointer<Level>
  /// Of the best steps up to each run the beginning of the last level; that before all frames is -1.
  private let starts: UnsafeMutablePointer<Int32>
  /// How many colours there are, one after another.
  private(set) var runCount = 0

  /// - Parameter frameCount: the most frames.
  init(frameCount: Int) {
    self.frameCount = frameCount
    runs = .allocate(capacity: frameCount)
    levels = .allocate(capacity: frameCount + 1)
    starts = .allocate(capacity: frameCount + 1)
  }

  deinit {
    runs.deallocate()
    levels.deallocate()
    starts.deallocate()
  }

  mutating func begin() { runCount = 0 }

  /// Appends the colour of the next frame.
  ///
  /// - Parameter penalty: what a step to it costs.
  @inline(__always)
  mutating func append(_ color: UInt32, frame: Int, weight: Float, penalty: Float) {
    if runCount > 0, runs[runCount - 1].color == color {
      runs[runCount - 1].weight += weight
      return
    }
    precondition(runCount < frameCount)
    (runs + runCount).initialize(
      to: Run(
        point: Self.point(color), color: color, weight: weight,
        start: Int32(truncatingIfNeeded: frame),
        penalty: penalty))
    runCount += 1
  }

  /// Finds the steps for which squared errors and penalties are least.
  ///
  /// - Parameters:
  ///   - past: the colour shown before; to go on with it costs no penalty.
  ///   - show: hears in reverse order from which frame on a colour is shown.
  /// - Returns: the squared error, by weight.
  func fit(after past: UInt32?, show: (_ frame: Int, _ color: UInt32) -> Void) -> Float {
    var count = 0
    if let past {
      // It has been shown for so long that its mean does not move.
      (levels + 0).initialize(
        to: Level(mean: Self.point(past), start: -1, cost: 0, weight: .infinity, error: 0))
      count = 1
    }
    var best: Float = 0
    for next in 0..<runCount {
      let run = runs[next]
      let cost = best + run.penalty
      best = .infinity
      var kept = 0
      for index in 0..<count {
        var level = levels[index]
        // What comes to more than a level that begins here can't be the best later on.
        guard level.cost + level.error < cost else { continue }
        let offset = run.point - level.mean
        let share = run.weight / (level.weight + run.weight)
        level.error += run.weight * (1 - share) * (offset * offset).sum()
        level.mean += share * offset
        level.weight += run.weight
        levels[kept] = level
        kept += 1
        let total = level.cost + level.error
        if total < best { (best, starts[next]) = (total, level.start) }
      }
      let start = Int32(truncatingIfNeeded: next)
      (levels + kept).initialize(
        to: Level(mean: run.point, start: start, cost: cost, weight: run.weight, error: 0))
      count = kept + 1
      if cost < best { (best, starts[next]) = (cost, start) }
    }
    return trace(after: past, show)
  }

  private func trace(
    after past: UInt32?, _ show: (_ frame: Int, _ color: UInt32) -> Void
  ) -> Float {
    var error: Float = 0
    var end = runCount
    while end > 0 {
      let start = Int(starts[end - 1])
      let level = max(start, 0)..<end
      let color = start < 0 ? past ?? 0 : typical(level)
      let point = Self.point(color)
      for index in level {
        let offset = runs[index].point - point
        error += runs[index].weight * (offset * offset).sum()
      }
      show(Int(runs[level.lowerBound].start), color)
      end = level.lowerBound
    }
    return error
  }

  /// The colour of some runs that is nearest to their mean: a film gets no colours that it does not have.
  private func typical(_ level: Range<Int>) -> UInt32 {
    if level.count == 1 { return runs[level.lowerBound].color }
    var (sum, weight) = (SIMD4<Float>.zero, Float(0))
    for index in level {
      sum += runs[index].weight * runs[index].point
      weight += runs[index].weight
    }
    let mean = sum / weight
    var (best, least) = (runs[level.lowerBound].color, Float.infinity)
    for index in level {
      let offset = runs[index].point - mean
      let squared = (offset * offset).sum()
      if squared < least { (best, least) = (runs[index].color, squared) }
    }
    return best
  }

  @inline(__always)
  private static func point(_ color: UInt32) -> SIMD4<Float> {
    SIMD4(SIMD4<Int32>(truncatingIfNeeded: unsafeBitCast(color, to: SIMD4<UInt8>.self)))
  }
}
