import Numerics
import Schemas

/// A kind of loss: its options with their keys in a config, its values and its slopes. One kind is one file;
/// `LossKind.allCases` lists them.
///
/// What computes is reached through an existential once a batch; it carries `@_specialize` for both precisions.
package protocol LossOptions: KindOptions {
  /// The activation that the outputs must have; `nil` for any. Of the cross-entropies it is the one whose logits they take,
  /// for which ∂loss/∂z is p − y: stable at any logit. A loss that has one is for classes.
  static var naturalActivation: ActivationKind? { get }
  /// Whether it is for numbers and not for classes.
  static var isForNumbers: Bool { get }
  /// Whether it is a mean over a sample's outputs too, and not their sum.
  static var isMeanOverOutputs: Bool { get }
  /// What a single output must be above for class 1: halfway between the values that the classes are to give.
  static var threshold: Double { get }
  /// It is in units of the targets to this power.
  static var unitPower: Int { get }
  /// What jumps where it has another formula on the other side of some outputs; `nil` where it has one formula.
  static var kink: Kink? { get }

  /// What an output is to give for a class.
  ///
  /// - Parameters:
  ///   - target: 1 for the class of the output, or class 1 of a single one; else 0.
  ///   - outputs: of the network.
  func target(_ target: Double, outputs: Int) -> Double

  /// How far an output is beyond a kink, negative before it.
  func beyondKink(_ output: Double, _ target: Double) -> Double

  /// The loss of every output.
  func losses<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into losses: UnsafeMutablePointer<Scalar>)

  /// The sum over the samples, each times its weight, where it is not that of `losses`; else `nil`.
  func sum<Scalar: Real>(_ batch: LossBatch<Scalar>, weight: (_ sample: Int) -> Double) -> Double?

  /// The slope of the mean loss by every output, by z when the batch is from logits, else by a.
  func slopes<Scalar: Real>(
    _ batch: LossBatch<Scalar>, into slopes: UnsafeMutablePointer<Scalar>)
}

extension LossOptions {
  package static var naturalActivation: ActivationKind? { nil }
  package static var isForNumbers: Bool { false }
  package static var isMeanOverOutputs: Bool { true }
  package static var threshold: Double { 0.5 }
  package static var unitPower: Int { 0 }
  package static var kink: Kink? { nil }
  package func target(_ target: Double, outputs: Int) -> Double { target }
  package func beyondKink(_ output: Double, _ target: Double) -> Double { .infinity }
  package func sum<Scalar: Real>(
    _ batch: LossBatch<Scalar>, weight: (_ sample: Int) -> Double
  ) -> Double? { nil }
}
