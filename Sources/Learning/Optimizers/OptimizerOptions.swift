import Numerics
import Schemas

/// A kind of optimiser: its options with their keys in a config, what it remembers, and one update. One kind is one file;
/// `OptimizerKind.allCases` lists them.
package protocol OptimizerOptions: KindOptions {
  /// η of a config that says none.
  static var defaultLearningRate: Double { get }
  /// λ of a config that says none.
  static var defaultWeightDecay: Double { get }
  /// Whether a step is over the whole training set, which makes it an epoch.
  static var isFullBatch: Bool { get }
  /// What it remembers for each parameter, 0 before the first update.
  static var memoryNames: [String] { get }

  /// Moves `count` parameters along their gradients, each on its own: several threads may move some each.
  ///
  /// Reached through an existential once a step; it carries `@_specialize` for both precisions.
  ///
  /// - Parameters:
  ///   - memory: `count` numbers for each of `memoryNames`, which begin `memoryStep` numbers apart.
  ///   - rate: η of this update.
  ///   - step: updates done before this one.
  func update<Scalar: Real>(
    _ values: UnsafeMutablePointer<Scalar>, _ gradients: UnsafePointer<Scalar>,
    _ memory: UnsafeMutablePointer<Scalar>, rate: Double, step: Int, memoryStep: Int,
    count: Int)
}

extension OptimizerOptions {
  package static var defaultWeightDecay: Double { 0 }
  package static var isFullBatch: Bool { false }
  package static var memoryNames: [String] { [] }
}
