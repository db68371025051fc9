/// How far analytic gradients are from differences of the loss, parameter by parameter.
public struct GradientReport: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    /// "layers.0.weight".
    public let name: String
    /// How many numbers were checked.
    public let count: Int
    /// ‖∂loss/∂parameter‖, analytic.
    public let norm: Double
    /// ‖analytic − numeric‖ / (‖analytic‖ + ‖numeric‖). Of a gradient so small that rounding of the loss drowns it, relative
    /// to 10⁻³ times the loss instead.
    public let relativeError: Double
  }

  /// In the order of the network's parameters.
  public let rows: [Row]
  /// The samples on which the loss was taken.
  public let samples: Int

  /// The relative error that a right gradient stays below in `Double`.
  public static let tolerance = 1e-7

  public var worst: Row? { rows.max { $0.relativeError < $1.relativeError } }
  public var isRight: Bool { rows.allSatisfy { $0.relativeError <= Self.tolerance } }
}
