import Schemas

/// What runs of a film are in step by; the raw value is the config's word.
public enum RunClock: String, Sendable, CaseIterable, DocumentedChoice {
  case epoch, step, samples, time

  package var documentation: String {
    switch self {
    case .epoch: "epochs done"
    case .step: "updates of the weights done"
    case .samples: "training samples seen, those seen again counted again"
    case .time: "seconds of training, as they were measured"
    }
  }

  /// The name of its numbers, as axes and readings have it.
  var label: String {
    switch self {
    case .epoch: "epoch"
    case .step: "step"
    case .samples: "samples seen"
    case .time: "seconds"
    }
  }

  /// When a moment of a run is; `nil` where that is not known.
  func value(of moment: Moment, in run: Run) -> Double? {
    switch self {
    case .epoch: moment.time.epoch
    case .step: moment.time.step.map(Double.init)
    case .samples: moment.time.epoch * Double(run.training.inputs.count)
    case .time: moment.time.seconds
    }
  }
}
