import Numerics

/// A network as a point of the space of its parameters: weights, biases and a normalisation's γ and β in the order of `slots`,
/// those of frozen layers too. Running statistics are no parameters.
extension Network {
  /// How many numbers a point has.
  public var pointCount: Int { pointSlots.reduce(0) { $0 + $1.range.count } }

  /// The parameters of the network, `pointCount` numbers.
  public var point: [Scalar] {
    var point: [Scalar] = []
    point.reserveCapacity(values.count)
    for slot in pointSlots { point += values[slot.range] }
    return point
  }

  var pointSlots: [ParameterSlot] { slots.filter { $0.role != .statistic } }
}
