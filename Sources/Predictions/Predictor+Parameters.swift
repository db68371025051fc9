extension Predictor {
  /// How many numbers the network has learnt, also those of frozen layers.
  package var parameterCount: Int {
    network.slots.filter { $0.role != .statistic }.map(\.range.count).reduce(0, +)
  }
}
