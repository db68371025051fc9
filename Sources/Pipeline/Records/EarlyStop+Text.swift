import Formatting
import JSON
import Learning

extension EarlyStop {
  /// When training ended and why, as a sentence of the output; `nil` for a training that was not stopped and does not end
  /// with another epoch than its last.
  func sentence(_ spec: EarlyStoppingSpec) -> String? {
    let end =
      spec.restoresBest && bestEpoch != epoch ? "; the run ends with epoch \(text(bestEpoch))" : ""
    if hasStopped { return "stopped early after epoch \(text(epoch)): \(reason(spec))\(end)" }
    return end.isEmpty ? nil : "trained to epoch \(text(epoch)); \(best)\(end)"
  }

  /// For run.json.
  func tree(_ spec: EarlyStoppingSpec) -> JSONTree {
    .object([
      ("hasStopped", .boolean(hasStopped)), ("epoch", .integer(epoch)),
      ("bestEpoch", .integer(bestEpoch)),
      ("bestValidationLoss", bestLoss.isFinite ? .number(bestLoss) : .null),
      ("restoredBest", .boolean(spec.restoresBest)),
      ("reason", hasStopped ? .string(reason(spec)) : .null),
    ])
  }

  private func reason(_ spec: EarlyStoppingSpec) -> String {
    let less = spec.minimumChange > 0 ? " by more than \(spec.minimumChange)" : ""
    let epochs = spec.patience == 1 ? "1 epoch" : "\(text(spec.patience)) epochs"
    return "\(best) and did not fall\(less) for \(epochs)"
  }

  private var best: String {
    bestEpoch == 0
      ? "the validation loss was never a finite number"
      : "the validation loss was lowest, \(Numerals.fixed(bestLoss, decimals: 4)), after epoch \(text(bestEpoch))"
  }

  private func text(_ count: Int) -> String { Numerals.grouped(count) }
}
