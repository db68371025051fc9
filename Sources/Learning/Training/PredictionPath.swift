import Numerics

/// The predictions of a network on the same samples at rising steps of its training.
public struct PredictionPath<Scalar: Real>: Sendable, Equatable {
  public private(set) var steps: [Int] = []
  /// Those of one step after those of the other, `width` numbers each.
  public private(set) var numbers: [Scalar] = []
  public private(set) var width = 0

  init() {}

  /// - Returns: `nil` unless the numbers can be shared out among rising steps.
  public init?(steps: [Int], numbers: [Scalar]) {
    guard !steps.isEmpty, !numbers.isEmpty, numbers.count % steps.count == 0,
      zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.steps = steps
    self.numbers = numbers
    width = numbers.count / steps.count
  }

  /// - Precondition: predictions are always of the same shape.
  mutating func append(_ predictions: Matrix<Scalar>, at step: Int) {
    precondition(steps.isEmpty || predictions.elements.count == width)
    width = predictions.elements.count
    steps.append(step)
    numbers += predictions.elements
  }

  /// The Euclidean distance between the predictions at two steps, by their indices.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func distance(_ first: Int, _ second: Int) -> Double {
    numbers.withUnsafeBufferPointer { numbers in
      var squares = 0.0
      for i in 0..<width {
        let difference =
          Double(numbers[first * width + i]) - Double(numbers[second * width + i])
        squares += difference * difference
      }
      return squares.squareRoot()
    }
  }

  /// So many steps, from the first to `last`, between which predictions change equally: each is where their distance from
  /// the one before passes a threshold, or just before that if this is nearer; the threshold is bisected until there are
  /// as many as asked for.
  ///
  /// What counts is the distance and not the length of the way: mini-batches make predictions jitter, and a way there and
  /// back is long and leads nowhere. A single step that goes farther is taken as it is: the others are as even as if there
  /// was none. Where no threshold gives as many, those left over go where they are farthest from both neighbours, and into
  /// the longest waits where nothing moves.
  ///
  /// - Complexity: O(steps × width).
  func steps(_ count: Int, until last: Int) -> [Int] {
    let known = steps.lastIndex { $0 <= last } ?? 0
    guard known + 1 > count else { return Array(steps[0...known]) }
    let chosen = filled(evenIndices(count, last: known), to: count)
    return chosen.dropLast().map { steps[$0] } + [last]
  }

  /// Up to `count` indices from 0 to `last` with distances as equal as a threshold makes them.
  private func evenIndices(_ count: Int, last: Int) -> [Int] {
    // No two predictions are farther apart than twice the farthest from the first.
    var high = 2 * ((0...last).map { distance(0, $0) }.max() ?? 0)
    var low = 0.0
    var best: (indices: [Int], unevenness: Double)?
    var fewer = [0, last]
    for _ in 0..<Self.bisections where high > 0 && count > 2 {
      let threshold = (low + high) / 2
      let indices = indices(threshold, last: last, most: count)
      if indices.count > count {
        low = threshold
        continue
      }
      high = threshold
      if indices.count < count {
        if indices.count >= fewer.count { fewer = indices }
        continue
      }
      let unevenness = unevenness(indices)
      if best.map({ unevenness < $0.unevenness }) ?? true { best = (indices, unevenness) }
    }
    return best?.indices ?? fewer
  }

  /// The indices with others between them, up to `count`.
  private func filled(_ indices: [Int], to count: Int) -> [Int] {
    var chosen = indices
    var splits = zip(chosen, chosen.dropFirst()).map(split)
    while chosen.count < count {
      let widest = splits.indices.max { splits[$0] < splits[$1] }
      guard let widest, splits[widest].wait > 1 else { break }
      chosen.insert(splits[widest].index, at: widest + 1)
      splits.replaceSubrange(
        widest...widest,
        with: [
          split(chosen[widest], chosen[widest + 1]), split(chosen[widest + 1], chosen[widest + 2]),
        ])
    }
    return chosen
  }

  /// Where an index between two others does most.
  private struct Split: Comparable {
    let index: Int
    /// The distance to the nearer of the two.
    let distance: Double
    /// From one of the two to the other.
    let wait: Int

    static func < (a: Split, b: Split) -> Bool { (a.distance, a.wait) < (b.distance, b.wait) }
  }

  private func split(_ first: Int, _ second: Int) -> Split {
    var (index, farthest) = ((first + second) / 2, 0.0)
    for between in stride(from: first + 1, to: second, by: 1) {
      let distance = Swift.min(distance(first, between), distance(between, second))
      if distance > farthest { (index, farthest) = (between, distance) }
    }
    return Split(index: index, distance: farthest, wait: second - first)
  }

  private static var bisections: Int { 48 }

  /// Indices from 0 to `last`, each about as far from the one before as the threshold asks; not many more than `most`.
  private func indices(_ threshold: Double, last: Int, most: Int) -> [Int] {
    var indices = [0]
    var index = 1
    // From the last of the indices to the one before this.
    var reached = 0.0
    while index < last, indices.count <= most {
      let start = indices[indices.count - 1]
      let distance = distance(start, index)
      if distance < threshold {
        reached = distance
      } else {
        if index - 1 > start, threshold - reached < distance - threshold { index -= 1 }
        indices.append(index)
        reached = 0
      }
      index += 1
    }
    return indices + [last]
  }

  /// Deviation by mean of the distances between neighbours.
  func unevenness(_ indices: [Int]) -> Double {
    let distances = zip(indices, indices.dropFirst()).map(distance)
    let mean = distances.reduce(0, +) / Double(distances.count)
    let squares = distances.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return mean > 0 ? (squares / Double(distances.count)).squareRoot() / mean : 0
  }
}
