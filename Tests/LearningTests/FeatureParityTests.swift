import Numerics
import Testing

@testable import Learning

/// Slopes of activations, losses with their options, layer normalisation and schedules alone, against PyTorch in float64.
struct FeatureParityTests {
  struct File: Decodable {
    struct ActivationCase: Decodable {
      let name: String
      let alpha: Double
      let z: [Double]
      let y: [Double]
      let dz: [Double]
    }
    struct LossCase: Decodable {
      let name: String
      let x: [[Double]]
      let dx: [[Double]]
      let loss: Double
      /// Classes, or numbers for Huber.
      let targets: [Double]
      let delta: Double?
      let smoothing: Double?
      let weights: [Double]?
      let balanced: Bool?
    }
    struct Norm: Decodable {
      let x: [[Double]]
      let gamma: [Double]
      let beta: [Double]
      let upstream: [[Double]]
      let y: [[Double]]
      let dx: [[Double]]
      let dgamma: [Double]
      let dbeta: [Double]
    }
    struct Schedules: Decodable {
      struct Case: Decodable {
        let name: String
        let rates: [Double]
      }
      struct Plateau: Decodable {
        struct Options: Decodable {
          let patience: Int?
          let factor: Double?
          let threshold: Double?
          let cooldown: Int?
          let minimum: Double?

          private enum CodingKeys: String, CodingKey {
            case patience, factor, threshold, cooldown
            case minimum = "min_lr"
          }
        }
        let options: Options
        let rates: [Double]
      }
      let initial: Double
      let cases: [Case]
      let losses: [Double]
      let plateaus: [Plateau]
    }
    let activations: [ActivationCase]
    let losses: [LossCase]
    let layerNormalization: Norm
    let schedules: Schedules
  }

  private func file() throws -> File { try References.load("features") }

  private func pass(
    _ specs: [LayerSpec], inputs: Int, samples: Int
  ) throws -> (Network<Double>, Pass<Double>) {
    let network = try Network<Double>(specs, inputCount: inputs)
    return (network, Pass(network, capacity: samples, keeping: .everything))
  }

