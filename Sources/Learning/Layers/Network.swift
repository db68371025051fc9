import Numerics

/// A feed-forward network: layers as plain values, and all their parameters in one row of numbers.
public struct Network<Scalar: Real>: Sendable, Equatable {
  /// What it takes: [features], or [channels, height, width].
  public let inputShape: [Int]
  public let layers: [Layer]
  /// Every parameter in the order of PyTorch's `state_dict`; those that gradients move come first in `values`.
  public let slots: [ParameterSlot]
  /// How many of `values` gradients move.
  public let trainableCount: Int
  var values: [Scalar]

  /// A network with all parameters at rest: weights, biases and running means 0, scales and running variances 1.
  ///
  /// - Parameter input: [features], or [channels, height, width].
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ specs: [LayerSpec], input: [Int]) throws(NetworkError) {
    guard !input.isEmpty, input.allSatisfy({ $0 > 0 }) else { throw .noInputs }
    guard specs.contains(where: { $0.kind == .dense }), let last = specs.last else {
      throw .noDenseLayer
    }
    guard last.kind == .dense else { throw .lastLayerHasNoActivation(kind: last.kind) }
    let plan = try NetworkPlan(specs, input: input)
    inputShape = input
    layers = plan.layers
    slots = plan.slots
    trainableCount = plan.trainableCount
    values = [Scalar](repeating: 0, count: slots.map(\.range.count).reduce(0, +))
    for slot in slots where slot.initial != 0 {
      for place in slot.range { values[place] = Scalar(slot.initial) }
    }
  }

  /// A network of so many features.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ specs: [LayerSpec], inputCount: Int) throws(NetworkError) {
    try self.init(specs, input: [inputCount])
  }

  /// A network with fresh weights, drawn layer after layer, row after row, as NumPy's `randn(units, inputs)`.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(
    _ specs: [LayerSpec], input: [Int], initializer: InitializerSpec = InitializerSpec(),
    random: inout RandomState
  ) throws(NetworkError) {
    try self.init(specs, input: input)
    values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      for layer in layers { layer.body.draw(into: values, initializer, &random) }
    }
  }

  /// A network of so many features with fresh weights.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(
    _ specs: [LayerSpec], inputCount: Int, initializer: InitializerSpec = InitializerSpec(),
    random: inout RandomState
  ) throws(NetworkError) {
    try self.init(specs, input: [inputCount], initializer: initializer, random: &random)
  }

  /// A network with fresh weights from the stream of its seed.
  ///
  /// - Parameter input: [features], or [channels, height, width].
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ spec: NetworkSpec, input: [Int]) throws(NetworkError) {
    var random = RandomStream.weights.generator(seed: spec.seed)
    try self.init(
      spec.layers, input: input, initializer: spec.initializer, random: &random)
  }

  /// A network of so many features with fresh weights from the stream of its seed.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ spec: NetworkSpec, inputCount: Int) throws(NetworkError) {
    try self.init(spec, input: [inputCount])
  }

  public var inputCount: Int { inputShape.product }
  public var outputCount: Int { layers[layers.count - 1].units }
  /// What the last layer makes of its pre-activations.
  public var outputActivation: ActivationKind { layers[layers.count - 1].activation.kind }
  /// How many numbers training learns.
  public var parameterCount: Int { trainableCount }
  /// Whether a pass in training draws random numbers.
  var drawsInTraining: Bool { layers.contains(where: \.body.isRandom) }
  /// Whether every parameter is a finite number.
  public var isFinite: Bool {
    // x − x is 0 for numbers only, and a sum hides no NaN.
    values.withUnsafeBufferPointer { values in
      var (a, b, c, d): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
      var i = 0
      // Four sums, so that additions need not wait for each other.
      while i &+ 4 <= values.count {
        a += values[i] - values[i]
        b += values[i &+ 1] - values[i &+ 1]
        c += values[i &+ 2] - values[i &+ 2]
        d += values[i &+ 3] - values[i &+ 3]
        i &+= 4
      }
      for value in values[i...] { a += value - value }
      return a + b + c + d == 0
    }
  }
}
