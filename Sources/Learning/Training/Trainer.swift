import Numerics

/// A training run as a sequence of events.
///
///     var trainer = Trainer(network, data: split, spec: spec, snapshots: schedule)
///     while let event = trainer.next() { … }
///
/// Full-batch gradient descent: W ← W − η ∂loss/∂W once an epoch. A trainer that starts from a recorded network at its
/// epoch computes the same bits as one that never stopped.
public struct Trainer<Scalar: Real>: Sequence, IteratorProtocol {
  private let spec: TrainingSpec
  private let schedule: SnapshotSchedule
  private let data: DataSplit
  private var pass: BatchPass<Scalar>
  private var network: Network<Scalar>
  private var epoch: Int
  private var isRecordingDue: Bool
  private var hasEnded = false

  /// Epochs between two `.progress` events.
  private static var progressInterval: Int { 250 }

  /// - Parameters:
  ///   - network: with fresh weights, or those of a snapshot.
  ///   - recorded: the epoch of that snapshot, which is not recorded again; `nil` for a run from the start.
  /// - Precondition: the network has one sigmoid output, which `NetworkSpec` checks.
  public init(
    _ network: Network<Scalar>, after recorded: Int? = nil, data: DataSplit, spec: TrainingSpec,
    snapshots: SnapshotSchedule
  ) {
    self.network = network
    epoch = recorded ?? 0
    self.data = data
    self.spec = spec
    schedule = snapshots
    isRecordingDue = recorded == nil
    pass = BatchPass(network, data.training)
  }

  public mutating func next() -> TrainingEvent<Scalar>? {
    if hasEnded { return nil }
    if isRecordingDue {
      isRecordingDue = false
      hasEnded = epoch >= spec.epochs
      return .snapshot(snapshot())
    }
    if epoch >= spec.epochs { return nil }
    let stop = Swift.min(
      schedule.next(after: epoch, of: spec.epochs), epoch + Self.progressInterval)
    if let broken = pass.descend(
      &network, from: epoch, to: stop, rate: Scalar(spec.optimizer.learningRate))
    {
      hasEnded = true
      return .diverged(epoch: broken)
    }
    epoch = stop
    isRecordingDue = schedule.includes(epoch, of: spec.epochs)
    return .progress(epoch: epoch)
  }

  private mutating func snapshot() -> TrainingSnapshot<Scalar> {
    pass.differentiate(network)
    let traces = pass.traces(network)
    let output = traces[traces.count - 1]
    let test = data.test
    let testOutput =
      test.count > 0 ? network.forward(test.inputs.converted().transposed).last : nil
    func classes(_ a: Matrix<Scalar>) -> [Int] { a.elements.map { $0 > 0.5 ? 1 : 0 } }
    return TrainingSnapshot(
      epoch: epoch, network: network, gradients: pass.gradients, traces: traces,
      loss: BinaryCrossEntropy.mean(logits: output.z.elements, labels: data.training.labels),
      testLoss: testOutput.map {
        BinaryCrossEntropy.mean(logits: $0.z.elements, labels: test.labels)
      },
      metrics: ClassificationMetrics(predicted: classes(output.a), labels: data.training.labels),
      testMetrics: testOutput.flatMap {
        ClassificationMetrics(predicted: classes($0.a), labels: test.labels)
      })
  }
}
