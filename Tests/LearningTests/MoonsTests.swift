import Numerics
import Testing

@testable import Learning

struct MoonsTests {
  private struct Reference: Decodable {
    struct Samples: Decodable {
      let x: [[Double]]
      let y: [Int]
    }
    struct Split: Decodable {
      let train: [Int]
      let test: [Int]
    }
    struct Large: Decodable {
      let sums: [Double]
      let first: [[Double]]
      let labels: [Int]
      let test: [Int]
      let train: [Int]

      private enum CodingKeys: String, CodingKey {
        case sums = "x_sum"
        case first = "x_first_3"
        case labels = "y_first_20"
        case test = "split_test_first_10"
        case train = "split_train_first_10"
      }
    }

    let noisy: Samples
    let clean: Samples
    let split: Split
    let large: Large

    private enum CodingKeys: String, CodingKey {
      case noisy = "make_moons(n, noise=0.1)"
      case clean = "make_moons(n+1, noise=0)"
      case split = "StratifiedShuffleSplit(test_size=0.2) of make_moons(n)"
      case large = "make_moons(1000, noise=0.1)"
    }
  }

  private let reference: Reference

  init() throws { reference = try References.load("datasets") }

  private func check(_ data: Dataset, _ expected: Reference.Samples) {
    #expect(data.labels == expected.y)
    for (i, row) in expected.x.enumerated() {
      for (j, value) in row.enumerated() { #expect(abs(data.inputs[i, j] - value) < 1e-15) }
    }
  }

  @Test func moonsAreScikitLearns() {
    check(DatasetSpec.moons(samples: 20, noise: 0.1).draw(seed: 42), reference.noisy)
    check(DatasetSpec.moons(samples: 21, noise: 0).draw(seed: 42), reference.clean)
  }

  @Test func aThousandMoonsAndTheirSplit() throws {
    let data = DatasetSpec.moons(samples: 1000, noise: 0.1).draw(seed: 42)
    for j in 0..<2 {
      let sum = (0..<1000).map { data.inputs[$0, j] }.reduce(0, +)
      #expect(abs(sum - reference.large.sums[j]) < 1e-10)
    }
    for (i, row) in reference.large.first.enumerated() {
      for (j, value) in row.enumerated() { #expect(abs(data.inputs[i, j] - value) < 1e-15) }
    }
    #expect(Array(data.labels.prefix(20)) == reference.large.labels)
    let (train, test) = try split(data.labels, testCount: 200, seed: 42)
    #expect(Array(test.prefix(10)) == reference.large.test)
    #expect(Array(train.prefix(10)) == reference.large.train)
    #expect(train.count == 800 && test.count == 200 && Set(train + test).count == 1000)
  }

  @Test func theSplitIsScikitLearns() throws {
    let (train, test) = try split(reference.noisy.y, testCount: 4, seed: 42)
    #expect(train == reference.split.train)
    #expect(test == reference.split.test)
  }

  /// Odd counts leave a sample over, and scikit-learn gives it to a class at random: its numbers for
  /// `StratifiedShuffleSplit(n_splits=1, test_size=0.3, random_state=s).split(x, [0] * 7 + [1] * 4)`.
  @Test(arguments: [
    (0, [3, 2, 1, 10, 7, 6, 9], [5, 0, 8, 4]),
    (1, [0, 6, 7, 1, 9, 10, 2], [8, 3, 5, 4]),
    (2, [1, 10, 9, 4, 3, 8, 2], [7, 6, 0, 5]),
    (3, [9, 4, 10, 6, 8, 5, 3], [7, 1, 2, 0]),
  ])
  func unevenSplits(seed: Int, train: [Int], test: [Int]) throws {
    let labels = [Int](repeating: 0, count: 7) + [Int](repeating: 1, count: 4)
    let found = try split(labels, testCount: 4, seed: UInt32(seed))
    #expect(found.train == train && found.test == test)
  }

  private func split(
    _ labels: [Int], testCount: Int, seed: UInt32
  ) throws -> (train: [Int], test: [Int]) {
    var random = RandomState(seed: seed)
    return try StratifiedShuffle.indices(
      of: labels, classNames: ["0", "1"], testCount: testCount, random: &random)
  }

  @Test func tooFewSamplesAreAnError() {
    #expect(throws: SplitError.self) { try SplitSpec().sizes(samples: 3, classes: 2) }
    #expect(throws: Never.self) {
      try SplitSpec(testFraction: 0).sizes(samples: 3, classes: 2)
    }
  }
}
