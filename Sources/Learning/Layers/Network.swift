import Numerics

/// A feed-forward network: layers as plain values, and all their parameters in one row of numbers.
public struct Network<Scalar: Real>: Sendable, Equatable {
  public let inputCount: Int
  public let layers: [Layer]
  /// Every parameter in the order of PyTorch's `state_dict`; those that gradients move come first in `values`.
  public let slots: [ParameterSlot]
  /// How many of `values` gradients move.
  public let trainableCount: Int
  var values: [Scalar]

  /// A network with all parameters at rest: weights, biases and running means 0, scales and running variances 1.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ specs: [LayerSpec], inputCount: Int) throws(NetworkError) {
    guard inputCount > 0 else { throw .noInputs }
    guard specs.contains(where: { $0.kind == .dense }), let last = specs.last else {
      throw .noDenseLayer
    }
    guard last.kind == .dense else { throw .lastLayerHasNoActivation(kind: last.kind) }
    for (index, spec) in specs.enumerated() where spec.kind == .dense && spec.units < 1 {
      throw .noUnits(layer: index)
    }
    let plan = NetworkPlan(specs, inputCount: inputCount)
    self.inputCount = inputCount
    layers = plan.layers
    slots = plan.slots
    trainableCount = plan.trainableCount
    values = [Scalar](repeating: 0, count: slots.map(\.range.count).reduce(0, +))
    for layer in layers {
      switch layer {
      case .batchNormalization(let norm):
        for place in norm.scale { values[place] = 1 }
        for place in norm.variance { values[place] = 1 }
      case .layerNormalization(let norm): for place in norm.scale { values[place] = 1 }
      case .dense, .dropout: break
      }
    }
  }

  /// A network with fresh weights, drawn layer after layer, row after row, as NumPy's `randn(units, inputs)`.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(
    _ specs: [LayerSpec], inputCount: Int, initializer: InitializerSpec = InitializerSpec(),
    random: inout RandomState
  ) throws(NetworkError) {
    try self.init(specs, inputCount: inputCount)
    for (layer, spec) in zip(layers, specs) {
      guard case .dense(let dense) = layer else { continue }
      let draw = Initializer(
        spec.initializer ?? initializer, inputs: dense.inputs, units: dense.units)
      for place in dense.weight { values[place] = Scalar(draw.next(&random)) }
    }
  }

  /// A network with fresh weights from the stream of its seed.
  ///
  /// - Throws: `NetworkError` when the layers make no network.
  public init(_ spec: NetworkSpec, inputCount: Int) throws(NetworkError) {
    var random = RandomStream.weights.generator(seed: spec.seed)
    try self.init(
      spec.layers, inputCount: inputCount, initializer: spec.initializer, random: &random)
  }

  public var outputCount: Int { layers[layers.count - 1].units }
  /// What the last layer makes of its pre-activations.
  public var outputActivation: ActivationKind { layers[layers.count - 1].activation.kind }
  /// How many numbers training learns.
  public var parameterCount: Int { trainableCount }
  /// Whether a pass in training draws random numbers.
  var drawsInTraining: Bool { layers.contains { $0.kind == .dropout } }
  /// Whether every parameter is a finite number.
  public var isFinite: Bool {
    // x − x is 0 for numbers only, and a sum hides no NaN.
    values.withUnsafeBufferPointer { values in
      var sum: Scalar = 0
      for value in values { sum += value - value }
      return sum == 0
    }
  }
}
