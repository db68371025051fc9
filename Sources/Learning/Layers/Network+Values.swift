import Numerics

extension Network {
  /// Every parameter and running statistic by its PyTorch name, weights as [units, inputs].
  public var parameters: [NamedArray<Scalar>] { named(values, slots) }

  /// A parameter by its name: "layers.0.weight".
  public func parameter(_ name: String) -> NamedArray<Scalar>? {
    slots.first { $0.name == name }.map { named(values, [$0])[0] }
  }

  /// Takes over all parameters, in any order.
  ///
  /// - Throws: `NetworkError` when one is missing, is not of this network or has another shape.
  public mutating func restore(_ arrays: [NamedArray<Scalar>]) throws(NetworkError) {
    var restored = self
    var missing = Set(slots.map(\.name))
    for array in arrays {
      try restored.restore(array)
      missing.remove(array.name)
    }
    if let name = missing.min() { throw .missing(name: name) }
    self = restored
  }

  /// Takes over one parameter.
  ///
  /// - Throws: `NetworkError` when it is not of this network or has another shape.
  public mutating func restore(_ array: NamedArray<Scalar>) throws(NetworkError) {
    guard let slot = slots.first(where: { $0.name == array.name }) else {
      throw .unknown(name: array.name)
    }
    guard slot.shape == array.shape else {
      throw .shape(name: slot.name, found: array.shape, expected: slot.shape)
    }
    values.replaceSubrange(slot.range, with: array.values)
  }

  /// Takes over some numbers of a parameter.
  ///
  /// - Parameter offset: of the first among the parameter's.
  /// - Precondition: they do not go beyond its end.
  public mutating func fill(_ slot: ParameterSlot, from offset: Int, with numbers: [Scalar]) {
    let start = slot.range.lowerBound + offset
    precondition(offset >= 0 && start + numbers.count <= slot.range.upperBound)
    values.replaceSubrange(start..<(start + numbers.count), with: numbers)
  }

  /// Numbers that lie as the trainable parameters do, by name: gradients, moments.
  func named(_ numbers: [Scalar], _ slots: [ParameterSlot]) -> [NamedArray<Scalar>] {
    slots.map { NamedArray($0.name, shape: $0.shape, values: Array(numbers[$0.range])) }
  }

  var trainableSlots: [ParameterSlot] { slots.filter(\.isTrainable) }
}
