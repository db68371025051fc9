import Numerics
import Testing

@testable import Learning

/// Activations, losses, batch normalisation and dropout alone, against PyTorch in float64.
struct LayerParityTests {
  private struct Parity: Decodable {
    struct Activation: Decodable {
      let name: String
      let z: Rows
      let upstream: Rows
      let y: Rows
      let dz: Rows
    }
    struct Loss: Decodable {
      let name: String
      let input: String
      let x: [[Double]]
      let target: [[Double]]
      let loss: Double
      let dx: [[Double]]
    }
    struct Norm: Decodable {
      let x: Rows
      let gamma: [Double]
      let beta: [Double]
      let upstream: Rows
      let y: Rows
      let runningMean: [Double]
      let runningVariance: [Double]
      let inference: Rows
      let dx: Rows
      let dgamma: [Double]
      let dbeta: [Double]

      private enum CodingKeys: String, CodingKey {
        case x, gamma, beta, upstream, y, dx, dgamma, dbeta
        case runningMean = "running_mean"
        case runningVariance = "running_var"
        case inference = "y_inference_with_those"
      }
    }
    struct Dropout: Decodable {
      let rate: Double
      let mask: [[Double]]
      let x: [[Double]]
      let upstream: [[Double]]
      let y: [[Double]]
      let dx: [[Double]]
    }
    struct Spatial: Decodable { let dropout: Dropout }
    let activations: [Activation]
    let losses: [Loss]
    let batchnorm: [Norm]
    let spatial: Spatial?
    let dropout: Dropout?
  }

  /// One row, several rows, or images, which dense layers do not take.
  private enum Rows: Decodable {
    case matrix([[Double]])
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let row = try? container.decode([Double].self) {
        self = .matrix([row])
      } else if let rows = try? container.decode([[Double]].self) {
        self = .matrix(rows)
      } else {
        self = .other
      }
    }

