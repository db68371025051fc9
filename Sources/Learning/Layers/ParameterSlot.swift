/// Where a parameter lies among the values of a network.
public struct ParameterSlot: Sendable, Equatable {
  public enum Role: Sendable {
    /// A dense layer's [units, inputs]: what L1 and L2 act on.
    case weight
    case bias
    /// γ and β of batch normalisation.
    case scale, shift
    /// A running mean or variance: moved by training, not by a gradient.
    case statistic
  }

  /// PyTorch's name: "layers.0.weight".
  public let name: String
  public let shape: [Int]
  public let role: Role
  public let range: Range<Int>

  public var isTrainable: Bool { role != .statistic }
}
