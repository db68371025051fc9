import Glibc
import Numerics

/// A data set in two parts.
public struct DataSplit: Sendable, Equatable {
  public let training: Dataset
  public let test: Dataset

  public init(training: Dataset, test: Dataset) {
    self.training = training
    self.test = test
  }
}

/// A split that keeps the classes' shares, as scikit-learn's
/// `StratifiedShuffleSplit(n_splits=1, test_size=fraction, random_state=seed)` draws it.
public enum StratifiedSplit {
  /// - Parameter fraction: the share of test samples, rounded up; in 0..<1. With 0 all samples are for training.
  /// - Throws: `SplitError` when a part would be empty or smaller than the number of classes, or a class has one sample.
  public static func draw(
    _ data: Dataset, fraction: Double, seed: UInt32
  ) throws(SplitError) -> DataSplit {
    guard fraction > 0 else {
      return DataSplit(training: data, test: data.samples(at: []))
    }
    let (train, test) = try indices(
      of: data.labels, classCount: data.classCount, fraction: fraction, seed: seed)
    return DataSplit(training: data.samples(at: train), test: data.samples(at: test))
  }

  /// How many samples each part gets, known before the data are drawn.
  public static func sizes(
    samples: Int, classes: Int, fraction: Double
  ) throws(SplitError) -> (training: Int, test: Int) {
    guard fraction > 0 else { return (samples, 0) }
    let test = Int((Double(samples) * fraction).rounded(.up))
    let training = samples - test
    guard training >= classes, test >= classes, samples >= 2 * classes else {
      throw .tooFew(samples: samples, training: training, test: test)
    }
    return (training, test)
  }

  static func indices(
    of labels: [Int], classCount: Int, fraction: Double, seed: UInt32
  ) throws(SplitError) -> (train: [Int], test: [Int]) {
    let (trainCount, testCount) = try sizes(
      samples: labels.count, classes: Set(labels).count, fraction: fraction)
    var members = [[Int]](repeating: [], count: classCount)
    for (index, label) in labels.enumerated() { members[label].append(index) }
    members.removeAll(where: \.isEmpty)
    guard members.allSatisfy({ $0.count >= 2 }) else {
      throw .tooFew(samples: labels.count, training: trainCount, test: testCount)
    }
    var random = RandomState(seed: seed)
    let counts = members.map(\.count)
    let trainCounts = share(trainCount, among: counts, random: &random)
    let left = zip(counts, trainCounts).map { $0 - $1 }
    let testCounts = share(testCount, among: left, random: &random)
    var train: [Int] = []
    var test: [Int] = []
    for (k, samples) in members.enumerated() {
      let order = random.permutation(samples.count).map { samples[$0] }
      train += order.prefix(trainCounts[k])
      test += order[trainCounts[k]..<(trainCounts[k] + testCounts[k])]
    }
    let trainOrder = random.permutation(train.count)
    let testOrder = random.permutation(test.count)
    return (trainOrder.map { train[$0] }, testOrder.map { test[$0] })
  }

  /// How many of `draws` fall to each class: the mode of the multivariate hypergeometric distribution, ties broken at
  /// random (scikit-learn's `_approximate_mode`).
  private static func share(
    _ draws: Int, among counts: [Int], random: inout RandomState
  ) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var shares = exact.map { Int($0.rounded(.down)) }
    var missing = draws - shares.reduce(0, +)
    let rests = zip(exact, shares).map { $0 - Double($1) }
    for value in Set(rests).sorted(by: >) where missing > 0 {
      var chosen = rests.indices.filter { rests[$0] == value }
      let number = min(chosen.count, missing)
      // choice(size, replace=False) is the head of a permutation, drawn even when nothing is left to choose.
      chosen = random.permutation(chosen.count).prefix(number).map { chosen[$0] }
      for index in chosen { shares[index] += 1 }
      missing -= number
    }
    return shares
  }
}

/// Why a data set cannot be split.
public enum SplitError: Error, Sendable, Equatable, CustomStringConvertible {
  case tooFew(samples: Int, training: Int, test: Int)

  public var description: String {
    switch self {
    case .tooFew(let samples, let training, let test):
      "\(samples) samples cannot be split into \(training) for training and \(test) for testing: each part needs a sample of every class, and each class two samples"
    }
  }
}