    var matrix: Matrix<Double>? {
      guard case .matrix(let rows) = self else { return nil }
      return NetworkParityTests.matrix(rows)
    }
  }

  private func parity() throws -> Parity { try References.load("parity") }

  /// A pass through a single layer of so many units, for whatever is done in it.
  private func pass(
    _ specs: [LayerSpec], inputs: Int, samples: Int
  ) throws -> (Network<Double>, Pass<Double>) {
    let network = try Network<Double>(specs, inputCount: inputs)
    return (network, Pass(network, capacity: samples, keeping: .everything))
  }

  @Test func activations() throws {
    let cases = try parity().activations
    #expect(cases.count == 10)
    for example in cases {
      let kind = try #require(NetworkParityTests.activations[example.name])
      // Samples are columns here; only softmax looks at more than one unit.
      let z = try #require(example.z.matrix).transposed
      let upstream = try #require(example.upstream.matrix).transposed
      var (_, pass) = try pass([.dense(z.rows, kind)], inputs: 1, samples: z.columns)
      pass.run(samples: z.columns) { run in
        run.z(0).fill(z, columns: 0..<z.columns)
        run.delta(0).fill(upstream, columns: 0..<z.columns)
        run.activate(run.layers[0].elementwise, run.z(0), into: run.a(0))
        run.multiplyByDerivative(0)
        let y = example.y.matrix?.transposed.elements ?? []
        let dz = example.dz.matrix?.transposed.elements ?? []
        #expect(relativeError(run.a(0).matrix.elements, y, floor: 1e-12) < 1e-12, "\(kind)")
        #expect(relativeError(run.delta(0).matrix.elements, dz, floor: 1e-12) < 1e-12, "\(kind)")
      }
    }
  }

  @Test func losses() throws {
    let cases = try parity().losses
    #expect(cases.count == 6)
    for example in cases {
      let kind = try #require(NetworkParityTests.losses[example.name])
      let activation = example.input == "logits" ? kind.naturalActivation ?? .linear : .linear
      let x = NetworkParityTests.matrix(example.x).transposed
      let targets = NetworkParityTests.matrix(example.target).transposed
      let loss = Loss(LossSpec(kind), activation: activation)
      #expect(loss.isFromLogits == (example.input == "logits"))
      var (_, pass) = try pass([.dense(x.rows, activation)], inputs: 1, samples: x.columns)
      pass.run(samples: x.columns) { run in
        run.z(0).fill(x, columns: 0..<x.columns)
        run.targets.fill(targets, columns: 0..<x.columns)
        run.activate(run.layers[0].elementwise, run.z(0), into: run.a(0))
        // PyTorch loses the smallest of the saturated losses, 4e-18, to rounding.
        #expect(
          agree(run.lossSum(loss) / Double(x.columns), example.loss, within: 1e-12, floor: 1e-5))
        run.differentiate(loss)
        let dx = NetworkParityTests.matrix(example.dx).transposed.elements
        #expect(relativeError(run.outputDelta.matrix.elements, dx, floor: 1e-12) < 1e-12)
      }
    }
  }

  @Test func batchNormalization() throws {
    let cases = try parity().batchnorm.filter { $0.x.matrix != nil }
    #expect(cases.count == 1)
    for example in cases {
      let x = try #require(example.x.matrix).transposed
      let upstream = try #require(example.upstream.matrix).transposed
      var (network, pass) = try pass(
        [.batchNormalization(), .dense(1, .linear)], inputs: x.rows, samples: x.columns)
      for slot in network.slots {
        if slot.role == .scale { network.values.replaceSubrange(slot.range, with: example.gamma) }
        if slot.role == .shift { network.values.replaceSubrange(slot.range, with: example.beta) }
      }
      let layer = try #require(network.layers[0].body as? BatchNormalization.Body)
      var random = RandomState(seed: 1)
      let input = Panel(
        base: UnsafeMutablePointer<Double>.allocate(capacity: x.rows * 16), rows: x.rows,
        stride: Panel<Double>.stride(samples: x.columns), samples: x.columns)
      defer { input.base.deallocate() }
      let start = network.values
      let columns = 0..<x.columns
      pass.run(samples: x.columns) { run in
        var values = start
        var gradients = [Double](repeating: 0, count: values.count)
        run.inputs.fill(x, columns: columns)
        values.withUnsafeMutableBufferPointer { values in
          guard let values = values.baseAddress else { return }
          let pass = withUnsafeMutablePointer(to: &random) { random in
            let mode = PassMode<Double>.training(.init(values: values, random: random))
            layer.forward(run.first(values, mode))
            return run.first(values, .differentiation, below: input)
          }
          let y = example.y.matrix?.transposed.elements ?? []
          #expect(relativeError(run.z(0).matrix.elements, y) < 1e-12)
          run.delta(0).fill(upstream, columns: columns)
          gradients.withUnsafeMutableBufferPointer { gradients in
            guard let gradients = gradients.baseAddress else { return }
            layer.backward(pass, into: gradients)
          }
          #expect(
            relativeError(input.matrix.elements, example.dx.matrix?.transposed.elements ?? [])
              < 1e-12)
          layer.forward(run.first(values, .inference))
          let inferred = example.inference.matrix?.transposed.elements ?? []
          #expect(relativeError(run.z(0).matrix.elements, inferred) < 1e-12)
        }
        #expect(relativeError(Array(gradients[layer.scale]), example.dgamma) < 1e-12)
        #expect(relativeError(Array(gradients[layer.shift]), example.dbeta, floor: 1e-1) < 1e-12)
        #expect(relativeError(Array(values[layer.mean]), example.runningMean) < 1e-12)
        #expect(relativeError(Array(values[layer.variance]), example.runningVariance) < 1e-12)
      }
    }
  }

  @Test func dropout() throws {
    let parity = try parity()
    let example = try #require(parity.dropout ?? parity.spatial?.dropout)
    let x = NetworkParityTests.matrix(example.x).transposed
    let columns = 0..<x.columns
    var (network, pass) = try pass(
      [.dropout(rate: example.rate), .dense(1, .linear)], inputs: x.rows, samples: x.columns)
    let layer = try #require(network.layers[0].body as? Dropout.Body)
    var random = RandomState(seed: 1)
    let kept = 1 / (1 - example.rate)
    let mask = NetworkParityTests.matrix(example.mask.map { $0.map { $0 * kept } }).transposed
    let input = Panel(
      base: UnsafeMutablePointer<Double>.allocate(capacity: x.rows * 16), rows: x.rows,
      stride: Panel<Double>.stride(samples: x.columns), samples: x.columns)
    defer { input.base.deallocate() }
    try network.values.withUnsafeMutableBufferPointer { buffer in
      let values = try #require(buffer.baseAddress)
      try pass.run(samples: x.columns) { run in
        run.inputs.fill(x, columns: columns)
        let pass = withUnsafeMutablePointer(to: &random) { random in
          run.first(values, .training(.init(values: values, random: random)), below: input)
        }
        let places = try #require(layer.mask(pass))
        places.fill(mask, columns: columns)
        layer.multiply(pass.x, by: places, into: pass.z, .one)
        let y = NetworkParityTests.matrix(example.y).transposed.elements
        #expect(relativeError(run.z(0).matrix.elements, y, floor: 1e-12) < 1e-12)
        run.delta(0).fill(
          NetworkParityTests.matrix(example.upstream).transposed, columns: columns)
        layer.backward(pass, into: values)
        let dx = NetworkParityTests.matrix(example.dx).transposed.elements
        #expect(relativeError(input.matrix.elements, dx, floor: 1e-12) < 1e-12)
      }
    }
  }
}
