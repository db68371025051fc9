import Foundation
import Numerics
import Testing

@testable import Learning

/// Data sets and splits against scikit-learn, Coursera's and CS231n's code, and the formulas of TensorFlow Playground.
struct DatasetTests {
  private struct File: Decodable {
    struct Draw: Decodable {
      struct Spec: Decodable {
        let kind: String
        let samples: Int
        let noise: Double?
        let factor: Double?
        let centers: Int?
        let classes: Int?
        let deviation: Double?
        let covariance: Double?

        /// `nil` for a kind that there is not. Every draw says what it needs.
        var dataset: DatasetSpec? {
          switch kind {
          case "moons": .moons(samples: samples, noise: noise ?? .nan)
          case "circles":
            .circles(samples: samples, noise: noise ?? .nan, factor: factor ?? 0.8)
          case "blobs":
            .blobs(
              samples: samples, centers: centers ?? 3, classes: classes, deviation: deviation ?? 1)
          case "gaussianQuantiles":
            .gaussianQuantiles(
              samples: samples, classes: classes ?? 3, covariance: covariance ?? 1)
          case "flower": .flower(samples: samples, noise: noise ?? 0.2)
          case "spiral":
            .spiral(samples: samples, noise: noise ?? 0.2, classes: classes ?? 3)
          default: nil
          }
        }
      }
      let spec: Spec
      let seed: UInt32
      let x: [[Double]]
      let y: [Int]
    }
    struct Split: Decodable {
      let kind: String
      let seed: UInt32
      let testFraction: Double
      let validationFraction: Double
      let labels: [Int]
      let training: [Int]
      let validation: [Int]
      let test: [Int]
    }
    let draws: [Draw]
    let splits: [Split]
  }

