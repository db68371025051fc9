import Numerics
import Testing

@testable import Learning

/// Losses, activations and gradients of networks of three layers against PyTorch in float64.
struct NetworkParityTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Expected: Decodable, Sendable {
      struct Layer: Decodable, Sendable {
        let z, a: [[Double]]
      }
      let layers: [Layer]
      let data_loss, loss: Double
      let dW: [[[Double]]]
      let db: [[Double]]
    }
    let loss_kind: String
    let activations: [String]
    let x, target: [[Double]]
    let W: [[[Double]]]
    let b: [[Double]]
    let l2: Double
    let expect: Expected

    var testDescription: String { "\(loss_kind) \(activations) l2 \(l2)" }
  }

  struct File: Decodable { let mlp: [Case] }

  static let activations: [String: ActivationKind] = [
    "sigmoid": .sigmoid, "tanh": .tanh, "relu": .relu, "leaky_relu": .leakyRelu, "elu": .elu,
    "gelu": .gelu, "softplus": .softplus, "swish": .silu, "linear": .linear, "softmax": .softmax,
  ]
  static let losses: [String: LossKind] = [
    "bce": .binaryCrossEntropy, "cce": .categoricalCrossEntropy, "mse": .meanSquaredError,
  ]

  static let cases = (try? Reference.load("parity", as: File.self).mlp) ?? []

  @Test func allAreThere() { #expect(Self.cases.count == 30) }

  @Test(arguments: cases) func agrees(_ reference: Case) throws {
    let loss = try #require(Self.losses[reference.loss_kind])
    let specs = try zip(reference.activations, reference.b).map {
      LayerSpec.dense($1.count, try #require(Self.activations[$0]))
    }
    var network = try Network<Double>(specs, inputCount: reference.x[0].count)
    var arrays: [NamedArray<Double>] = []
    for (index, (w, b)) in zip(reference.W, reference.b).enumerated() {
      let weights = Self.matrix(w).transposed
      arrays.append(
        NamedArray(
          "layers.\(index).weight", shape: [weights.rows, weights.columns],
          values: weights.elements))
      arrays.append(NamedArray("layers.\(index).bias", b))
    }
    try network.restore(arrays)
    let inputs = Self.matrix(reference.x).transposed
    let traces = network.forward(inputs)
    for (trace, expected) in zip(traces, reference.expect.layers) {
      #expect(relativeError(trace.z.elements, Self.matrix(expected.z).transposed.elements) < 1e-12)
      #expect(relativeError(trace.a.elements, Self.matrix(expected.a).transposed.elements) < 1e-12)
    }
    let result = network.differentiate(
      loss, inputs: inputs, targets: Self.matrix(reference.target).transposed,
      regularization: Regularization(l2: reference.l2))
    #expect(relativeError([result.loss], [reference.expect.loss]) < 1e-12)
    for gradient in result.gradients {
      let index = try #require(Int(gradient.name.split(separator: ".")[1]))
      let expected =
        gradient.shape.count == 2
        ? Self.matrix(reference.expect.dW[index]).transposed.elements : reference.expect.db[index]
      #expect(relativeError(gradient.values, expected) < 1e-12, "\(gradient.name)")
    }
  }

  static func matrix(_ rows: [[Double]]) -> Matrix<Double> {
    Matrix(rows: rows.count, columns: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
