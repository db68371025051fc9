/// Frames from which the length of a film is estimated: the first, which is like no other, and some spread over the rest, more
/// where much changes.
struct FrameSample {
  /// In ascending order, the first frame among them.
  let frames: [Int]
  /// How much each of `frames` counts: those that are likely to be taken count less.
  let weights: [Double]
  private let count: Int

  /// How many others of how many frames are taken, at least and at most.
  private static let (share, bounds) = (12, 6...16)

  init(_ changes: FrameChanges) {
    count = changes.pixels.count
    let others = max(count - 1, 0)
    let taken = min(max(count / Self.share, Self.bounds.lowerBound), Self.bounds.upperBound)
    guard taken < others else {
      frames = Array(0..<count)
      weights = [Double](repeating: 1, count: count)
      return
    }
    // At equal shares of the sum of roots: bytes are about in proportion to changes, but not quite.
    let roots = changes.pixels.map { $0.squareRoot() }
    let sum = roots.dropFirst().reduce(0, +)
    var (frames, passed) = ([0], 0.0)
    for index in 1..<count {
      passed += roots[index]
      let wanted = (Double(frames.count) - 0.5) / Double(taken) * sum
      if frames.count <= taken, passed >= wanted { frames.append(index) }
    }
    self.frames = frames
    weights = frames.map { 1 / roots[$0] }
  }

  /// Each frame by itself.
  var runs: [Range<Int>] { frames.map { $0..<$0 + 1 } }

  /// All frames that are looked at, with those around them, and the last, which may be shown for long.
  var indices: [Int] {
    // A palette learns from two frames in a row in the middle of each half.
    let learned = [1, 3].flatMap { quarter in
      let start = 1 + quarter * (count - 2) / 4
      return [start, start + 1]
    }
    let near = (frames + learned).flatMap { [$0 - 1, $0, $0 + 1] }
    return Set(near + [count - 1]).filter { 0..<count ~= $0 }.sorted()
  }
}
