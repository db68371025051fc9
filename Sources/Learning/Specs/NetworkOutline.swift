/// The shapes and parameters of a network without any numbers.
public struct NetworkOutline: Sendable {
  public let layers: [Layer]
  public let slots: [ParameterSlot]
  /// How many numbers training learns.
  public let trainedCount: Int

  init(_ plan: NetworkPlan) {
    layers = plan.layers
    slots = plan.slots
    trainedCount = plan.trainableCount
  }

  /// How many numbers a batch holds in training: what each layer takes, gives and keeps for the way back.
  ///
  /// - Parameter batchSize: samples.
  public func batchNumbers(_ batchSize: Int) -> Int {
    let layout = PassLayout(layers, keeping: .gradients, fixed: layers.fixedCount(slots))
    return layout.total.count(stride: Panel<Float>.stride(samples: batchSize))
  }

  /// How many numbers training learns or could learn: those of frozen layers too, but no running statistics.
  public var parameterCount: Int {
    slots.filter { $0.role != .statistic }.map(\.range.count).reduce(0, +)
  }
}
