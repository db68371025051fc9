import Formatting
import Plots

/// How runs of a film are in step.
extension RunSet {
  /// When each moment of each run is, by the clock of the comparison.
  ///
  /// - Throws: `ComparisonError.noTimes` for a run that does not say it.
  func times() throws(ComparisonError) -> [[Double]] {
    var times: [[Double]] = []
    for member in members {
      let known = member.run.moments.compactMap { clock.value(of: $0, in: member.run) }
      guard known.count == member.run.moments.count else {
        throw .noTimes(run: member.label, clock)
      }
      times.append(known)
    }
    return times
  }

  /// The index of the run whose times are the frames: the one that goes on longest; of equals the one with the most moments.
  static func lead(_ times: [[Double]]) -> Int {
    times.indices.max { a, b in
      let (first, second) = (times[a].last ?? 0, times[b].last ?? 0)
      if first != second { return first < second }
      return times[a].count != times[b].count ? times[a].count < times[b].count : a > b
    } ?? 0
  }

  /// A frame for each moment of the longest run. Every run shows its last moment that is not after it, and a run that has
  /// ended stays as it ended.
  func instants() throws(ComparisonError) -> [Instant] {
    let times = try times()
    let frames = times[Self.lead(times)]
    return frames.enumerated().map { index, time in
      Instant(
        moments: times.map { Self.last($0, notAfter: time) },
        turn: frames.count > 1 ? Double(index) / Double(frames.count - 1) : 0)
    }
  }

  /// The index of the last time that is not after another; 0 where all are.
  static func last(_ times: [Double], notAfter time: Double) -> Int {
    // Shares of epochs are sums that end in rounding.
    let limit = time + 1e-9 * max(1, abs(time))
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Where in the training a film of several runs is.
  func readings() throws(ComparisonError) -> [Reading] {
    let times = try times()
    let lead = Self.lead(times)
    let isWhole = times[lead].allSatisfy { $0 == $0.rounded() && abs($0) < 1e15 }
    let decimals = clock == .time && (times[lead].last ?? 0) >= 10 ? 1 : 2
    let texts = times[lead].map {
      isWhole ? Numerals.grouped(Int($0)) : Numerals.fixed($0, decimals: decimals)
    }
    return [Reading(clock.label.capitalizedFirst, texts: texts) { $0.moments[lead] }]
  }
}
