/// How well predicted values agree with the true ones, as scikit-learn measures it.
public struct RegressionMetrics: Sendable, Equatable {
  /// 1 − Σ(y − p)² / Σ(y − ȳ)²: 1 is perfect, 0 is as good as the mean. Of constant values 1 when all are met, else 0.
  /// `nil` for a single sample.
  public let rSquared: Double?
  public let meanAbsoluteError: Double
  public let meanSquaredError: Double

  /// - Returns: `nil` for no samples.
  public init?(predicted: [Double], targets: [Double]) {
    guard !targets.isEmpty, predicted.count == targets.count else { return nil }
    let count = Double(targets.count)
    let mean = targets.reduce(0, +) / count
    var (absolute, squares, spread) = (0.0, 0.0, 0.0)
    for (p, y) in zip(predicted, targets) {
      absolute += abs(y - p)
      squares += (y - p) * (y - p)
      spread += (y - mean) * (y - mean)
    }
    meanAbsoluteError = absolute / count
    meanSquaredError = squares / count
    rSquared =
      targets.count < 2 ? nil : spread > 0 ? 1 - squares / spread : squares == 0 ? 1 : 0
  }
}
