import Numerics

/// A training in advance that nobody sees, to find out when the real one is to be recorded and when it ends.
///
///     var rehearsal = Rehearsal(of: trainer)
///     while let progress = rehearsal.next() { … }
///     trainer.follow(rehearsal.plan)
///
/// Only the whole training tells where `adaptive` snapshots lie, after which epoch early stopping ends it, and which epoch
/// is the best. The real training takes the same steps with the same bits, so that the plan fits it.
public struct Rehearsal<Scalar: Real>: Sequence, IteratorProtocol, Sendable {
  private var trainer: Trainer<Scalar>
  /// `nil` where it does not matter how far predictions move.
  private var path: PredictionPath<Scalar>?
  private let probe: Matrix<Scalar>
  private var hasDiverged = false

  /// The most numbers that are kept of predictions: 64 MB in single precision.
  private static var mostNumbers: Int { 1 << 24 }
  private static var mostProbeSamples: Int { 256 }

  /// - Parameter trainer: one that has not begun.
  public init(of trainer: Trainer<Scalar>) {
    self.init(trainer, path: trainer.schedule.kind == .adaptive ? PredictionPath() : nil)
    if let predictions { path?.append(predictions, at: 0) }
  }

  /// Goes on from a checkpoint of the same rehearsal.
  ///
  /// - Parameters:
  ///   - trainer: one that has not begun.
  /// - Throws: `ResumeError` when the checkpoint does not fit.
  public init(
    of trainer: Trainer<Scalar>, restoring checkpoint: Checkpoint
  ) throws(ResumeError) {
    self.init(trainer, path: checkpoint.path)
    guard (checkpoint.path != nil) == (trainer.schedule.kind == .adaptive) else {
      throw .unusable("predictions")
    }
    self.trainer.network = checkpoint.network
    try self.trainer.restore(checkpoint.state)
    if let path = checkpoint.path {
      let steps = self.trainer.plannedSteps.prefix { $0 <= self.trainer.step }
      guard path.steps == Array(steps), path.width == probe.columns * trainer.network.outputCount
      else { throw .unusable("predictions") }
    }
  }

  private init(_ trainer: Trainer<Scalar>, path: PredictionPath<Scalar>?) {
    let candidates = Self.candidates(trainer.totalSteps, count: trainer.schedule.count)
    let room = Self.mostNumbers / (candidates.count * trainer.network.outputCount)
    probe = trainer.batches.inputs.first(
      Swift.min(Swift.max(room, 1), Self.mostProbeSamples))
    self.path = path
    self.trainer = trainer
    self.trainer.rehearse(candidates: path == nil ? [0, trainer.totalSteps] : candidates)
  }

  /// Some further steps; `nil` at the end.
  public mutating func next() -> TrainingProgress? {
    guard !trainer.isDone, !hasDiverged else { return nil }
    guard let progress = trainer.advance() else {
      hasDiverged = true
      return nil
    }
    if trainer.isAtSnapshot, let predictions { path?.append(predictions, at: trainer.step) }
    return progress
  }

  /// What the real training is to do; of a rehearsal that has ended.
  public var plan: TrainingPlan {
    let perEpoch = trainer.stepsPerEpoch
    // A training that diverges ends by itself.
    if hasDiverged {
      return TrainingPlan(
        snapshotSteps: steps(until: trainer.spec.epochs, trainer.schedule.count))
    }
    let stop = trainer.earlyStop
    let endsWithBest = stop != nil && trainer.spec.earlyStopping?.restoresBest == true
    let last = endsWithBest ? (stop?.bestEpoch ?? 0) : trainer.epoch
    let all = steps(until: last, trainer.schedule.count)
    guard let stop, !all.contains(stop.bestEpoch * perEpoch) else {
      return TrainingPlan(snapshotSteps: all, stop: stop)
    }
    // The best epoch takes the room of one of as many as were asked for.
    let best = stop.bestEpoch * perEpoch
    let fewer = steps(until: last, Swift.max(trainer.schedule.count - 1, 2))
    let steps = Set(fewer.contains(best) ? all : fewer).union([best]).sorted()
    return TrainingPlan(snapshotSteps: steps, stop: stop)
  }

  private func steps(until epoch: Int, _ count: Int) -> [Int] {
    let last = epoch * trainer.stepsPerEpoch
    var schedule = trainer.schedule
    schedule.count = count
    let steps =
      schedule.steps(epochs: epoch, stepsPerEpoch: trainer.stepsPerEpoch)
      ?? path?.steps(count, until: last) ?? []
    return Set(steps).union([0, last]).sorted()
  }

  /// Of the probe, by the network as trained so far.
  private var predictions: Matrix<Scalar>? {
    path == nil ? nil : trainer.network.predict(probe)
  }

  /// Every step of a short training; of a long one more at its beginning, where most happens.
  private static func candidates(_ last: Int, count: Int) -> [Int] {
    let density = Swift.max(500, count)
    var steps = [0]
    while let step = steps.last, step < last {
      steps.append(Swift.min(step + Swift.max(step / density, 1), last))
    }
    return steps
  }
}

extension Rehearsal {
  /// What another rehearsal of the same training needs to go on from here.
  public struct Checkpoint: Sendable, Equatable {
    public let network: Network<Scalar>
    public let state: ResumeState<Scalar>
    /// `nil` where it does not matter how far predictions move.
    public let path: PredictionPath<Scalar>?

    public init(
      network: Network<Scalar>, state: ResumeState<Scalar>, path: PredictionPath<Scalar>?
    ) {
      self.network = network
      self.state = state
      self.path = path
    }
  }

  public var checkpoint: Checkpoint {
    Checkpoint(network: trainer.network, state: trainer.resumeState, path: path)
  }

  /// Whole epochs done.
  public var epoch: Int { trainer.epoch }
}
