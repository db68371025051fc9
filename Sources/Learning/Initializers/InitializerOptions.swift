import Config

/// A kind of initialiser: its options with their keys in a config, and what it draws weights from. One kind is one file;
/// `InitializerKind.allCases` lists them.
package protocol InitializerOptions: Sendable, Equatable {
  /// What a config calls it.
  static var name: String { get }
  /// Its formula, for the reference of the config.
  static var summary: String { get }
  static var fields: [Field<Self>] { get }

  /// With default options.
  init()

  /// - Parameters:
  ///   - inputs: the fan-in: of a dense layer the inputs of a unit, of a convolution times the positions of its kernel.
  ///   - units: the fan-out: of a dense layer its units, of a convolution times the positions of its kernel.
  func distribution(inputs: Double, units: Double) -> WeightDistribution
}

extension InitializerOptions {
  package static var fields: [Field<Self>] { [] }
}
