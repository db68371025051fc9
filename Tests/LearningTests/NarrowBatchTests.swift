import Numerics
import Testing

@testable import Learning

/// Batches of a few samples, which are not padded, give what larger ones do.
struct NarrowBatchTests {
  private static let input = [3, 9, 21]

  private func network() throws -> Network<Double> {
    var random = RandomState(seed: 4)
    return try Network<Double>(
      [
        .conv2d(5, padding: 1, .relu), .maxPool(3, stride: 2, padding: 1),
        .batchNormalization(ActivationKind(ReLU6.self)),
        .conv2d(6, stride: 2, padding: 1, hasBias: false), .prelu(),
        .residual([.conv2d(6, padding: 1, .tanh), .conv2d(6, kernel: 1)], .leakyRelu),
        .averagePool(2), .conv2d(6, padding: 1, groups: 6, .gelu), .flatten,
        .layerNormalization(.linear), .dense(32, .relu),
        .dense(3, .softmax),
      ], input: Self.input, initializer: .normal(deviation: 0.5), random: &random)
  }

  private func inputs(_ count: Int) -> Matrix<Double> {
    var random = RandomState(seed: 8)
    let features = Self.input.reduce(1, *)
    return Matrix(
      rows: features, columns: count,
      elements: (0..<(features * count)).map { _ in random.gaussian() })
  }

  private func columns(_ matrix: Matrix<Double>, _ range: Range<Int>) -> Matrix<Double> {
    var some = Matrix<Double>(rows: matrix.rows, columns: range.count)
    for i in 0..<matrix.rows {
      for (s, column) in range.enumerated() { some[i, s] = matrix[i, column] }
    }
    return some
  }

  /// Every sum of a way forward has one order.
  @Test(arguments: [1, 3, 8]) func outputsHaveTheSameBits(count: Int) throws {
    let (network, inputs) = (try network(), inputs(24))
    let wanted = network.forward(inputs)
    for start in stride(from: 0, to: 24, by: count) {
      let some = start..<(start + count)
      for (found, wanted) in zip(network.forward(columns(inputs, some)), wanted) {
        #expect(found.z == columns(wanted.z, some))
        #expect(found.a == columns(wanted.a, some))
      }
    }
  }

  /// With frozen statistics the gradient of many samples is the mean of those of parts.
  @Test(arguments: [1, 3, 8]) func gradientsAreTheSame(count: Int) throws {
    let layers = try network().layers.map(\.spec).filter { $0.kind != .batchNormalization }
    var random = RandomState(seed: 4)
    let network = try Network<Double>(
      layers, input: Self.input, initializer: .normal(deviation: 0.5), random: &random)
    let inputs = inputs(24)
    var targets = Matrix<Double>(rows: 3, columns: 24)
    for s in 0..<24 { targets[s % 3, s] = 1 }
    func gradients(_ range: Range<Int>) -> [NamedArray<Double>] {
      network.differentiate(
        .categoricalCrossEntropy, inputs: columns(inputs, range), targets: columns(targets, range)
      ).gradients
    }
    let wanted = gradients(0..<24)
    let parts = stride(from: 0, to: 24, by: count).map { gradients($0..<($0 + count)) }
    for (index, wanted) in wanted.enumerated() {
      for (i, value) in wanted.values.enumerated() {
        let mean = parts.map { $0[index].values[i] }.reduce(0, +) / Double(parts.count)
        #expect(abs(mean - value) < 1e-12 * max(1, abs(value)), "\(wanted.name) \(i)")
      }
    }
  }

  /// The slopes of a logit by the inputs, likewise.
  @Test func slopesByTheInputsAreTheSame() throws {
    let (network, inputs) = (try network(), inputs(16))
    let wanted = network.attribution(of: inputs, classes: (0..<16).map { $0 % 3 })
    for s in 0..<16 {
      let found = network.attribution(of: columns(inputs, s..<(s + 1)), classes: [s % 3])
      #expect(found.slopes == columns(wanted.slopes, s..<(s + 1)))
    }
  }
}
