/// Finds the film that is short enough and loses least.
struct SizeSearch {
  /// The most bytes.
  let limit: Int
  /// The ways to leave out frames and pixels, and the mean squared error of each; the least first.
  let formats: [(format: Compromise, error: Double)]
  /// How far quality and colours may fall: further only where no film is short enough before.
  let floors: [Compromise.Floor]

  /// What a film is about: its bytes, and the mean squared error of its colours.
  typealias Estimate = (bytes: Int, error: Double)
  /// Asks for an estimate; `nil` where there is no such film.
  typealias Estimator = (Compromise) throws -> Estimate?

  /// Of so many compromises one is estimated: neighbours are alike.
  private static let spacing = 3
  /// An estimate may be short of the truth: so many films are tried, and then those of a smaller estimate.
  private static let attempts = 3
  private static let shares = [1, 0.9, 0.8]

  /// Estimates films and writes the best.
  ///
  /// - Parameters:
  ///   - estimate: asked for O(log n) of the qualities and colours of a format.
  ///   - write: writes a film in place of the one before, and gives its bytes; `nil` if it is longer than the limit, and
  ///     what was there stays.
  /// - Returns: whether a film was written.
  func run(estimate: Estimator, write: (Compromise) throws -> Int?) rethrows -> Bool {
    for floor in floors {
      for share in Self.shares {
        guard let (ladder, start) = try best(floor, Int(share * Double(limit)), estimate) else {
          break
        }
        for index in start..<min(start + Self.attempts, ladder.count) {
          guard let bytes = try write(ladder[index]) else { continue }
          try improve(ladder, from: index, bytes: bytes, write)
          return true
        }
      }
    }
    return false
  }

  /// What is about short enough and loses least: a ladder, and how far down it.
  private func best(
    _ floor: Compromise.Floor, _ limit: Int, _ estimate: Estimator
  ) rethrows -> (ladder: [Compromise], index: Int)? {
    var best: (ladder: [Compromise], index: Int, error: Double)?
    for (format, error) in formats {
      // Colours cost something too.
      if let best, error >= best.error { break }
      let ladder = format.fidelities(downTo: floor)
      let found = try first(of: ladder, limit, estimate)
      if let found, error + found.error < best?.error ?? .infinity {
        best = (ladder, found.index, error + found.error)
      }
    }
    return best.map { ($0.ladder, $0.index) }
  }

  /// The first of the compromises, which get ever shorter, that is about short enough; `nil` if none is.
  private func first(
    of ladder: [Compromise], _ limit: Int, _ estimate: Estimator
  ) rethrows -> (index: Int, error: Double)? {
    let rungs = Array(stride(from: 0, to: ladder.count - 1, by: Self.spacing)) + [ladder.count - 1]
    guard var found = try estimate(ladder[ladder.count - 1]), found.bytes <= limit else {
      return nil
    }
    var (low, high) = (0, rungs.count - 1)
    while low < high {
      let middle = (low + high) / 2
      guard let estimate = try estimate(ladder[rungs[middle]]) else { return nil }
      if estimate.bytes <= limit {
        (high, found) = (middle, estimate)
      } else {
        low = middle + 1
      }
    }
    return (rungs[high], found.error)
  }

  /// Writes films of a higher quality while much of the limit is unused.
  private func improve(
    _ ladder: [Compromise], from index: Int, bytes: Int, _ write: (Compromise) throws -> Int?
  ) rethrows {
    var (index, bytes) = (index, bytes)
    // A step is worth about two hundredths.
    var steps = Int(50 * (Double(limit) / Double(max(bytes, 1)) - 1))
    while index > 0, steps > 0, 100 * bytes < 95 * limit {
      let better = max(0, index - steps)
      if let longer = try write(ladder[better]) { (index, bytes) = (better, longer) }
      steps /= 2
    }
  }
}
