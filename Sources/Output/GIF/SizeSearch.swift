/// Finds the best film that is short enough.
struct SizeSearch {
  let limit: Int

  /// How often a length is asked for, at most.
  static func steps(of count: Int) -> Int {
    1 + Int.bitWidth - count.leadingZeroBitCount
  }

  /// The first of the compromises, which get ever shorter, whose length is within the limit; `nil` if none is.
  ///
  /// - Parameter length: the bytes of the compromise at an index; asked for O(log n) of them.
  func first(of count: Int, length: (Int) throws -> Int) rethrows -> Int? {
    guard count > 0, try length(count - 1) <= limit else { return nil }
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if try length(middle) <= limit { high = middle } else { low = middle + 1 }
    }
    return high
  }
}
