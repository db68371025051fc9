import Glibc
import Numerics
import Testing

@testable import Learning

struct GradientTests {
  private struct Parity: Decodable {
    struct Case: Decodable {
      struct Expectation: Decodable {
        struct Layer: Decodable {
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
      let weights: [[[Double]]]
      let biases: [[Double]]
      let decay: Double
      let expect: Expectation

      private enum CodingKeys: String, CodingKey {
        case activations, x, target, expect
        case loss = "loss_kind"
        case weights = "W"
        case biases = "b"
        case decay = "l2"
      }
    }
    let mlp: [Case]
  }

  /// Reference weights are [in][out].
  private func layer(
    _ weights: [[Double]], _ biases: [Double], _ activation: ActivationKind
  ) -> DenseLayer<Double> {
    DenseLayer(
      weights: Matrix(
        rows: weights.count, columns: biases.count, elements: weights.flatMap { $0 }
      ).transposed, biases: biases, activation: activation)
  }

  private func data(_ x: [[Double]], _ labels: [Int]) -> Dataset {
    Dataset(
      inputs: Matrix(rows: x.count, columns: x[0].count, elements: x.flatMap { $0 }),
      labels: labels, classNames: ["0", "1"], featureNames: x[0].indices.map { "x\($0)" })
  }

  /// Every pre-activation, activation, loss and gradient of PyTorch's autograd, in Double.
  @Test func agreesWithPyTorch() throws {
    let cases = try References.load("parity", as: Parity.self).mlp.filter { reference in
      reference.loss == "bce" && reference.decay == 0
        && reference.activations.allSatisfy { ActivationKind(rawValue: $0) != nil }
    }
    #expect(cases.count >= 2)
    for reference in cases {
      let kinds = reference.activations.compactMap(ActivationKind.init)
      let network = Network(
        layers: zip(reference.weights.indices, kinds).map {
          layer(reference.weights[$0], reference.biases[$0], $1)
        })
      let labels = reference.target.map { Int($0[0]) }
      var pass = BatchPass(network, data(reference.x, labels))
      pass.differentiate(network)
      let traces = pass.traces(network)
      for (l, expected) in reference.expect.layers.enumerated() {
        for (s, row) in expected.z.enumerated() {
          for (unit, z) in row.enumerated() {
            #expect(agree(traces[l].z[unit, s], z, within: 1e-12))
            #expect(agree(traces[l].a[unit, s], expected.a[s][unit], within: 1e-12))
          }
        }
        let gradient = layer(reference.expect.weights[l], reference.expect.biases[l], kinds[l])
        for (a, b) in zip(pass.gradients[l].weights.elements, gradient.weights.elements) {
          #expect(agree(a, b, within: 1e-12))
        }
        for (a, b) in zip(pass.gradients[l].biases, gradient.biases) {
          #expect(agree(a, b, within: 1e-12))
        }
      }
      let loss = BinaryCrossEntropy.mean(logits: traces[kinds.count - 1].z.elements, labels: labels)
      #expect(agree(loss, reference.expect.loss, within: 1e-12))
    }
  }

  /// Backpropagation against centred differences of the loss, for every parameter.
  @Test(arguments: [ActivationKind.tanh, .sigmoid, .linear])
  func agreesWithFiniteDifferences(activation: ActivationKind) {
    var random = RandomState(seed: 3)
    let spec = NetworkSpec(
      layers: [
        LayerSpec(units: 4, activation: activation), LayerSpec(units: 3, activation: activation),
        LayerSpec(units: 1, activation: .sigmoid),
      ], initializer: InitializerSpec(kind: .normal, standardDeviation: 0.8))
    let network = Network<Double>(spec, inputCount: 2, random: &random)
    let samples = DatasetSpec(kind: .moons, samples: 37, noise: 0.2).draw(seed: 1)
    var pass = BatchPass(network, samples)
    func loss(_ network: Network<Double>) -> Double {
      let z = network.forward(samples.inputs.transposed)[2].z.elements
      return BinaryCrossEntropy.mean(logits: z, labels: samples.labels)
    }
    pass.differentiate(network)
    let step = 1e-6
    for l in network.layers.indices {
      for i in network.layers[l].weights.elements.indices {
        var (up, down) = (network, network)
        up.layers[l].weights.elements[i] += step
        down.layers[l].weights.elements[i] -= step
        let slope = (loss(up) - loss(down)) / (2 * step)
        #expect(abs(pass.gradients[l].weights.elements[i] - slope) < 1e-8)
      }
      for i in network.layers[l].biases.indices {
        var (up, down) = (network, network)
        up.layers[l].biases[i] += step
        down.layers[l].biases[i] -= step
        let slope = (loss(up) - loss(down)) / (2 * step)
        #expect(abs(pass.gradients[l].biases[i] - slope) < 1e-8)
      }
    }
  }
}
