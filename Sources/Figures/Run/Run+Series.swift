import Graphics
import Learning
import Plots

extension Run {
  /// A metric over the training: of every recorded epoch where those were kept, else of the recorded moments.
  struct Series: Sendable {
    /// Epochs and values, rising in epochs; values that are not finite are gaps.
    let points: [Point]

    /// How many points lie up to a time.
    func count(upTo time: Time) -> Int {
      var (low, high) = (0, points.count)
      while low < high {
        let middle = (low + high) / 2
        if points[middle].x <= time.epoch + 1e-9 { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// The course of "loss" or "accuracy" on a part of the data, "" for training; `nil` where it was not measured.
  ///
  /// A training loss of every epoch is the mean over the epoch's batches, as Keras reports it.
  func series(_ metric: String, part: String) -> Series? {
    let name = MetricName.of(metric, part: part)
    let recorded = moments.compactMap { moment in
      moment.metrics[name].map { Point(moment.time.epoch, $0) }
    }
    guard !recorded.isEmpty else { return nil }
    let value: ((EpochMeasures) -> Double?)? =
      switch name {
      case "loss": { $0.loss }
      case "accuracy": { $0.accuracy }
      case "validationLoss": { $0.validationLoss }
      case "validationAccuracy": { $0.validationAccuracy }
      default: nil
      }
    guard let value, epochs.count >= moments.count else { return Series(points: recorded) }
    let perEpoch = epochs.compactMap { epoch in value(epoch).map { Point(Double(epoch.epoch), $0) }
    }
    guard !perEpoch.isEmpty else { return Series(points: recorded) }
    // Before the first epoch there is only the recorded moment.
    return Series(points: recorded.filter { $0.x < perEpoch[0].x } + perEpoch)
  }
}
