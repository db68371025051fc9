import Numerics
import Testing

@testable import Learning

struct PReLUTests {
  /// α ¼ of channel 0 and ½ of channel 1; ∂loss/∂α is Σ δ x below 0.
  @Test func byHand() throws {
    var layer = try SingleLayer(.prelu(), input: [2, 1, 2], samples: 2)
    #expect(layer.network.parameter("layers.0.weight")?.values == [0.25, 0.25])
    try layer.network.restore(NamedArray("layers.0.weight", shape: [2], values: [0.25, 0.5]))
    let x = Matrix<Double>(rows: 4, columns: 2, elements: [1, -4, 0, -8, -2, 3, 6, -6])
    let upstream = Matrix<Double>(rows: 4, columns: 2, elements: [1, 2, 3, 4, 5, 6, 7, 8])
    let result = layer.run(x, upstream: upstream)
    #expect(result.z.elements == [1, -1, 0, -2, -1, 3, 6, -3])
    #expect(result.dx.elements == [1, 0.5, 0.75, 1, 2.5, 6, 7, 4])
    // 2 · −4 + 3 · 0 + 4 · −8 and 5 · −2 + 8 · −6.
    #expect(result.gradients["layers.0.weight"] == [-40, -58])
  }

  @Test func gradients() throws {
    var random = RandomState(seed: 3)
    let network = try Network<Double>(
      [
        .conv2d(3, kernel: 2), .prelu(start: -0.5), .maxPool(), .flatten, .dense(4, .linear),
        .prelu(), .prelu(isTrainable: false), .dense(1, .sigmoid),
      ], input: [1, 4, 4], initializer: InitializerSpec(kind: .heNormal), random: &random)
    let data = Dataset.random(20, features: 16)
    let report = GradientCheck(data, spec: TrainingSpec(), outputs: 1, samples: 20).run(network)
    #expect(report.rows.map(\.name).contains("layers.5.weight"))
    #expect(!report.rows.map(\.name).contains("layers.6.weight"))
    #expect(report.isRight, "\(report.rows)")
  }
}
