import Numerics

/// Moves parameters along their gradients, with what it remembers of earlier ones.
struct Optimizer<Scalar: Real>: Sendable {
  let spec: OptimizerSpec
  private let count: Int
  /// As many rows of `count` numbers as the kind remembers; 0 before the first update.
  private var memory: AlignedBuffer<Scalar>

  /// In order; empty where all parameters have one rate.
  private let parts: [RatePart]

  init(_ spec: OptimizerSpec, count: Int, parts: [RatePart] = []) {
    self.spec = spec
    self.count = count
    self.parts = parts
    memory = AlignedBuffer(count: spec.kind.memoryNames.count * count)
  }

  /// - Parameters:
  ///   - rate: η of this update.
  ///   - step: updates done before this one.
  mutating func update(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>, rate: Double,
    step: Int, _ threads: PassThreads = .one
  ) {
    memory.withMutablePointer { memory in
      @inline(__always)
      func update(_ range: Range<Int>, _ rate: Double) {
        let (start, part) = (range.lowerBound, range.count)
        if spec.weightDecay > 0 {
          Scalar.kernels.scale(
            values + start, by: Scalar(1 - rate * spec.weightDecay), count: part)
        }
        spec.options.update(
          values + start, gradients + start, memory + start, rate: rate, step: step,
          memoryStep: count, count: part)
      }
      for part in parts { update(part.range, rate * part.factor) }
      if !parts.isEmpty { return }
      guard threads.isWorthSharing(count * 30) else { return update(0..<count, rate) }
      threads.share(numbers: count, operations: 30) { update($0, rate) }
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
