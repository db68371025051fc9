import Numerics
import Testing

@testable import Learning

/// What PyTorch 2.15 computes for `torch.nn.ReLU6` and its gradient.
struct ReLU6Tests {
  private static let z: [Double] = [-3, -0.0, 0, 1e-3, 2.5, 5.999, 6, 6.001, 1e30, .infinity]
  private static let a: [Double] = [0, 0, 0, 1e-3, 2.5, 5.999, 6, 6, 6, 6]
  private static let slopes: [Double] = [0, 0, 0, 1, 1, 1, 0, 0, 0, 0]

  @Test func agreesWithPyTorch() throws {
    let activation = Activation(try #require(ActivationKind(rawValue: "relu6")))
    let kernel = try #require(activation.elementwise)
    func check<Scalar: Real>(_: Scalar.Type) {
      let padding = [Scalar](repeating: .nan, count: 16 - Self.z.count)
      let z = Self.z.map { Scalar($0) } + padding
      var a = z
      Scalar.kernels.activate(kernel, z, into: &a, count: 16)
      #expect(a.prefix(Self.a.count).elementsEqual(Self.a.map { Scalar($0) }))
      #expect(a.last?.isNaN == true)
      var delta = [Scalar](repeating: 2, count: 16)
      Scalar.kernels.multiplyByDerivative(kernel, z: z, a: a, &delta, count: 16)
      #expect(delta.prefix(Self.slopes.count).elementsEqual(Self.slopes.map { 2 * Scalar($0) }))
    }
    check(Float.self)
    check(Double.self)
    #expect(activation.kind.range == 0...6)
  }
}
