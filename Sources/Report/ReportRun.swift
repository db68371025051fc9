import Graphics

/// A run on a page.
public struct ReportRun: Sendable {
  /// Its folder's name, or what else tells it from the others.
  public var name: String
  /// What it is called in legends: what differs.
  public var label: String
  /// How it ended where that was not as planned: "diverged after epoch 40".
  public var note: String
  /// Whether training ended as a weight was no longer a finite number.
  public var hasDiverged: Bool
  /// Epochs at which it was measured, rising.
  public var moments: [Double]
  /// For each of the page's metrics a value a moment, not a number where there is none; empty where it was not measured.
  public var values: [[Double]]
  /// For each of the page's metrics its curve over the epochs, rising; values that are not finite are gaps.
  public var curves: [[Point]]
  public var films: [ReportFilm]

  public init(
    name: String, label: String = "", note: String = "", hasDiverged: Bool = false,
    moments: [Double], values: [[Double]],
    curves: [[Point]], films: [ReportFilm] = []
  ) {
    // A head of a row is never empty.
    self.name = name.contains { !$0.isWhitespace } ? name : "–"
    self.label = label.isEmpty ? self.name : label
    self.note = note
    self.hasDiverged = hasDiverged
    self.moments = moments
    self.values = values
    self.curves = curves
    self.films = films
  }

  /// The value of a metric at the last moment that has one.
  func final(_ metric: Int) -> Double? {
    metric < values.count ? values[metric].last { !$0.isNaN } : nil
  }

  /// The least or the largest value of a metric and the first epoch that has it.
  func best(_ metric: Int, isLess: Bool) -> (value: Double, epoch: Double)? {
    guard metric < values.count else { return nil }
    var best: (value: Double, epoch: Double)?
    for (value, epoch) in zip(values[metric], moments) where value.isFinite {
      if let known = best, isLess ? value >= known.value : value <= known.value { continue }
      best = (value, epoch)
    }
    return best
  }
}
