import Numerics
import Testing

@testable import Learning

struct BatchTests {
  /// A last batch of one sample goes with the one before it, where batch normalisation needs more.
  @Test(arguments: [
    (10, 3, true, [3, 3, 4]), (10, 3, false, [3, 3, 3, 1]), (11, 3, true, [3, 3, 3, 2]),
    (3, 2, true, [3]), (9, 3, true, [3, 3, 3]), (4, 9, true, [4]), (1, 5, true, [1]),
    (3, 1, true, [1, 1, 1]),
  ])
  func sizes(samples: Int, size: Int, needsPairs: Bool, expected: [Int]) throws {
    let data = DatasetSpec.moons(samples: max(samples, 4)).draw(seed: 1)
      .samples(at: Array(0..<samples))
    var batches = Batches<Float>(
      data, size: size, outputs: 1, loss: .meanSquaredError, needsPairs: needsPairs,
      random: RandomState(seed: 1))
    #expect(batches.stepsPerEpoch == expected.count)
    #expect(batches.capacity == expected.max())
    for _ in 0..<2 {
      var (found, seen): ([Int], [Int]) = ([], [])
      repeat {
        let range = batches.next()
        found.append(range.count)
        if !batches.order.isEmpty { seen += range.map { batches.order[$0] } }
      } while !batches.isEpochDone
      #expect(found == expected)
      #expect(batches.order.isEmpty || seen.sorted() == Array(0..<samples))
    }
  }

  /// Training with a merged batch runs and resumes within the epoch.
  @Test func aMergedBatchIsTrainedAndResumed() throws {
    let data = DataSplit(training: DatasetSpec.moons(samples: 21, noise: 0.2).draw(seed: 1))
    var random = RandomState(seed: 1)
    let layers: [LayerSpec] = [.dense(3, .linear), .batchNormalization(.tanh), .dense(1, .sigmoid)]
    let network = try Network<Double>(
      layers, inputCount: 2, initializer: InitializerSpec(kind: .heNormal), random: &random)
    let spec = TrainingSpec(epochs: 3, optimizer: OptimizerSpec(kind: .adam), batchSize: 4)
    let schedule = SnapshotSchedule(kind: .everySteps, every: 1)
    var whole: [TrainingSnapshot<Double>] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: spec, snapshots: schedule)
    { whole.append(snapshot) }
    #expect(whole.count == 16 && whole.last?.epoch == 3)
    for (index, snapshot) in whole.enumerated() {
      var rest: [TrainingSnapshot<Double>] = []
      for case .snapshot(let next) in try Trainer(
        restoring: snapshot.network, state: snapshot.state, data: data, spec: spec,
        snapshots: schedule)
      { rest.append(next) }
      #expect(rest == Array(whole[(index + 1)...]))
    }
  }

  /// A step that contradicts the place in the epoch is refused: training would not come to the end of the epoch.
  @Test func contradictionsAreRefused() throws {
    let data = DataSplit(training: DatasetSpec.moons(samples: 20, noise: 0.2).draw(seed: 1))
    var random = RandomState(seed: 1)
    let network = try Network<Double>([.dense(1, .sigmoid)], inputCount: 2, random: &random)
    let spec = TrainingSpec(epochs: 4, batchSize: 5)
    let schedule = SnapshotSchedule(kind: .everySteps, every: 1)
    var states: [ResumeState<Double>] = []
    for case .snapshot(let snapshot) in Trainer(
      network, data: data, spec: spec, snapshots: schedule)
    { states.append(snapshot.state) }
    func check(_ name: String, _ value: Int64, of state: ResumeState<Double>) {
      var broken = state
      broken.integers = broken.integers.map { $0.name == name ? NamedArray(name, [value]) : $0 }
      #expect(throws: ResumeError.self, "\(name) \(value)") {
        try Trainer(
          restoring: network, state: broken, data: data, spec: spec, snapshots: schedule)
      }
    }
    for position in [0, 1, 5, 15, 20, 25] as [Int64] { check("position", position, of: states[6]) }
    for step in [4, 5, 7, 8, 17, 4000] as [Int64] { check("step", step, of: states[6]) }
    for epoch in [0, 2, 5] as [Int64] { check("epoch", epoch, of: states[6]) }
    check("position", 5, of: states[4])
    check("order", 0, of: states[6])
  }
}
