extension Network {
  /// How many of the first layers training neither moves nor draws anything for: frozen ones and those without parameters.
  /// They do in training what they do at inference.
  var fixedLayerCount: Int { layers.fixedCount(slots) }
}

extension [Layer] {
  /// - Parameter slots: of their network.
  func fixedCount(_ slots: [ParameterSlot]) -> Int {
    // "layers.3.weight"
    let first = slots.filter(\.isTrainable).compactMap { slot in
      slot.name.split(separator: ".").dropFirst().first.flatMap { Int($0) }
    }.min()
    return prefix(first ?? 0).prefix { !$0.body.isRandom }.count
  }
}
