/// What is known of a run before training and after it: whether a figure suits it.
public struct RunFacts: Sendable, Equatable {
  /// The names of the samples' coordinates, before they become the network's inputs.
  public var columns: [String]
  /// 0 for regression.
  public var classCount: Int
  /// The units of each dense layer but the last.
  public var hiddenWidths: [Int]
  /// [channels, height, width] of samples that are images; `nil` for others.
  public var imageShape: [Int]?
  /// From the first on; empty where they are not known.
  public var layers: [Layer]
  /// Whether training images are changed anew in every epoch.
  public var isAugmented: Bool
  public var trainingCount: Int
  public var validationCount: Int
  public var testCount: Int

  public init(
    columns: [String], classCount: Int, hiddenWidths: [Int], imageShape: [Int]? = nil,
    layers: [Layer] = [], isAugmented: Bool = false, trainingCount: Int = 1,
    validationCount: Int = 1, testCount: Int = 1
  ) {
    self.columns = columns
    self.classCount = classCount
    self.hiddenWidths = hiddenWidths
    self.imageShape = imageShape
    self.layers = layers
    self.isAugmented = isAugmented
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.testCount = testCount
  }
}
