import Graphics
import Learning

/// A measure of all runs of a comparison.
extension RunSet {
  /// The part of the data that a measure is compared on where a config does not say: that which the network has not learnt
  /// from, if all runs have it.
  func part(_ metric: ComparedMetric, _ given: DataPart?) -> DataPart {
    if let given { return given }
    guard metric.hasParts else { return .train }
    return [.validation, .test].first { part in
      members.allSatisfy { $0.run.measures(metric.name(part)) }
    } ?? .train
  }

  /// - Throws: `ComparisonError.noMetric` for a run in which it was never measured.
  func check(_ metric: ComparedMetric, _ part: DataPart?) throws(ComparisonError) {
    let name = metric.name(self.part(metric, part))
    for member in members where !member.run.measures(name) {
      throw .noMetric(
        run: member.label, name,
        among: MetricName.all.filter { member.run.measures($0) })
    }
  }

  /// A measure of a run over the clock of the comparison, of every recorded epoch where those were kept; points whose time is
  /// not known are left out.
  func course(of member: Member, _ metric: ComparedMetric, _ part: DataPart) -> [Point] {
    let run = member.run
    switch clock {
    case .time:
      return run.moments.compactMap { moment in
        guard let seconds = moment.time.seconds, let value = moment.metrics[metric.name(part)]
        else { return nil }
        return Point(seconds, value)
      }
    case .epoch, .step, .samples:
      let series = run.series(metric.metric, part.part)?.points ?? []
      let scale = unitsPerEpoch(of: run)
      return series.map { Point($0.x * scale, $0.y) }
    }
  }

  private func unitsPerEpoch(of run: Run) -> Double {
    switch clock {
    case .epoch, .time: return 1
    case .samples: return Double(run.training.inputs.count)
    case .step:
      guard let time = run.moments.last?.time, let step = time.step, time.epoch > 0 else {
        return 1
      }
      return Double(step) / time.epoch
    }
  }
}

extension Run {
  fileprivate func measures(_ name: String) -> Bool {
    moments.contains { $0.metrics[name] != nil }
  }
}
