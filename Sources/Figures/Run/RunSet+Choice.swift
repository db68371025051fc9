import Formatting

/// Which of many runs are shown.
extension RunSet {
  /// So many panels can be told apart in a picture.
  public static let mostPanels = 16

  /// The runs that a grid of panels has room for: all of them, else the best, the worst and those at even distances between
  /// them by their final loss, with a line that says so.
  func fitting(_ count: Int = mostPanels) -> RunSet {
    guard members.count > count else { return self }
    let metric = finalLoss
    let losses = members.map { $0.finalLoss(metric.name) }
    let ranked = members.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    let ranks = (0..<count).map { rank in
      Int((Double(rank * (members.count - 1)) / Double(count - 1)).rounded())
    }
    var set = self
    set.members = ranks.map { members[ranked[$0]] }
    let note =
      "\(count) of \(Readable.counted(members.count, "run")), from the least to the largest final \(metric.text)"
    set.common = common.isEmpty ? note : "\(note) · \(common)"
    return set
  }

  /// The loss that runs are ranked by: on the validation samples where all runs have such.
  private var finalLoss: (name: String, text: String) {
    let hasValidation = members.allSatisfy { $0.run.moments.last?.metrics["validationLoss"] != nil }
    return hasValidation ? ("validationLoss", "validation loss") : ("loss", "training loss")
  }
}

extension RunSet.Member {
  /// What a run that diverged has lost is without bound.
  fileprivate func finalLoss(_ metric: String) -> Double {
    guard !hasDiverged, let loss = run.moments.last?.metrics[metric], loss.isFinite else {
      return .infinity
    }
    return loss
  }
}
