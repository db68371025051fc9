import Numerics
import Testing

@testable import Learning

/// Five updates of every optimiser, and twenty of every schedule, against PyTorch.
struct OptimizerTests {
  private struct Parity: Decodable {
    struct Optimizers: Decodable {
      struct Case: Decodable {
        struct Options: Decodable {
          let rate: Double
          let alpha: Double?
          let epsilon: Double?
          let decay: Double?

          private enum CodingKeys: String, CodingKey {
            case rate = "lr"
            case alpha
            case epsilon = "eps"
            case decay = "weight_decay"
          }
        }
        let name: String
        let options: Options
        let parameters: [[Double]]

        private enum CodingKeys: String, CodingKey {
          case name, options
          case parameters = "parameters_after_each_step"
        }
      }
      let start: [Double]
      let gradients: [[Double]]
      let cases: [Case]
    }
    struct Schedules: Decodable {
      struct Case: Decodable {
        let name: String
        let rates: [Double]

        private enum CodingKeys: String, CodingKey {
          case name
          case rates = "lr"
        }
      }
      let initial: Double
      let cases: [Case]

      private enum CodingKeys: String, CodingKey {
        case initial = "lr0"
        case cases
      }
    }
    let optimizers: Optimizers
    let schedules: Schedules
  }

  private static let kinds: [String: OptimizerKind] = [
    "sgd": .sgd, "sgd_l2": .sgd, "momentum": .momentum, "nesterov": .nesterov,
    "rmsprop": .rmsprop, "rmsprop_rho0.9": .rmsprop, "adagrad": .adagrad, "adam": .adam,
    "adamw": .adamW,
  ]

  @Test func updatesAsPyTorchDoes() throws {
    let reference = try References.load("parity", as: Parity.self).optimizers
    #expect(reference.cases.count == 9)
    for example in reference.cases {
      let kind = try #require(Self.kinds[example.name])
      let options = example.options
      var own = kind.type.init()
      if let decay = options.alpha { own = RMSprop(decay: decay, epsilon: options.epsilon ?? 1e-8) }
      var optimizer = Optimizer<Double>(
        OptimizerSpec(
          own, learningRate: options.rate,
          weightDecay: kind == .adamW ? options.decay : nil), count: 4)
      var values = reference.start
      for (step, gradients) in reference.gradients.enumerated() {
        var gradients = gradients
        if example.name == "sgd_l2" {
          // PyTorch's weight decay of SGD is the gradient of an L2 term of half the strength.
          let slot = ParameterSlot(name: "w", shape: [4], role: .weight, range: 0..<4)
          let term = Regularization(l2: (options.decay ?? 0) / 2)
          gradients.withUnsafeMutableBufferPointer { g in
            values.withUnsafeBufferPointer { v in
              if let v = v.baseAddress, let g = g.baseAddress { term.add(v, to: g, [slot]) }
            }
          }
        }
        values.withUnsafeMutableBufferPointer { v in
          gradients.withUnsafeBufferPointer { g in
            if let v = v.baseAddress, let g = g.baseAddress {
              optimizer.update(v, g, rate: options.rate, step: step)
            }
          }
        }
        #expect(
          relativeError(values, example.parameters[step], floor: 1e-12) < 1e-12,
          "\(example.name), step \(step)")
      }
    }
  }

  private struct Distances: Decodable {
    struct Case: Decodable {
      let kind: String
      /// In float64, after each of `steps`.
      let exact: [[Double]]
      /// Of PyTorch's float32 from it.
      let distances: [Double]
    }
    let steps: [Int]
    let start: [Double]
    let gradients: [[Double]]
    let cases: [Case]
  }

  /// In single precision Adam is about as near to float64 as PyTorch's is, which rounds in another order.
  @Test func adamInFloatIsAboutAsNearAsPyTorchs() throws {
    let reference = try References.load("adam_float", as: Distances.self)
    #expect(reference.cases.count == 2 && reference.steps.last == 1000)
    for example in reference.cases {
      let kind = try #require(OptimizerKind(rawValue: example.kind))
      var optimizer = Optimizer<Float>(
        OptimizerSpec(kind: kind), count: reference.start.count)
      var values = reference.start.map { Float($0) }
      for step in 0..<1000 {
        let gradients = reference.gradients[step % reference.gradients.count].map { Float($0) }
        values.withUnsafeMutableBufferPointer { v in
          gradients.withUnsafeBufferPointer { g in
            if let v = v.baseAddress, let g = g.baseAddress {
              optimizer.update(v, g, rate: 0.001, step: step)
            }
          }
        }
        guard let index = reference.steps.firstIndex(of: step + 1) else { continue }
        let errors = zip(values, example.exact[index]).map { Double($0) - $1 }
        let squares = errors.map { $0 * $0 }
        let distance = squares.reduce(0, +).squareRoot()
        #expect(
          distance <= 2 * example.distances[index],
          "\(kind), step \(step + 1): \(distance), PyTorch \(example.distances[index])")
      }
    }
  }

  /// Decoupled decay takes η λ p of every parameter, whatever the optimiser makes of the gradient.
  @Test(arguments: OptimizerKind.allCases) func weightsDecay(kind: OptimizerKind) {
    func update(decay: Double) -> [Double] {
      var optimizer = Optimizer<Double>(
        OptimizerSpec(kind: kind, weightDecay: decay), count: 3)
      var values = [2.0, -1, 0.5]
      let gradients = [0.3, -0.2, 0]
      values.withUnsafeMutableBufferPointer { v in
        gradients.withUnsafeBufferPointer { g in
          if let v = v.baseAddress, let g = g.baseAddress {
            optimizer.update(v, g, rate: 0.1, step: 0)
          }
        }
      }
      return values
    }
    for (plain, (decayed, start)) in zip(
      update(decay: 0), zip(update(decay: 0.5), [2.0, -1, 0.5]))
    {
      #expect(abs(decayed - (plain - 0.1 * 0.5 * start)) < 1e-15)
    }
  }

  private static let schedules: [String: ScheduleSpec] = [
    "step": .step(factor: 0.5, every: 5),
    "exponential": .exponential(factor: 0.9),
    "cosine": .cosine(period: 20, final: 0.001),
    "warmup_cosine": .warmupCosine(5, period: 20),
    "inverse_time": .inverseTime(decay: 0.5),
  ]

  @Test func ratesChangeAsPyTorchs() throws {
    let reference = try References.load("parity", as: Parity.self).schedules
    #expect(reference.cases.count == 5)
    for example in reference.cases {
      let schedule = try #require(Self.schedules[example.name])
      for (t, rate) in example.rates.enumerated() {
        let found = schedule.rate(at: t, initial: reference.initial, length: 20)
        #expect(agree(found, rate, within: 1e-12, floor: 1e-4), "\(example.name) at \(t)")
      }
    }
    #expect(ScheduleSpec.constant.rate(at: 1_000_000, initial: 0.3, length: 10) == 0.3)
  }
}
