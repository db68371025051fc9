import Schemas

/// A kind of initialiser: its options with their keys in a config, and what it draws weights from. One kind is one file;
/// `InitializerKind.allCases` lists them.
package protocol InitializerOptions: KindOptions {
  /// - Parameters:
  ///   - inputs: the fan-in: of a dense layer the inputs of a unit, of a convolution times the positions of its kernel.
  ///   - units: the fan-out: of a dense layer its units, of a convolution times the positions of its kernel.
  func distribution(inputs: Double, units: Double) -> WeightDistribution
}
