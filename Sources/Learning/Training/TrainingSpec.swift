public enum LossKind: String, Sendable, CaseIterable {
  case binaryCrossEntropy
}

public enum OptimizerKind: String, Sendable, CaseIterable {
  case gradientDescent
}

public struct OptimizerSpec: Sendable, Equatable {
  public var kind: OptimizerKind
  /// Above 0, at most 1000.
  public var learningRate: Double

  public static let learningRates = 1e-12...1000.0

  public init(kind: OptimizerKind = .gradientDescent, learningRate: Double = 0.1) {
    self.kind = kind
    self.learningRate = learningRate
  }
}

/// How a network is trained.
public struct TrainingSpec: Sendable, Equatable {
  public var loss: LossKind
  /// Passes over the training set; 1...10,000,000.
  public var epochs: Int
  public var optimizer: OptimizerSpec

  public static let epochCounts = 1...10_000_000

  public init(
    loss: LossKind = .binaryCrossEntropy, epochs: Int = 20_000,
    optimizer: OptimizerSpec = OptimizerSpec()
  ) {
    self.loss = loss
    self.epochs = epochs
    self.optimizer = optimizer
  }
}

/// At which epochs a run is recorded: the first (before training), every so many, and the last.
public struct SnapshotSchedule: Sendable, Equatable {
  /// 1...10,000,000.
  public var every: Int

  public static let intervals = 1...10_000_000

  public init(every: Int = 500) {
    self.every = every
  }

  public func includes(_ epoch: Int, of last: Int) -> Bool { epoch % every == 0 || epoch == last }

  /// How many snapshots a run of `epochs` has.
  public func count(epochs: Int) -> Int { epochs / every + (epochs % every == 0 ? 1 : 2) }

  /// The first recorded epoch after `epoch`.
  public func next(after epoch: Int, of last: Int) -> Int {
    min(last, (epoch / every + 1) * every)
  }
}
