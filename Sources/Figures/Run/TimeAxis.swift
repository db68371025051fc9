import Plots

/// Epochs along an axis: evenly, or logarithmically where most snapshots are early.
enum TimeAxis {
  static let scale: ScaleID = "epoch"

  static func spec(_ run: Run) -> ScaleSpec {
    let id = scale
    let epochs = run.moments.map(\.time.epoch)
    let last = epochs.last ?? 0
    let middle = epochs.isEmpty ? 0 : epochs[epochs.count / 2]
    if let first = epochs.first(where: { $0 > 0 }), middle < last / 5, last > first * 10 {
      return ScaleSpec(id, .symlog(threshold: first), label: "epoch", domain: 0...last)
    }
    return ScaleSpec(id, .linear, label: "epoch", domain: 0...max(last, 1e-9))
  }
}