  @Test func slopes() throws {
    let cases = try file().activations
    #expect(cases.count == 6)
    for example in cases {
      let kind = try #require(ActivationKind(rawValue: example.name))
      let count = example.z.count
      var (network, pass) = try pass(
        [.dense(1, kind, alpha: example.alpha)], inputs: 1, samples: count)
      network.values = []
      pass.run(samples: count) { run in
        let columns = 0..<count
        run.z(0).fill(Matrix(rows: 1, columns: count, elements: example.z), columns: columns)
        run.delta(0).fill(
          Matrix(rows: 1, columns: count, elements: example.z.map { _ in 1 }), columns: columns)
        run.activate(run.layers[0].elementwise, run.z(0), into: run.a(0))
        run.multiplyByDerivative(0)
        let name = "\(kind) \(example.alpha)"
        #expect(relativeError(run.a(0).matrix.elements, example.y, floor: 1e-12) < 1e-12, "\(name)")
        #expect(
          relativeError(run.delta(0).matrix.elements, example.dz, floor: 1e-12) < 1e-12, "\(name)")
      }
    }
  }

  @Test func losses() throws {
    let cases = try file().losses
    #expect(cases.count == 10)
    for example in cases {
      let kind = try #require(LossKind(rawValue: example.name))
      let x = NetworkParityTests.matrix(example.x).transposed
      let rows = Matrix<Double>(rows: x.columns, columns: 1)
      let classes = max(x.rows, 2)
      let data =
        kind == .huber
        ? Dataset(inputs: rows, targets: example.targets, featureNames: ["x"])
        : Dataset(
          inputs: rows, labels: example.targets.map { Int($0) },
          classNames: (0..<classes).map { "\($0)" }, featureNames: ["x"])
      let weights =
        example.balanced == true
        ? .balanced : example.weights.map { .each($0) } ?? ClassWeights.equal
      let smoothing = example.smoothing ?? 0
      let spec: LossSpec =
        switch kind {
        case .huber: .huber(delta: example.delta ?? 1)
        case .binaryCrossEntropy:
          .binaryCrossEntropy(labelSmoothing: smoothing, classWeights: weights)
        case .categoricalCrossEntropy:
          .categoricalCrossEntropy(labelSmoothing: smoothing, classWeights: weights)
        default: LossSpec(kind, classWeights: weights)
        }
      let activation = kind.naturalActivation ?? .linear
      let loss = Loss(spec.resolved(for: data), activation: activation)
      var (_, pass) = try pass([.dense(x.rows, activation)], inputs: 1, samples: x.columns)
      pass.run(samples: x.columns) { run in
        let columns = 0..<x.columns
        run.z(0).fill(x, columns: columns)
        run.targets.fill(spec.targets(of: data, outputs: x.rows), columns: columns)
        run.activate(run.layers[0].elementwise, run.z(0), into: run.a(0))
        #expect(
          agree(run.lossSum(loss) / Double(x.columns), example.loss, within: 1e-12), "\(spec)")
        run.differentiate(loss)
        let dx = NetworkParityTests.matrix(example.dx).transposed.elements
        #expect(relativeError(run.outputDelta.matrix.elements, dx, floor: 1e-9) < 1e-12, "\(spec)")
      }
    }
  }

  @Test func layerNormalization() throws {
    let example = try file().layerNormalization
    let x = NetworkParityTests.matrix(example.x).transposed
    let columns = 0..<x.columns
    var (network, pass) = try pass(
      [.layerNormalization(), .dense(1, .linear)], inputs: x.rows, samples: x.columns)
    #expect(network.slots.prefix(2).map(\.name) == ["layers.0.weight", "layers.0.bias"])
    let layer = try #require(network.layers[0].body as? LayerNormalization.Body)
    network.values.replaceSubrange(layer.scale, with: example.gamma)
    network.values.replaceSubrange(layer.shift, with: example.beta)
    let below = Panel(
      base: UnsafeMutablePointer<Double>.allocate(capacity: x.rows * 16), rows: x.rows,
      stride: Panel<Double>.stride(samples: x.columns), samples: x.columns)
    defer { below.base.deallocate() }
    var gradients = [Double](repeating: 0, count: network.values.count)
    pass.run(samples: x.columns) { run in
      run.inputs.fill(x, columns: columns)
      network.values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        let pass = run.first(values, .differentiation, below: below)
        layer.forward(pass)
        let y = NetworkParityTests.matrix(example.y).transposed.elements
        #expect(relativeError(run.z(0).matrix.elements, y) < 1e-12)
        run.delta(0).fill(NetworkParityTests.matrix(example.upstream).transposed, columns: columns)
        gradients.withUnsafeMutableBufferPointer { gradients in
          guard let gradients = gradients.baseAddress else { return }
          layer.backward(pass, into: gradients)
        }
      }
    }
    let dx = NetworkParityTests.matrix(example.dx).transposed.elements
    #expect(relativeError(below.matrix.elements, dx) < 1e-11)
    #expect(relativeError(Array(gradients[layer.scale]), example.dgamma) < 1e-12)
    #expect(relativeError(Array(gradients[layer.shift]), example.dbeta) < 1e-12)
    for unit in 0..<x.rows {
      #expect((x.columns..<below.stride).allSatisfy { below.row(unit)[$0] == 0 })
    }
  }

  private static let schedules: [String: ScheduleSpec] = [
    "restarts": .cosineRestarts(period: 5, final: 0.01),
    "restarts2": .cosineRestarts(period: 3, multiplier: 2),
    // A quarter of the 40 that there are.
    "restarts3": ScheduleSpec(kind: .cosineRestarts),
    "oneCycle": .oneCycle(period: 41),
    "oneCycle2": .oneCycle(period: 31, riseShare: 0.45, startDivisor: 10, finalDivisor: 50),
  ]

  @Test func rates() throws {
    let schedules = try file().schedules
    #expect(schedules.cases.count == Self.schedules.count)
    for example in schedules.cases {
      let spec = try #require(Self.schedules[example.name])
      let rates = example.rates.indices.map {
        spec.rate(at: $0, initial: schedules.initial, length: 40)
      }
      #expect(relativeError(rates, example.rates, floor: 1e-6) < 1e-12, "\(example.name)")
    }
  }

  /// PyTorch leaves the edges undefined; no rate may be.
  @Test func shortCycles() {
    for period in 1...4 {
      for rise in [0.0, 0.25, 0.3, 0.5, 1] {
        let spec = ScheduleSpec.oneCycle(period: period, riseShare: rise)
        for t in 0...9 {
          let rate = spec.rate(at: t, initial: 1, length: 9)
          #expect(rate > 0 && rate <= 1, "\(period) \(rise) \(t)")
        }
      }
    }
    let restarts = ScheduleSpec(kind: .cosineRestarts)
    #expect((0...3).map { restarts.rate(at: $0, initial: 1, length: 1) } == [1, 1, 1, 1])
  }

  @Test func plateaus() throws {
    let schedules = try file().schedules
    #expect(schedules.plateaus.count == 5)
    for example in schedules.plateaus {
      let options = example.options
      var plateau = Plateau(
        ReduceOnPlateau(
          factor: options.factor ?? 0.1, patience: options.patience ?? 10,
          threshold: options.threshold ?? 1e-4, cooldown: options.cooldown ?? 0,
          minimumRate: options.minimum ?? 0), rate: schedules.initial)
      let rates = schedules.losses.map { loss in
        plateau.observe(loss)
        return plateau.rate
      }
      #expect(relativeError(rates, example.rates, floor: 1e-12) < 1e-12, "\(options)")
    }
  }
}
