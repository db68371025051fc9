import Schemas

/// A kind of layer: its options with their keys in a config, and the layer that they make after a shape. One kind is one
/// file; `LayerKind.allCases` lists them.
package protocol LayerOptions: KindOptions {
  /// In a diagram: "batch norm.".
  static var shortName: String { get }
  static var role: LayerRole { get }
  /// Whether it has the option `activation`.
  static var hasActivation: Bool { get }

  /// f, applied to its pre-activations; linear for a layer that has none.
  var activation: Activation { get }
  /// Whether training moves its parameters; without effect where it has none.
  var isTrainable: Bool { get set }
  /// Whether a sample's outputs depend on the others of its batch in training.
  var mixesSamples: Bool { get }
  /// What a diagram says beside `shortName`: "0.5".
  var detail: String { get }

  /// What decides its function at inference besides parameters and activation: "dense 3"; `nil` where it gives what it takes.
  var function: String? { get }

  /// The layer for inputs of a shape: [features], or [channels, height, width].
  ///
  /// - Parameter parameters: where it adds its own.
  /// - Throws: `LayerError` when it takes no such shape.
  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody
}

extension LayerOptions {
  package static var shortName: String { name }
  package static var hasActivation: Bool { fields.contains { $0.key == "activation" } }
  package var activation: Activation { Activation(.linear) }
  package var isTrainable: Bool {
    get { true }
    set {}
  }
  package var mixesSamples: Bool { false }
  package var detail: String { "" }
  package var function: String? { Self.name }
}

/// What a layer does in a network, for those who draw it.
public enum LayerRole: Sendable {
  /// A weighted sum of what it takes.
  case weights
  /// Another scale of the same units.
  case normalization
  /// A summary of neighbours.
  case pooling
  /// What it takes, at inference.
  case identity
  /// An activation of its own.
  case activation
}
