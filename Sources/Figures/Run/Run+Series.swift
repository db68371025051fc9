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

  /// The course of a metric on a part of the data; `nil` where it was not measured.
  ///
  /// A training loss of every epoch is the mean over the epoch's batches, as Keras reports it.
  func series(_ metric: Metric, _ part: Metric.Part) -> Series? {
    let key = metric.key(part)
    let recorded = moments.compactMap { moment in
      moment.metrics[key].map { Point(moment.time.epoch, $0) }
    }
    guard !recorded.isEmpty else { return nil }
    guard epochs.count >= moments.count else { return Series(points: recorded) }
    let perEpoch = epochs.compactMap { epoch in
      epoch.value(metric, part).map { Point(Double(epoch.epoch), $0) }
    }
    guard !perEpoch.isEmpty else { return Series(points: recorded) }
    // Before the first epoch there is only the recorded moment.
    return Series(points: recorded.filter { $0.x < perEpoch[0].x } + perEpoch)
  }
}
