/// Where a parameter lies among the values of a network.
public struct ParameterSlot: Sendable, Equatable {
  public enum Role: Sendable {
    /// A dense layer's [units, inputs], a convolution's [channels, inputs, height, width]: what L1 and L2 act on.
    case weight
    case bias
    /// γ and β of a normalisation.
    case scale, shift
    /// A running mean or variance: moved by training, not by a gradient.
    case statistic
  }

  /// PyTorch's name: "layers.0.weight".
  public let name: String
  public let shape: [Int]
  public let role: Role
  public let range: Range<Int>
  /// Whether a gradient moves it; not a statistic, and not a parameter of a frozen layer.
  public let isTrainable: Bool
  /// What its numbers are before any are drawn: 1 for scales and running variances, else 0.
  let initial: Double

  init(
    name: String, shape: [Int], role: Role, range: Range<Int>, isTrainable: Bool = true,
    initial: Double? = nil
  ) {
    self.name = name
    self.shape = shape
    self.role = role
    self.range = range
    self.isTrainable = isTrainable && role != .statistic
    self.initial = initial ?? (role == .scale ? 1 : 0)
  }
}
