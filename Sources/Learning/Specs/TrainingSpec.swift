/// How a network is trained.
public struct TrainingSpec: Sendable, Equatable {
  public var loss: LossKind
  /// Passes over the training set; 1...10,000,000.
  public var epochs: Int
  public var optimizer: OptimizerSpec
  /// Samples a step; `nil` for the whole training set, as is any number above its size. Mini-batches are drawn in a new
  /// order every epoch.
  public var batchSize: Int?
  public var regularization: Regularization

  public static let epochCounts = 1...10_000_000
  public static let batchSizes = 1...1_000_000

  public init(
    loss: LossKind = .binaryCrossEntropy, epochs: Int = 20_000,
    optimizer: OptimizerSpec = OptimizerSpec(), batchSize: Int? = nil,
    regularization: Regularization = .none
  ) {
    self.loss = loss
    self.epochs = epochs
    self.optimizer = optimizer
    self.batchSize = batchSize
    self.regularization = regularization
  }
}
