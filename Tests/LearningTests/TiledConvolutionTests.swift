import Numerics
import Testing

@testable import Learning

/// Networks whose convolutions are computed in tiles, against batches of a few samples, which never are and which PyTorch confirms.
struct TiledConvolutionTests {
  private static let input = [32, 12, 12]
  private static let samples = 24

  private func network() throws -> Network<Double> {
    var random = RandomState(seed: 4)
    return try Network<Double>(
      [
        .conv2d(40, padding: 1, .relu), .conv2d(48, padding: 1, .relu, hasBias: false), .maxPool(),
        .conv2d(64, padding: 1, .tanh, isTrainable: false), .conv2d(32, padding: 1, .relu),
        .residual([.conv2d(32, padding: 1, .relu), .conv2d(32, padding: 1)], .relu),
        .globalAveragePool, .dense(3, .softmax),
      ], input: Self.input, initializer: InitializerSpec(kind: .heNormal), random: &random)
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

  private func targets(_ range: Range<Int>) -> Matrix<Double> {
    var targets = Matrix<Double>(rows: 3, columns: range.count)
    for (s, sample) in range.enumerated() { targets[sample % 3, s] = 1 }
    return targets
  }

  @Test func convolutionsOfTheNetworkAreTiled() throws {
    for layer in try network().layers {
      guard let body = layer.body as? Conv2D.Body else { continue }
      #expect(body.convolution.forward.weightPieces(stride: 32) > 0)
      #expect(body.convolution.inputGradient.weightPieces(stride: 32) > 0)
      #expect(body.convolution.weightGradient.finishingPieces(stride: 32) > 0)
      #expect(body.convolution.forward.weightPieces(stride: 8) == 0)
    }
  }

  @Test func outputsAreThoseOfSingleSamples() throws {
    let (network, inputs) = (try network(), inputs(Self.samples))
    let wanted = network.forward(inputs)
    for sample in 0..<Self.samples {
      let some = sample..<(sample + 1)
      for (found, wanted) in zip(network.forward(columns(inputs, some)), wanted) {
        for (a, b) in zip(found.a.elements, columns(wanted.a, some).elements) {
          #expect(abs(a - b) < 1e-12 * max(1, abs(b)))
        }
      }
    }
  }

  @Test func gradientsAreTheMeanOfThoseOfSomeSamples() throws {
    let (network, inputs) = (try network(), inputs(Self.samples))
    func gradients(_ range: Range<Int>, _ workers: Workers = .one) -> [NamedArray<Double>] {
      network.differentiate(
        .categoricalCrossEntropy, inputs: columns(inputs, range), targets: targets(range),
        workers: workers
      ).gradients
    }
    let found = gradients(0..<Self.samples)
    #expect(gradients(0..<Self.samples, Workers(exactly: 3)) == found)
    let parts = stride(from: 0, to: Self.samples, by: 8).map { gradients($0..<($0 + 8)) }
    for (index, array) in found.enumerated() {
      let largest = array.values.reduce(0) { max($0, abs($1)) }
      #expect(largest > 0)
      for (i, value) in array.values.enumerated() {
        let mean = parts.map { $0[index].values[i] }.reduce(0, +) / Double(parts.count)
        #expect(abs(mean - value) < 1e-12 * largest, "\(array.name) \(i)")
      }
    }
  }
}
