import Kernels
import Schemas

/// A kind of activation: its options with their keys in a config, and its function. One kind is one file;
/// `ActivationKind.allCases` lists them.
package protocol ActivationOptions: KindOptions {
  /// The values it can take, where it is bounded.
  static var range: ClosedRange<Double>? { get }
  /// Whether its variance falls by about a half from a layer to the next, which weights must make up for.
  static var halvesVariance: Bool { get }
  /// How its units stop learning; `nil` where they do not.
  static var standstill: Standstill? { get }

  /// The kernel that computes it; `nil` where it looks at all units at once.
  var elementwise: ElementwiseActivation? { get }
  /// Its numbers, where they are not 0: "0.01".
  var detail: String { get }
  /// Where its slope, or the slope's own slope, jumps.
  var kinks: [Double] { get }
  /// What jumps there.
  static var kink: Kink { get }
}

extension ActivationOptions {
  package static var range: ClosedRange<Double>? { nil }
  package static var halvesVariance: Bool { false }
  package static var standstill: Standstill? { nil }
  package var detail: String { "" }
  package var kinks: [Double] { [] }
  package static var kink: Kink { .activation }
}

/// One with a number α.
package protocol ParametricActivation: ActivationOptions {
  var alpha: Double { get set }
}

extension ParametricActivation {
  package var detail: String { alpha == 0 ? "" : "\(alpha)" }
}

/// How the units of an activation stop learning.
public enum Standstill: Sendable {
  /// Their slope is 0 on every sample.
  case dead
  /// They are near a bound, where their slope is small.
  case saturated
}
