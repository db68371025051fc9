import Numerics

/// How the values to be predicted become what a network learns, and how its outputs become values again:
/// output = (value − mean) / deviation, value = output · deviation + mean.
///
/// A network starts with outputs near 0 that move by about the learning rate, so targets far from 0 or 1 are out of its
/// reach.
public struct TargetScale: Sendable, Equatable {
  public let mean: Double
  /// Of the population; 1 where all values are the same.
  public let deviation: Double

  /// Outputs are the values themselves.
  public static let identity = TargetScale(mean: 0, deviation: 1)

  public init(mean: Double, deviation: Double) {
    precondition(deviation > 0)
    self.mean = mean
    self.deviation = deviation
  }

  /// The scale by which some values have mean 0 and deviation 1.
  public init(of values: [Double]) {
    let scale = Standardization(of: Matrix(rows: values.count, columns: 1, elements: values))
    self.init(mean: scale.means[0], deviation: scale.deviations[0])
  }

  /// What a network gives for a value.
  func output(_ value: Double) -> Double { (value - mean) / deviation }

  /// The value that an output of a network stands for.
  public func value(_ output: Double) -> Double { output * deviation + mean }

  /// A loss of the network's outputs in the units of the values: the mean squared error and Huber's times deviation², the
  /// mean absolute error times deviation; so Huber's δ counts deviations. What regularisation adds is
  /// multiplied alike, as it is weighed against the loss of outputs.
  func lossFactor(_ loss: LossKind) -> Double {
    (0..<loss.type.unitPower).reduce(1) { factor, _ in factor * deviation }
  }
}
