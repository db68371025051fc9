/// Gives every parameter of a network its place: those that gradients move first, those of frozen layers and running
/// statistics after them.
struct NetworkPlan {
  private(set) var layers: [Layer] = []
  private(set) var slots: [ParameterSlot] = []
  let trainableCount: Int
  private var width: Int
  private var nextTrainable = 0
  private var nextFixed: Int

  init(_ specs: [LayerSpec], inputCount: Int) {
    trainableCount =
      NetworkSpec(layers: specs).parameterCount(inputCount: inputCount).trained
    nextFixed = trainableCount
    width = inputCount
    for spec in specs { append(spec) }
  }

  private mutating func append(_ spec: LayerSpec) {
    let activation = Activation(spec.activation, alpha: spec.alpha)
    let isTrainable = spec.isTrainable
    switch spec.kind {
    case .dense:
      layers.append(
        .dense(
          Dense(
            inputs: width, units: spec.units, activation: activation,
            weight: place("weight", [spec.units, width], .weight, isTrainable),
            bias: spec.hasBias ? place("bias", [spec.units], .bias, isTrainable) : nil,
            isTrainable: isTrainable)))
      width = spec.units
    case .batchNormalization:
      layers.append(
        .batchNormalization(
          BatchNormalization(
            units: width, activation: activation, momentum: spec.momentum,
            epsilon: spec.epsilon, scale: place("weight", [width], .scale, isTrainable),
            shift: place("bias", [width], .shift, isTrainable),
            mean: place("running_mean", [width], .statistic),
            variance: place("running_var", [width], .statistic), isTrainable: isTrainable)))
    case .layerNormalization:
      layers.append(
        .layerNormalization(
          LayerNormalization(
            units: width, activation: activation, epsilon: spec.epsilon,
            scale: place("weight", [width], .scale, isTrainable),
            shift: place("bias", [width], .shift, isTrainable), isTrainable: isTrainable)))
    case .dropout:
      layers.append(.dropout(Dropout(units: width, rate: spec.rate)))
    }
  }

  private mutating func place(
    _ name: String, _ shape: [Int], _ role: ParameterSlot.Role, _ isTrainable: Bool = true
  ) -> Range<Int> {
    let isMoved = isTrainable && role != .statistic
    let start = isMoved ? nextTrainable : nextFixed
    let range = start..<(start + shape.reduce(1, *))
    if isMoved { nextTrainable = range.upperBound } else { nextFixed = range.upperBound }
    slots.append(
      ParameterSlot(
        name: "layers.\(layers.count).\(name)", shape: shape, role: role, range: range,
        isTrainable: isTrainable))
    return range
  }
}
