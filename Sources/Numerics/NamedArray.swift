/// Numbers with a name and a shape, row after row: a parameter, a gradient, an optimiser's moment.
public struct NamedArray<Element: Sendable & Equatable>: Sendable, Equatable {
  /// "layers.0.weight".
  public let name: String
  /// [3, 2].
  public let shape: [Int]
  public var values: [Element]

  /// - Precondition: as many values as the shape holds.
  public init(_ name: String, shape: [Int], values: [Element]) {
    precondition(values.count == shape.reduce(1, *), "a shape holds as many values as it says")
    self.name = name
    self.shape = shape
    self.values = values
  }

  public init(_ name: String, _ values: [Element]) {
    self.init(name, shape: [values.count], values: values)
  }
}
