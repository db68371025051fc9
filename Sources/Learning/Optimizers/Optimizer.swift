import Numerics

/// Moves parameters along their gradients, with what it remembers of earlier ones.
struct Optimizer<Scalar: Real>: Sendable, Equatable {
  let spec: OptimizerSpec

  init(_ spec: OptimizerSpec, _ network: Network<Scalar>) {
    self.spec = spec
    count = network.trainableCount
  }

  private let count: Int

  func update(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafeMutablePointer<Scalar>, step: Int
  ) {
    Scalar.kernels.descend(
      values, UnsafePointer(gradients), rate: Scalar(spec.learningRate), count: count)
  }

  /// What it remembers, by name.
  func moments(_ network: Network<Scalar>) -> [NamedArray<Scalar>] { [] }

  mutating func restore(
    _ state: ResumeState<Scalar>, _ network: Network<Scalar>
  ) throws(ResumeError) {}
}
