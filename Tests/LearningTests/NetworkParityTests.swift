import Numerics
import Testing

@testable import Learning

/// Losses, activations and gradients of networks of three layers against PyTorch in float64.
struct NetworkParityTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Expectation: Decodable, Sendable {
      struct Layer: Decodable, Sendable {
        let z: [[Double]]
        let a: [[Double]]
      }
      let layers: [Layer]
      let loss: Double
      let weights: [[[Double]]]
      let biases: [[Double]]

      private enum CodingKeys: String, CodingKey {
        case layers, loss
        case weights = "dW"
        case biases = "db"
      }
    }
    let loss: String
    let activations: [String]
    let x: [[Double]]
    let target: [[Double]]
    /// [in][out].
    let weights: [[[Double]]]
    let biases: [[Double]]
    let l2: Double
    let expect: Expectation

    private enum CodingKeys: String, CodingKey {
      case activations, x, target, l2, expect
      case loss = "loss_kind"
      case weights = "W"
      case biases = "b"
    }

    var testDescription: String { "\(loss) \(activations) l2 \(l2)" }
  }

  struct File: Decodable { let mlp: [Case] }

  static let activations: [String: ActivationKind] = [
    "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu, "leaky_relu": .leakyRelu, "elu": .elu,
    "gelu": .gelu, "softplus": .softplus, "swish": .silu, "linear": .linear, "softmax": .softmax,
  ]
  static let losses: [String: LossKind] = [
    "bce": .binaryCrossEntropy, "cce": .categoricalCrossEntropy, "mse": .meanSquaredError,
  ]

  static let cases = (try? References.load("parity", as: File.self).mlp) ?? []

  @Test func allAreThere() { #expect(Self.cases.count == 30) }

  @Test(arguments: cases) func agrees(_ reference: Case) throws {
    let loss = try #require(Self.losses[reference.loss])
    let specs = try zip(reference.activations, reference.biases).map {
      LayerSpec.dense($1.count, try #require(Self.activations[$0]))
    }
    var network = try Network<Double>(specs, inputCount: reference.x[0].count)
    try network.restore(Self.arrays(reference.weights, reference.biases))
    let inputs = Self.matrix(reference.x).transposed
    let traces = network.forward(inputs)
    for (trace, expected) in zip(traces, reference.expect.layers) {
      #expect(relativeError(trace.z.elements, Self.matrix(expected.z).transposed.elements) < 1e-12)
      #expect(relativeError(trace.a.elements, Self.matrix(expected.a).transposed.elements) < 1e-12)
    }
    let result = network.differentiate(
      LossSpec(loss), inputs: inputs, targets: Self.matrix(reference.target).transposed,
      regularization: Regularization(l2: reference.l2))
    #expect(relativeError([result.loss], [reference.expect.loss]) < 1e-12)
    for gradient in result.gradients {
      let index = try #require(Int(gradient.name.split(separator: ".")[1]))
      let expected =
        gradient.shape.count == 2
        ? Self.matrix(reference.expect.weights[index]).transposed.elements
        : reference.expect.biases[index]
      #expect(relativeError(gradient.values, expected) < 1e-12, "\(gradient.name)")
    }
  }

  static func matrix(_ rows: [[Double]]) -> Matrix<Double> {
    Matrix(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  /// Parameters as networks name them, from weights that are [in][out].
  static func arrays(_ weights: [[[Double]]], _ biases: [[Double]]) -> [NamedArray<Double>] {
    zip(weights, biases).enumerated().flatMap { index, layer in
      let weight = matrix(layer.0).transposed
      return [
        NamedArray(
          "layers.\(index).weight", shape: [weight.rows, weight.columns], values: weight.elements),
        NamedArray("layers.\(index).bias", layer.1),
      ]
    }
  }
}
