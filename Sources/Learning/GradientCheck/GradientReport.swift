/// How far analytic gradients are from differences of the loss, parameter by parameter.
public struct GradientReport: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    /// "layers.0.weight".
    public let name: String
    /// How many numbers were checked.
    public let count: Int
    /// How many of them are so near to a kink of the loss that no difference tells their slope; they are in no error.
    public let undecided: Int
    /// ‖∂loss/∂parameter‖, analytic.
    public let norm: Double
    /// ‖analytic − numeric‖ / (‖analytic‖ + ‖numeric‖), without what rounding of the loss explains. Of a gradient so small
    /// that rounding of the loss drowns it, relative to 10⁻³ times the loss instead.
    public let relativeError: Double
  }

  /// In the order of the network's parameters.
  public let rows: [Row]
  /// The samples on which the loss was taken.
  public let samples: Int

  /// The relative error that a right gradient stays below in `Double`.
  public static let tolerance = 1e-7

  public var worst: Row? { rows.max { $0.relativeError < $1.relativeError } }
  /// Whether every gradient that can be decided is right.
  public var isRight: Bool { rows.allSatisfy { $0.relativeError <= Self.tolerance } }
  /// Numbers whose slope no difference tells.
  public var undecided: Int { rows.map(\.undecided).reduce(0, +) }
}
