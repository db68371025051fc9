/// How good a network is at one moment, as far as it was measured.
public struct Measures: Sendable, Equatable {
  /// On the training set; may not be finite in the last moment of a run that diverged.
  public var loss: Double
  public var validationLoss: Double?
  public var testLoss: Double?
  /// Shares in 0...1; `nil` where there is no such set or no classes.
  public var accuracy: Double?
  public var testAccuracy: Double?
  /// R²; `nil` where there is no such set, or classes.
  public var rSquared: Double?
  public var testRSquared: Double?
  /// ‖∂loss/∂parameters‖ of each layer that has any, in order; empty where they were not recorded.
  public var gradientNorms: [Double]

  public init(
    loss: Double, validationLoss: Double? = nil, testLoss: Double? = nil, accuracy: Double? = nil,
    testAccuracy: Double? = nil, rSquared: Double? = nil, testRSquared: Double? = nil,
    gradientNorms: [Double] = []
  ) {
    self.loss = loss
    self.validationLoss = validationLoss
    self.testLoss = testLoss
    self.accuracy = accuracy
    self.testAccuracy = testAccuracy
    self.rSquared = rSquared
    self.testRSquared = testRSquared
    self.gradientNorms = gradientNorms
  }
}
