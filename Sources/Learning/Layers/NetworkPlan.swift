/// The layers of a network, with shapes and places of all parameters.
struct NetworkPlan {
  let layers: [Layer]
  let slots: [ParameterSlot]
  let trainableCount: Int

  /// - Throws: `NetworkError` when the layers make no network of such inputs.
  init(_ specs: [LayerSpec], input: [Int]) throws(NetworkError) {
    // How many parameters gradients move is known after a first pass.
    let trainableCount = try Self.plan(specs, input, trainableCount: 0).plan.trainableCount
    let planned = try Self.plan(specs, input, trainableCount: trainableCount)
    layers = planned.layers
    slots = planned.plan.slots
    self.trainableCount = trainableCount
  }

  private static func plan(
    _ specs: [LayerSpec], _ input: [Int], trainableCount: Int
  ) throws(NetworkError) -> (layers: [Layer], plan: ParameterPlan) {
    var plan = ParameterPlan(trainableCount: trainableCount)
    var layers: [Layer] = []
    var shape = input
    for (index, spec) in specs.enumerated() {
      do throws(LayerError) {
        let body = try plan.within("layers.\(index)") { (plan) throws(LayerError) in
          try spec.options.layer(after: shape, &plan)
        }
        layers.append(Layer(spec, after: shape, body))
        shape = body.output
      } catch {
        throw .layer(index: index, kind: spec.kind, error)
      }
    }
    layers.settleDerivatives()
    return (layers, plan)
  }
}
