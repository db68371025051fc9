/// Frames from which the length of a film is estimated: the first, which is like no other, and pairs spread over the rest.
struct FrameSample {
  /// The first frame, and pairs of neighbours or all others.
  let runs: [Range<Int>]
  private let count: Int

  /// Pairs of a film, and of a long one: among them those from which a palette learns, which are in the middle of its halves.
  private static let (pairs, manyPairs, long) = (6, 10, 150)

  /// - Parameter count: how many frames the film has.
  init(count: Int) {
    self.count = count
    let others = count - 1
    let pairs = count < Self.long ? Self.pairs : Self.manyPairs
    runs =
      [0..<1]
      + (2 * pairs >= others
        ? (others > 0 ? [1..<count] : [])
        : (0..<pairs).map { pair in
          let start = 1 + (2 * pair + 1) * (others - 1) / (2 * pairs)
          return start..<start + 2
        })
  }

  /// All frames that are looked at, with those around them, and the last, which may be shown for long.
  var indices: [Int] {
    let near = runs.flatMap { Array($0.lowerBound - 1...$0.upperBound) }
    return Set(near + [count - 1]).filter { 0..<count ~= $0 }.sorted()
  }

  /// The frames of all runs.
  var frames: [Int] { runs.flatMap { Array($0) } }
}
