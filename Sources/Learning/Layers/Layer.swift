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
  /// Whether it gives what it takes and is not run.
  let isIdentity: Bool

  init(_ spec: LayerSpec, after input: [Int], _ body: any LayerBody) {
    self.spec = spec
    self.body = body
    inputShape = input
    outputShape = body.output
    inputs = input.product
    units = body.output.product
    activation = body.activation
    isIdentity = body.isIdentity
  }

  public var kind: LayerKind { spec.kind }
  /// What a diagram says of it: "dropout 0.5".
  public var title: String {
    let detail = spec.options.detail
    return kind.shortName + (detail.isEmpty ? "" : " \(detail)")
  }

  /// What decides its function at inference besides parameters and activation: "dense 3"; `nil` where it gives what it takes.
  public var function: String? { spec.options.function }

  /// What a layer is follows from its options and what it takes.
  public static func == (a: Layer, b: Layer) -> Bool {
    a.spec == b.spec && a.inputShape == b.inputShape
  }
}
