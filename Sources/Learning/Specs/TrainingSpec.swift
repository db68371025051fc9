/// How a network is trained.
public struct TrainingSpec: Sendable, Equatable {
  public var loss: LossSpec
  /// Passes over the training set; 1...10,000,000.
  public var epochs: Int
  public var optimizer: OptimizerSpec
  /// Samples a step; `nil` for the whole training set, as is any number above its size. Mini-batches are drawn in a new
  /// order every epoch.
  public var batchSize: Int?
  public var schedule: ScheduleSpec
  /// η of some layers, by their indices, before the schedule; others have the optimiser's.
  public var layerRates: [Int: Double]
  public var regularization: Regularization
  /// The largest norm of all gradients together; longer ones are shortened to it. 1e-12...1e12; `nil` for no limit.
  public var clipNorm: Double?
  /// `nil` to train for all epochs.
  public var earlyStopping: EarlyStoppingSpec?
  /// Of images; `nil` to train with them as they are.
  public var augmentation: AugmentationSpec?
  /// Decides between `Trainer<Float>` and `Trainer<Double>`; a trainer itself does not look at it.
  public var precision: Precision
  /// Of the order of mini-batches and of dropout, each of which has a `RandomStream` of its own.
  public var seed: UInt32

  public static let epochCounts = 1...10_000_000
  public static let batchSizes = 1...1_000_000
  public static let clipNorms = 1e-12...1e12

  public init(
    loss: LossSpec = .binaryCrossEntropy, epochs: Int = 20_000,
    optimizer: OptimizerSpec = OptimizerSpec(), batchSize: Int? = nil,
    schedule: ScheduleSpec = .constant, layerRates: [Int: Double] = [:],
    regularization: Regularization = .none,
    clipNorm: Double? = nil, earlyStopping: EarlyStoppingSpec? = nil,
    augmentation: AugmentationSpec? = nil, precision: Precision = .float, seed: UInt32 = 42
  ) {
    self.loss = loss
    self.epochs = epochs
    self.optimizer = optimizer
    self.batchSize = batchSize
    self.schedule = schedule
    self.layerRates = layerRates
    self.regularization = regularization
    self.clipNorm = clipNorm
    self.earlyStopping = earlyStopping
    self.augmentation = augmentation
    self.precision = precision
    self.seed = seed
  }
}
