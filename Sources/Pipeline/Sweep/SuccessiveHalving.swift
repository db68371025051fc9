import Experiments
import Snapshots

/// Runs that are trained rung by rung, with a share of them going on after each.
///
/// All runs of a rung are waited for, so that the same ones go on whatever the number of threads, and equal ones go on in
/// their order.
struct SuccessiveHalving {
  let training: SweepTraining
  let search: SweepSearch

  /// - Returns: what became of each run, in their order.
  func train(_ runs: [Sweep.Run]) -> [RunState] {
    guard let every = search.every, search.keep != nil else { return training.train(runs) }
    let end = runs.map(\.epochs).max() ?? 0
    var states: [RunState] = runs.map { _ in .done }
    var rest = Array(runs.indices)
    var rung = 1
    while !rest.isEmpty {
      let epoch = rung * every
      let isLast = epoch >= end || rest.count == 1
      let reached = training.train(
        rest.map { runs[$0] }, pause: isLast ? nil : epoch,
        title: isLast ? "Training to the end" : "Training to epoch \(epoch)")
      for (index, state) in zip(rest, reached) { states[index] = state }
      if isLast { break }
      let healthy = rest.filter { if case .done = states[$0] { true } else { false } }
      let ranked = healthy.map { (index: $0, loss: loss(runs[$0])) }
        .sorted { ($0.loss, $0.index) < ($1.loss, $1.index) }.map(\.index)
      let kept = Set(ranked.prefix(search.kept(of: rest.count)))
      for index in healthy where !kept.contains(index) { states[index] = .dropped(epoch: epoch) }
      rest = rest.filter(kept.contains)
      rung += 1
    }
    return states
  }

  private func loss(_ run: Sweep.Run) -> Double {
    Self.rankingLoss(RunRecord(of: training.folders.folder(run)).final)
  }

  /// What runs are ranked by: a run whose loss is no number comes last.
  ///
  /// - Parameter final: the last measures, by their names.
  static func rankingLoss(_ final: [String: Double]) -> Double {
    let loss = final["validationLoss"] ?? final["loss"] ?? .infinity
    return loss.isNaN ? .infinity : loss
  }
}
