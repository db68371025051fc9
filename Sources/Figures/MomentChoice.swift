import Learning

/// A moment of a run that a config names.
public enum MomentChoice: Sendable, Hashable {
  case first, last
  /// Where the loss on the validation samples is least, else on the test samples, else on the training samples.
  case best
  /// The recorded moment nearest to an epoch.
  case epoch(Double)

  /// The index of the moment among a run's.
  public func index(in run: Run) -> Int {
    let moments = run.moments
    switch self {
    case .first: return 0
    case .last: return moments.count - 1
    case .best:
      let name = ["validationLoss", "testLoss", "loss"].first { name in
        moments.contains { $0.metrics[name]?.isFinite == true }
      }
      guard let name else { return moments.count - 1 }
      func loss(_ index: Int) -> Double {
        let loss = moments[index].metrics[name] ?? .infinity
        return loss.isFinite ? loss : .infinity
      }
      return moments.indices.min { loss($0) < loss($1) } ?? moments.count - 1
    case .epoch(let epoch):
      return moments.indices.min {
        abs(moments[$0].time.epoch - epoch) < abs(moments[$1].time.epoch - epoch)
      } ?? 0
    }
  }
}
