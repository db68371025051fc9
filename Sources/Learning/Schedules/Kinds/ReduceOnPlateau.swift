import Schemas

/// η₀, and `factor` times that whenever the loss stops falling.
struct ReduceOnPlateau: ScheduleOptions {
  static let name = "reduceOnPlateau"
  static let summary =
    """
    η₀, and lower whenever the loss does not fall: PyTorch's `ReduceLROnPlateau`, which after each epoch looks at the loss \
    of the validation samples, or without any at the mean loss of the epoch's batches.
    """

  /// What the rate is multiplied by; above 0, below 1.
  var factor = 0.1
  /// Epochs without a better loss that are put up with; 0...10,000,000.
  var patience = 10
  /// A better loss is below (1 − threshold) times the best one; 0..<1.
  var threshold = 1e-4
  /// Epochs after a reduction in which nothing is counted; 0...10,000,000.
  var cooldown = 0
  /// The rate does not go below this; 0...1000.
  var minimumRate = 0.0

  static var fields: [Field<ReduceOnPlateau>] {
    [
      .number("factor", \.factor, in: 1e-12...0.999_999, isAboveZero: true)
        .documented(
          "What the rate is multiplied by on a plateau. Default 0.1, as in PyTorch and Keras."),
      .integer("patience", \.patience, in: 0...10_000_000)
        .documented(
          """
          Epochs without a better loss that are put up with; the next one lowers the rate. Default 10, as in PyTorch. \
          Keras lowers it with the last of them.
          """),
      .number("threshold", \.threshold, in: 0...0.999_999)
        .documented(
          """
          A loss is better below (1 − threshold) times the best one so far: PyTorch's mode "rel". Default 1e-4. Keras's \
          `min_delta` is a difference instead.
          """),
      .integer("cooldown", \.cooldown, in: 0...10_000_000)
        .documented("Epochs after a lowering in which patience does not count. Default 0."),
      .number("minimumRate", \.minimumRate, in: 0...1000)
        .documented("The rate does not fall below this, PyTorch's `min_lr`. Default 0."),
    ]
  }

  /// The losses of epochs decide, which time does not know.
  func rate(at t: Int, initial: Double, length: Int) -> Double { initial }

  func plateau(rate: Double) -> Plateau? { Plateau(self, rate: rate) }
}

extension ScheduleSpec {
  public static func reduceOnPlateau(
    factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4, cooldown: Int = 0,
    minimumRate: Double = 0
  ) -> ScheduleSpec {
    ScheduleSpec(
      ReduceOnPlateau(
        factor: factor, patience: patience, threshold: threshold, cooldown: cooldown,
        minimumRate: minimumRate))
  }
}
