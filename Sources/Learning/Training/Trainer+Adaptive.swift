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
  ///
  /// Where a station is as good as several, those left over go into the longest waits.
  func steps(_ count: Int) -> [Int] {
    guard stations.count > count, let total = stations.last?.length else {
      return stations.map(\.step)
    }
    var chosen: Set = [0, stations.count - 1]
    var place = 0
    for index in 1..<Swift.max(count - 1, 1) where total > 0 {
      let target = total * Double(index) / Double(count - 1)
      while place < stations.count - 1, stations[place].length < target { place += 1 }
      chosen.insert(place)
    }
    var places = chosen.sorted()
    while places.count < count {
      let widest = places.indices.dropLast().max {
        places[$0 + 1] - places[$0] < places[$1 + 1] - places[$1]
      }
      guard let widest, places[widest + 1] - places[widest] > 1 else { break }
      places.insert((places[widest] + places[widest + 1]) / 2, at: widest + 1)
    }
    return places.map { stations[$0].step }
  }
}
