import CLibrary
import Plots

/// Epochs along an axis: evenly, or logarithmically where most snapshots are early.
struct EpochAxis {
  let kind: AxisKind
  /// One for each epoch.
  let positions: [Double]
  let domain: ClosedRange<Double>

  /// - Parameter epochs: rising.
  init(_ epochs: [Int]) {
    let last = Double(epochs.last ?? 0)
    let middle = Double(epochs.isEmpty ? 0 : epochs[epochs.count / 2])
    guard let first = epochs.first(where: { $0 > 0 }), middle < last / 5 else {
      kind = .linear
      positions = epochs.map { Double($0) }
      domain = 0...max(last, 1)
      return
    }
    // Epoch 0 has no logarithm; it is a little before the first that has.
    let zero = log10(Double(first)) - 0.25
    kind = .powersOfTen
    positions = epochs.map { $0 > 0 ? log10(Double($0)) : zero }
    domain = zero...max(log10(last), zero + 0.5)
  }
}
