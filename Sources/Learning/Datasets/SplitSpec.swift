import Numerics

/// How samples are chosen for training, validation and testing.
public enum SplitKind: String, Sendable, CaseIterable {
  /// As scikit-learn's `StratifiedShuffleSplit`: every part keeps the classes' shares. Without classes, as `shuffled`.
  case stratified
  /// As scikit-learn's `train_test_split` without `stratify`.
  case shuffled
}

/// A split as a config describes it; with a seed it is that split to the last sample.
public struct SplitSpec: Sendable, Equatable {
  public var kind: SplitKind
  /// The share of all samples kept for testing, rounded up to a sample; 0...0.9.
  public var testFraction: Double
  /// The share of all samples kept for validation, rounded up to a sample; 0...0.9.
  public var validationFraction: Double

  public static let fractions = 0.0...0.9

  public init(
    kind: SplitKind = .stratified, testFraction: Double = 0.2, validationFraction: Double = 0
  ) {
    self.kind = kind
    self.testFraction = testFraction
    self.validationFraction = validationFraction
  }

  /// How many samples each part gets, known before the data are drawn.
  ///
  /// - Parameter classes: 0 for regression.
  /// - Throws: `SplitError` when a part would be empty, or smaller than the number of classes where their shares are kept.
  public func sizes(samples: Int, classes: Int) throws(SplitError) -> SplitSizes {
    func share(_ fraction: Double) -> Int { Int((Double(samples) * fraction).rounded(.up)) }
    let sizes = SplitSizes(
      training: samples - share(testFraction) - share(validationFraction),
      validation: share(validationFraction), test: share(testFraction))
    let least = kind == .stratified ? max(classes, 1) : 1
    guard sizes.training >= least,
      [sizes.test, sizes.validation].allSatisfy({ $0 == 0 || $0 >= least })
    else { throw .tooFew(samples: samples, sizes: sizes, least: least) }
    return sizes
  }

  /// Splits off the test samples, then the validation samples from what is left, each time with a generator of this seed,
  /// as two calls of scikit-learn with the same `random_state` do.
  ///
  /// - Throws: `SplitError` when a part would be too small, or a class has a single sample where shares are kept.
  public func split(_ data: Dataset, seed: UInt32) throws(SplitError) -> DataSplit {
    let sizes = try sizes(samples: data.count, classes: Set(data.labels).count)
    let (rest, test) = try divide(Array(0..<data.count), of: data, off: sizes.test, seed: seed)
    let (training, validation) = try divide(rest, of: data, off: sizes.validation, seed: seed)
    return DataSplit(
      training: data.samples(at: training), validation: data.samples(at: validation),
      test: data.samples(at: test))
  }

  private func divide(
    _ places: [Int], of data: Dataset, off count: Int, seed: UInt32
  ) throws(SplitError) -> (rest: [Int], part: [Int]) {
    guard count > 0 else { return (places, []) }
    var random = RandomState(seed: seed)
    if kind == .shuffled || data.isRegression {
      let order = random.permutation(places.count).map { places[$0] }
      return (Array(order.dropFirst(count)), Array(order.prefix(count)))
    }
    let (rest, part) = try StratifiedShuffle.indices(
      of: places.map { data.labels[$0] }, classNames: data.classNames, testCount: count,
      random: &random)
    return (rest.map { places[$0] }, part.map { places[$0] })
  }
}

/// Samples for training, validation and testing.
public struct SplitSizes: Sendable, Equatable {
  public let training: Int
  public let validation: Int
  public let test: Int
}

/// Why a data set cannot be split.
public enum SplitError: Error, Sendable, Equatable, CustomStringConvertible {
  case tooFew(samples: Int, sizes: SplitSizes, least: Int)
  case loneClass(name: String)

  public var description: String {
    switch self {
    case .tooFew(let samples, let sizes, let least):
      "\(samples) samples cannot be split into \(sizes.training) for training, \(sizes.validation) for validation and \(sizes.test) for testing: each part that is not left out needs at least \(least)"
    case .loneClass(let name):
      "class \"\(name)\" has a single sample, which cannot be in two parts of a split"
    }
  }
}
