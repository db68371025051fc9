import Numerics

extension Trainer {
  /// The steps after which snapshots are due, for any schedule.
  ///
  /// For `adaptive` the whole training runs once in advance, to see how far the predictions move.
  var chosenSnapshotSteps: [Int] {
    if let steps = schedule.steps(epochs: spec.epochs, stepsPerEpoch: batches.stepsPerEpoch) {
      return steps
    }
    var rehearsal = self
    rehearsal.snapshotSteps = Self.candidates(totalSteps)
    let probe = network.firstInputs(batches.inputs, Self.probeSamples)
    var path = PredictionPath<Scalar>()
    while let event = rehearsal.next() {
      if case .snapshot(let snapshot) = event {
        path.append(snapshot.network.predict(probe), at: snapshot.step)
      }
    }
    return path.steps(schedule.count)
  }

  private static var probeSamples: Int { 256 }

  /// Every step of a short training; of a long one more at its beginning, where most happens.
  private static func candidates(_ last: Int) -> [Int] {
    var steps = [0]
    while let step = steps.last, step < last {
      steps.append(Swift.min(step + Swift.max(step / 500, 1), last))
    }
    return steps
  }
}

/// The way of a network's predictions through the space of all predictions.
struct PredictionPath<Scalar: Real> {
  private var last: [Scalar] = []
  private var stations: [(step: Int, length: Double)] = []

  mutating func append(_ predictions: Matrix<Scalar>, at step: Int) {
    var squares = 0.0
    for (a, b) in zip(predictions.elements, last) {
      let difference = Double(a) - Double(b)
      squares += difference * difference
    }
    let before = stations.last?.length ?? 0
    stations.append((step, before + squares.squareRoot()))
    last = predictions.elements
  }

  /// So many steps, from the first to the last, between which the way is equally long as nearly as the stations allow.
  func steps(_ count: Int) -> [Int] {
    guard stations.count > count, let total = stations.last?.length, total > 0 else {
      return stations.map(\.step)
    }
    var chosen: [Int] = []
    var place = 0
    for index in 0..<count {
      let target = total * Double(index) / Double(count - 1)
      // As many stations as are still wanted must stay ahead.
      let limit = stations.count - (count - index)
      while place < limit, stations[place].length < target { place += 1 }
      chosen.append(stations[index == count - 1 ? stations.count - 1 : place].step)
      place = Swift.min(place + 1, stations.count - 1)
    }
    return chosen
  }
}
