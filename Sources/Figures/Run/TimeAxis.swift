import Plots

/// Times along an axis: evenly, or logarithmically where most snapshots are early.
enum TimeAxis {
  static let scale: ScaleID = "epoch"

  static func spec(_ run: Run) -> ScaleSpec {
    spec(run.moments.map(\.time.epoch), label: "epoch")
  }

  /// - Parameter times: rising.
  static func spec(_ times: [Double], label: String) -> ScaleSpec {
    let last = times.last ?? 0
    let middle = times.isEmpty ? 0 : times[times.count / 2]
    if let first = times.first(where: { $0 > 0 }), middle < last / 5, last > first * 10 {
      return ScaleSpec(scale, .symlog(threshold: first), label: label, domain: 0...last)
    }
    return ScaleSpec(scale, .linear, label: label, domain: 0...max(last, 1e-9))
  }
}
