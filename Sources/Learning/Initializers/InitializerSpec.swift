/// How weights are drawn: the options of some kind. Biases start at 0.
public struct InitializerSpec: Sendable, Equatable {
  package var options: any InitializerOptions

  package init(_ options: any InitializerOptions) { self.options = options }

  /// A kind with its default options.
  public init(kind: InitializerKind = .normal) { options = kind.type.init() }

  /// N(0, deviation); 0...100.
  public static func normal(deviation: Double) -> InitializerSpec {
    InitializerSpec(Normal(standardDeviation: deviation))
  }

  /// U(−limit, limit); 0...100.
  public static func uniform(limit: Double) -> InitializerSpec {
    InitializerSpec(Uniform(limit: limit))
  }

  public var kind: InitializerKind { InitializerKind(type(of: options)) }

  /// - Parameters: the fan-in and the fan-out of the weights.
  func distribution(inputs: Int, units: Int) -> WeightDistribution {
    options.distribution(inputs: Double(inputs), units: Double(units))
  }

  public static func == (a: InitializerSpec, b: InitializerSpec) -> Bool {
    a.options.isEqual(b.options)
  }
}
