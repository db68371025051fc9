import CLibrary
import Numerics

/// Moves parameters along their gradients, with what it remembers of earlier ones.
struct Optimizer<Scalar: Real>: Sendable {
  let spec: OptimizerSpec
  private let count: Int
  /// As many rows of `count` numbers as the kind remembers; 0 before the first update.
  private var memory: AlignedBuffer<Scalar>

  init(_ spec: OptimizerSpec, count: Int) {
    self.spec = spec
    self.count = count
    memory = AlignedBuffer(count: spec.kind.memoryNames.count * count)
  }

  /// - Parameters:
  ///   - rate: η of this update.
  ///   - step: updates done before this one.
  mutating func update(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>, rate: Double,
    step: Int
  ) {
    let kernels = Scalar.kernels
    let (eta, epsilon) = (Scalar(rate), Scalar(spec.epsilon))
    if spec.weightDecay > 0 {
      kernels.scale(values, by: Scalar(1 - rate * spec.weightDecay), count: count)
    }
    let count = count
    memory.withMutablePointer { first in
      let second = first + count
      switch spec.kind {
      case .gradientDescent, .sgd: kernels.descend(values, gradients, rate: eta, count: count)
      case .momentum, .nesterov:
        kernels.momentum(
          values, gradients, first, rate: eta, momentum: Scalar(spec.momentum),
          looksAhead: spec.kind == .nesterov, count: count)
      case .adagrad:
        kernels.scaled(
          values, gradients, first, rate: eta, keep: 1, add: 1, epsilon: epsilon, count: count)
      case .rmsprop:
        kernels.scaled(
          values, gradients, first, rate: eta, keep: Scalar(spec.decay),
          add: Scalar(1 - spec.decay), epsilon: epsilon, count: count)
      case .adam, .adamW:
        let t = Double(step + 1)
        kernels.adam(
          values, gradients, first, second, rate: Scalar(rate / (1 - pow(spec.beta1, t))),
          beta1: Scalar(spec.beta1), alpha1: Scalar(1 - spec.beta1), beta2: Scalar(spec.beta2),
          alpha2: Scalar(1 - spec.beta2),
          rootCorrection: Scalar(1 / (1 - pow(spec.beta2, t)).squareRoot()), epsilon: epsilon,
          count: count)
      }
    }
  }

  /// What it remembers: "optimizer.m.layers.0.weight".
  func moments(_ network: Network<Scalar>) -> [NamedArray<Scalar>] {
    let numbers = memory.values
    return spec.kind.memoryNames.enumerated().flatMap { row, name in
      network.trainableSlots.map { slot in
        let start = row * count + slot.range.lowerBound
        return NamedArray(
          "optimizer.\(name).\(slot.name)", shape: slot.shape,
          values: Array(numbers[start..<(start + slot.range.count)]))
      }
    }
  }

  /// Takes over what another one remembered.
  mutating func restore(
    _ state: ResumeState<Scalar>, _ network: Network<Scalar>
  ) throws(ResumeError) {
    for (row, name) in spec.kind.memoryNames.enumerated() {
      for slot in network.trainableSlots {
        let name = "optimizer.\(name).\(slot.name)"
        guard let array = state.tensors.first(where: { $0.name == name }) else {
          throw .missing(name)
        }
        guard array.shape == slot.shape else { throw .unusable(name) }
        let start = row * count + slot.range.lowerBound
        memory.withMutablePointer { memory in
          for (i, value) in array.values.enumerated() { memory[start + i] = value }
        }
      }
    }
  }
}

extension OptimizerKind {
  /// What it remembers for each parameter.
  public var memoryNames: [String] {
    switch self {
    case .gradientDescent, .sgd: []
    case .momentum, .nesterov: ["velocity"]
    case .adagrad, .rmsprop: ["squares"]
    case .adam, .adamW: ["m", "v"]
    }
  }
}
