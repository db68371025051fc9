/// Finds the best film that is short enough.
struct SizeSearch {
  let limit: Int

  /// How often a length is asked for, at most.
  static func steps(of ladder: [Compromise]) -> Int {
    1 + Int.bitWidth - ladder.count.leadingZeroBitCount
  }

  /// The first of the compromises, which get ever shorter, whose length is within the limit; `nil` if none is.
  ///
  /// - Parameter length: a film's length in bytes; asked for O(log n) of the compromises.
  func first(
    of ladder: [Compromise], length: (Compromise) throws -> Int
  ) rethrows -> Int? {
    guard let last = ladder.indices.last, try length(ladder[last]) <= limit else { return nil }
    var (low, high) = (0, last)
    while low < high {
      let middle = (low + high) / 2
      if try length(ladder[middle]) <= limit { high = middle } else { low = middle + 1 }
    }
    return high
  }
}
