/// Gives every parameter of a network its place: those that gradients move first, running statistics after them.
struct NetworkPlan {
  private(set) var layers: [Layer] = []
  private(set) var slots: [ParameterSlot] = []
  let trainableCount: Int
  private var width: Int
  private var nextTrainable = 0
  private var nextStatistic: Int

  init(_ specs: [LayerSpec], inputCount: Int) {
    var width = inputCount
    var count = 0
    for spec in specs {
      switch spec.kind {
      case .dense:
        count += (width + 1) * spec.units
        width = spec.units
      case .batchNormalization: count += 2 * width
      case .dropout: break
      }
    }
    trainableCount = count
    nextStatistic = count
    self.width = inputCount
    for spec in specs { append(spec) }
  }

  private mutating func append(_ spec: LayerSpec) {
    switch spec.kind {
    case .dense:
      layers.append(
        .dense(
          Dense(
            inputs: width, units: spec.units, activation: spec.activation,
            weight: place("weight", [spec.units, width], .weight),
            bias: place("bias", [spec.units], .bias))))
      width = spec.units
    case .batchNormalization:
      layers.append(
        .batchNormalization(
          BatchNormalization(
            units: width, activation: spec.activation, momentum: spec.momentum,
            epsilon: spec.epsilon, scale: place("weight", [width], .scale),
            shift: place("bias", [width], .shift),
            mean: place("running_mean", [width], .statistic),
            variance: place("running_var", [width], .statistic))))
    case .dropout:
      layers.append(.dropout(Dropout(units: width, rate: spec.rate)))
    }
  }

  private mutating func place(
    _ name: String, _ shape: [Int], _ role: ParameterSlot.Role
  ) -> Range<Int> {
    let start = role == .statistic ? nextStatistic : nextTrainable
    let range = start..<(start + shape.reduce(1, *))
    if role == .statistic {
      nextStatistic = range.upperBound
    } else {
      nextTrainable = range.upperBound
    }
    slots.append(
      ParameterSlot(
        name: "layers.\(layers.count).\(name)", shape: shape, role: role, range: range))
    return range
  }
}
