import Formatting
import Learning
import Plots

extension Run {
  /// The numbers that a frame tells of its moment: when it is, the loss and how good the network is.
  ///
  /// - Parameter number: the run's index among those of the page.
  func readings(_ number: Int = 0) -> [Reading] {
    let index: @Sendable (Instant) -> Int = { $0.moments[number] }
    let isWithinEpochs = moments.contains { $0.time.epoch != $0.time.epoch.rounded() }
    var readings = [
      Reading(
        "Epoch", texts: moments.map { Self.text(epoch: $0.time.epoch, isWithinEpochs) },
        index: index)
    ]
    if isWithinEpochs, moments.contains(where: { $0.time.step != nil }) {
      readings.append(
        Reading(
          "Step", texts: moments.map { $0.time.step.map(Numerals.grouped) ?? "–" }, index: index))
    }
    readings.append(
      Reading(
        Metric.loss.title(.training).capitalizedFirst, short: Metric.loss.words,
        texts: moments.map { Numerals.compact($0.metrics[Metric.loss.name] ?? .nan) }, index: index)
    )
    for metric in [Metric.accuracy, .rSquared] {
      let part = [Metric.Part.test, .validation, .training].first { part in
        moments.contains { $0.metrics[metric.key(part)] != nil }
      }
      guard let part else { continue }
      readings.append(
        Reading(
          metric.title(part).capitalizedFirst,
          short: part == .training ? metric.words : metric.title(part),
          texts: moments.map { moment in
            moment.metrics[metric.key(part)].map {
              metric.isShare ? Numerals.percent($0) : Numerals.fixed($0, decimals: 3)
            } ?? "–"
          }, index: index))
    }
    return readings
  }

  private static func text(epoch: Double, _ isWithinEpochs: Bool) -> String {
    isWithinEpochs ? Numerals.grouped(epoch, decimals: 2) : Numerals.grouped(Int(epoch))
  }

  /// The training loss over all recorded epochs with a dot at the present one.
  var lossStrip: Strip? {
    guard let series = series(.loss, .training), series.points.count > 1 else { return nil }
    let finite = series.points.filter { $0.y.isFinite }
    let isLogarithmic = !finite.isEmpty && finite.allSatisfy { $0.y > 0 }
    let moments = moments
    return Strip(
      label: isLogarithmic ? "Training loss, log scale" : "Training loss", points: series.points,
      isLogarithmic: isLogarithmic
    ) { instant in
      let time = moments[instant.moments[0]].time
      // On the curve, which may be of all epochs, and not on the moment's own value.
      let count = series.count(upTo: time)
      return count > 0 ? series.points[count - 1] : series.points[0]
    }
  }
}
