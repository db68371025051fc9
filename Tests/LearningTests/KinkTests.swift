import Numerics
import TestSupport
import Testing

@testable import Learning

/// Right gradients are not called wrong where the loss has kinks, and wrong ones are found.
struct KinkTests {
  /// A narrow deep network, where every sample has a pre-activation next to a kink.
  private func example(_ seed: UInt64) throws -> (check: GradientCheck, network: Network<Double>) {
    var generator = SplitMix(seed: seed)
    let activation =
      [ActivationKind.relu, .leakyRelu, .elu].randomElement(using: &generator) ?? .relu
    let depth = Int.random(in: 2...9, using: &generator)
    let width = Int.random(in: 1...4, using: &generator)
    var layers = (0..<depth).flatMap { _ -> [LayerSpec] in
      let isNormal = Int.random(in: 0..<8, using: &generator) == 0
      return [.dense(width, activation)] + (isNormal ? [.batchNormalization()] : [])
    }
    let loss =
      [LossSpec.binaryCrossEntropy, .meanAbsoluteError, .meanSquaredError].randomElement(
        using: &generator) ?? .meanSquaredError
    layers.append(.dense(1, loss == .binaryCrossEntropy ? .sigmoid : .linear))
    var random = RandomState(seed: UInt32(seed))
    let network = try Network<Double>(
      layers, inputCount: 2, initializer: InitializerSpec(kind: .heNormal), random: &random)
    let spec = TrainingSpec(
      loss: loss, regularization: Regularization(l1: seed % 5 == 0 ? 0.01 : 0))
    let data = DatasetSpec.moons(samples: 60, noise: 0.2).draw(seed: UInt32(seed))
    return (GradientCheck(data, spec: spec, outputs: 1, samples: 60), network)
  }

  @Test(arguments: 0..<16) func randomNetworks(family: Int) throws {
    var (undecided, count, faults, hidden) = (0, 0, 0, 0)
    for member in 0..<15 {
      let (check, network) = try example(UInt64(family * 15 + member))
      let right = check.run(network)
      #expect(right.isRight, "\(family * 15 + member): \(right.rows)")
      undecided += right.undecided
      count += right.rows.map(\.count).reduce(0, +)
      // A fault of a layer: its gradient 1 % too large, or with the wrong sign.
      let gradients = check.gradients(network)
      for slot in network.trainableSlots.filter({
        Int($0.name.count + member + $0.range.lowerBound) % 4 == 0
      }) {
        let factor = member % 2 == 0 ? 1.01 : -1
        var wrong = gradients
        for index in slot.range { wrong[index] *= factor }
        let size = slot.range.map { gradients[$0] * gradients[$0] }.reduce(0, +).squareRoot()
        // What rounding hides at the short steps between kinks.
        guard size * abs(factor - 1) > 1e-6 else { continue }
        faults += 1
        let row = try #require(
          check.compare(wrong, with: network).rows.first { $0.name == slot.name })
        let isFound = row.relativeError > GradientReport.tolerance
        // Samples that a dead layer makes equal are at the kinks of several units at once.
        if row.undecided == row.count { hidden += 1 }
        #expect(
          isFound || row.undecided == row.count,
          "\(family * 15 + member) \(slot.name) times \(factor): \(row)")
      }
    }
    #expect(faults > 20 && hidden <= 1)
    #expect(undecided * 50 < count, "\(undecided) of \(count)")
  }

  /// Where nothing can be said, that is said: samples on both sides of a kink, whose slopes are those of neither.
  @Test func aKinkAtRestIsUndecided() throws {
    var network = try Network<Double>([.dense(2, .relu), .dense(1, .linear)], inputCount: 1)
    try network.restore([
      NamedArray("layers.0.weight", shape: [2, 1], values: [0, 1]),
      NamedArray("layers.0.bias", [0, 0]),
      NamedArray("layers.1.weight", shape: [1, 2], values: [1, 1]),
      NamedArray("layers.1.bias", [0.5]),
    ])
    let data = Dataset(
      inputs: Matrix(rows: 2, columns: 1, elements: [1, -2]), targets: [4, 5], featureNames: ["x"])
    let check = GradientCheck(data, spec: TrainingSpec(loss: .meanSquaredError), outputs: 1)
    let right = check.gradients(network)
    let report = check.compare(right, with: network)
    #expect(report.undecided == 1 && report.rows[0].undecided == 1 && report.isRight)
    // The other unit is not at its kink, and a bias moves all samples of its unit to one side.
    for index in [1, 2, 3, 4, 6] {
      var wrong = right
      wrong[index] += 0.01
      #expect(!check.compare(wrong, with: network).isRight, "\(index)")
    }
    var wrong = right
    wrong[0] = .nan
    #expect(!check.compare(wrong, with: network).isRight)
  }

  /// The absolute error and L1 have the mean slope of both sides where they are 0.
  @Test func kinksOfTheLossAreDecided() throws {
    let network = try Network<Double>([.dense(1, .linear)], inputCount: 1)
    let data = Dataset(
      inputs: Matrix(rows: 3, columns: 1, elements: [1, 2, 3]), targets: [0, 0, 5],
      featureNames: ["x"])
    let spec = TrainingSpec(loss: .meanAbsoluteError, regularization: Regularization(l1: 0.5))
    let check = GradientCheck(data, spec: spec, outputs: 1)
    let right = check.gradients(network)
    #expect(right == [-1, -1.0 / 3])
    let report = check.compare(right, with: network)
    #expect(report.isRight && report.undecided == 0)
    for index in 0...1 {
      var wrong = right
      wrong[index] += 0.01
      #expect(!check.compare(wrong, with: network).isRight)
    }
  }
}