  @Test func drawsAsTheOriginals() throws {
    let draws = try References.load("scikit_datasets", as: File.self).draws
    #expect(draws.count > 15)
    for draw in draws {
      let spec = draw.spec
      let data = try #require(spec.dataset).draw(seed: draw.seed)
      #expect(data.labels == draw.y, "\(spec)")
      #expect(
        relativeError(data.inputs.elements, draw.x.flatMap { $0 }, floor: 1e-2) < 1e-13, "\(spec)")
    }
  }

  private struct Parity: Decodable {
    struct Samples: Decodable {
      let x: [[Double]]
      let y: [Int]
    }
    struct Sets: Decodable {
      let moons20: Samples
      let moons7: Samples
      let circles20: Samples
      let circles7: Samples

      private enum CodingKeys: String, CodingKey {
        case moons20 = "moons_20"
        case moons7 = "moons_7"
        case circles20 = "circles_20"
        case circles7 = "circles_7"
      }
    }
    let datasets: Sets
  }

  @Test func orderedAsTheFormulas() throws {
    let sets = try References.load("parity", as: Parity.self).datasets
    // The factor of the reference's circles is that of its first inner point.
    let factor = sets.circles20.x[10][0]
    for (found, expected) in [
      (Moons(samples: 20).ordered, sets.moons20), (Moons(samples: 7).ordered, sets.moons7),
      (Circles(samples: 20, factor: factor).ordered, sets.circles20),
      (Circles(samples: 7, factor: factor).ordered, sets.circles7),
    ] {
      #expect(found.labels == expected.y)
      #expect(relativeError(found.inputs.elements, expected.x.flatMap { $0 }) < 1e-12)
    }
  }

  @Test func splitsAsScikitLearn() throws {
    let splits = try References.load("scikit_datasets", as: File.self).splits
    #expect(splits.count == 8)
    for split in splits {
      // The input of a sample is its place.
      let count = split.labels.count
      let data = Dataset(
        inputs: Matrix(rows: count, columns: 1, elements: (0..<count).map(Double.init)),
        labels: split.labels, classNames: ["a", "b", "c", "d"], featureNames: ["place"])
      let found = try SplitSpec(
        kind: try #require(SplitKind(rawValue: split.kind)), testFraction: split.testFraction,
        validationFraction: split.validationFraction
      ).split(data, seed: split.seed)
      #expect(found.training.inputs.elements.map { Int($0) } == split.training)
      #expect(found.validation.inputs.elements.map { Int($0) } == split.validation)
      #expect(found.test.inputs.elements.map { Int($0) } == split.test)
    }
  }

  @Test func impossibleSplitsSayWhy() {
    let lone = Dataset(
      inputs: Matrix(rows: 5, columns: 1), labels: [0, 0, 0, 0, 1], classNames: ["a", "b"],
      featureNames: ["x"])
    #expect(throws: SplitError.loneClass(name: "b")) {
      try SplitSpec(testFraction: 0.4).split(lone, seed: 0)
    }
    #expect(throws: Never.self) {
      try SplitSpec(kind: .shuffled, testFraction: 0.4).split(lone, seed: 0)
    }
    let sizes = SplitSizes(training: 1, validation: 4, test: 5)
    #expect(throws: SplitError.tooFew(samples: 10, sizes: sizes, least: 2)) {
      try SplitSpec(testFraction: 0.5, validationFraction: 0.4).sizes(samples: 10, classes: 2)
    }
  }

  /// What a spec says before the data are drawn is what comes out, at any size.
  @Test(arguments: DatasetKind.allCases) func everyKindKeepsItsWord(kind: DatasetKind) {
    for samples in [2, 3, 7, 500] {
      let spec = DatasetSpec(kind: kind, samples: samples)
      let data = spec.draw(seed: 5)
      #expect(data.count == samples)
      #expect(data.classCount == spec.classCount && data.isRegression == kind.isRegression)
      #expect(data.inputs.columns == spec.featureCount)
      #expect(data.inputs.elements.allSatisfy(\.isFinite) && data.targets.allSatisfy(\.isFinite))
      #expect(spec.draw(seed: 5) == data)
      if samples == 500, !data.isRegression { #expect(Set(data.labels).count == data.classCount) }
    }
  }

  @Test func playgroundsFollowTheirFormulas() {
    func draw(_ spec: DatasetSpec) -> [(x: Double, y: Double, label: Int)] {
      let data = spec.draw(seed: 11)
      return (0..<500).map { (data.inputs[$0, 0], data.inputs[$0, 1], data.labels[$0]) }
    }
    for p in draw(.playgroundCircle()) {
      let r = (p.x * p.x + p.y * p.y).squareRoot()
      #expect(p.label == 1 ? r < 2.5 : (3.5...5).contains(r))
    }
    for p in draw(.playgroundXor()) {
      #expect(p.label == (p.x * p.y >= 0 ? 1 : 0) && min(abs(p.x), abs(p.y)) >= 0.3)
      #expect(max(abs(p.x), abs(p.y)) <= 5.3)
    }
    for (i, p) in draw(.playgroundSpiral()).enumerated() {
      let share = Double(i % 250) / 250
      let angle = 1.75 * share * 2 * .pi + (i < 250 ? 0 : .pi)
      #expect(abs(p.x - 5 * share * sin(angle)) < 1e-12)
      #expect(abs(p.y - 5 * share * cos(angle)) < 1e-12)
      #expect(p.label == (i < 250 ? 1 : 0))
    }
    for noise in [0, 0.5] {
      let points = draw(.playgroundGauss(noise: noise)).filter { $0.label == 1 }
      let mean = points.map(\.x).reduce(0, +) / 250
      let variance = points.map { ($0.x - mean) * ($0.x - mean) }.reduce(0, +) / 250
      #expect(points.count == 250 && abs(mean - 2) < 0.5)
      #expect(abs(variance / (0.5 + 7 * noise) - 1) < 0.2)
    }
    // Noise moves the label's border, not the points.
    let noisy = draw(.playgroundCircle(noise: 0.5))
    #expect(noisy.contains { ($0.x * $0.x + $0.y * $0.y < 6.25) != ($0.label == 1) })
  }

  @Test func regressionsFollowTheirFormulas() {
    let plane = DatasetSpec.regressPlane().draw(seed: 1)
    #expect(plane.count == 1200)
    for s in 0..<plane.count {
      #expect(
        abs(plane.targets[s] - (plane.inputs[s, 0] + plane.inputs[s, 1]) / 10) < 1e-12)
    }
    let hills = DatasetSpec.regressGaussian().draw(seed: 1)
    for s in 0..<hills.count {
      let (x, y) = (hills.inputs[s, 0], hills.inputs[s, 1])
      // The nearest of the six centres decides, as all cones are equally steep.
      let (cx, cy) = ((x / 4).rounded() * 4, y > 0 ? 2.5 : -2.5)
      let sign = (abs(cx) < 1) == (cy < 0) ? 1.0 : -1
      let distance = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).squareRoot()
      let expected = abs(cx) > 4 ? 0 : sign * max(0, 1 - distance / 2)
      #expect(abs(hills.targets[s] - expected) < 1e-12)
    }
    let sine = DatasetSpec.sine(samples: 50, noise: 0).draw(seed: 1)
    for s in 0..<50 { #expect(sine.targets[s] == sin(sine.inputs[s, 0])) }
  }

  @Test func patternsFollowTheirFormulas() {
    let board = DatasetSpec.checkerboard(cells: 3).draw(seed: 2)
    for s in 0..<board.count {
      let cell = (Int(board.inputs[s, 0] + 1.5), Int(board.inputs[s, 1] + 1.5))
      #expect(board.labels[s] == (cell.0 + cell.1) % 2)
    }
    let curves = DatasetSpec.parabolas().draw(seed: 2)
    for s in 0..<curves.count {
      let (x, y) = (curves.inputs[s, 0], curves.inputs[s, 1])
      #expect(y == x * x - (curves.labels[s] == 0 ? 0 : 0.5))
    }
    let corners = DatasetSpec.xor().draw(seed: 2)
    #expect(corners.inputs.elements == [0, 0, 1, 0, 0, 1, 1, 1])
    #expect(corners.labels == [0, 1, 1, 0])
  }
}
