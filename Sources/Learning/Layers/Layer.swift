import Kernels

/// A layer whose shapes are known. Its parameters are ranges among the values of its network, so that an optimiser sees
/// one row of numbers.
public struct Layer: Sendable, Equatable {
  public let spec: LayerSpec
  /// What it takes and gives: [features], or [channels, height, width].
  public let inputShape, outputShape: [Int]
  /// How many numbers it takes and gives.
  public let inputs, units: Int
  public let activation: Activation
  let body: any LayerBody
  /// Of the activation, beside it, since a copy of an existential takes longer.
  let elementwise: ElementwiseActivation?
  /// Whether it gives what it takes and is not run.
  let isIdentity: Bool
  /// Whether its body applies its activation where z and a are the same place.
  let activatesInPlace: Bool
  /// Whether the layer after it multiplies δ by its activation's derivative.
  var isDerivedAbove = false
  /// Whether the layer after it applies its activation, where z and a are the same place.
  var isActivatedAbove = false

  init(_ spec: LayerSpec, after input: [Int], _ body: any LayerBody) {
    self.spec = spec
    self.body = body
    inputShape = input
    outputShape = body.output
    inputs = input.product
    units = body.output.product
    activation = body.activation
    elementwise = activation.elementwise
    isIdentity = body.isIdentity
    activatesInPlace = body.activatesInPlace && elementwise != nil
  }

  public var kind: LayerKind { spec.kind }
  /// What a diagram says of it: "dropout 0.5".
  public var title: String {
    let detail = spec.options.detail
    return kind.shortName + (detail.isEmpty ? "" : " \(detail)")
  }

  /// What a diagram says beside its kind: "2×2".
  public var detail: String { spec.options.detail }

  /// What decides its function at inference besides parameters and activation: "dense 3"; `nil` where it gives what it takes.
  public var function: String? { spec.options.function }

  /// What a layer is follows from its options and what it takes.
  public static func == (a: Layer, b: Layer) -> Bool {
    a.spec == b.spec && a.inputShape == b.inputShape
  }
}

extension [Layer] {
  /// Finds the layers that come one after the other such that the later one can apply the activation of the earlier, or
  /// multiply by its derivative.
  mutating func settleDerivatives() {
    for index in indices.dropFirst() where self[index].body.derivesSource {
      let activation = self[index - 1].elementwise
      self[index - 1].isDerivedAbove =
        !self[index - 1].isIdentity && activation?.usesActivationOnly == true
        && activation != .linear
      // The largest of what ReLU gives is ReLU of the largest. Ties, which it makes of what is below 0, pass no slope on.
      self[index - 1].isActivatedAbove = self[index - 1].isDerivedAbove && activation == .relu
    }
  }
}
