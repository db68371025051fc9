import Plots
import Predictions

extension Subject {
  /// The predictions of a part of the data in a frame, made once for all panels.
  func predictions(_ part: DataPart, _ frame: Frame) throws -> [Predictor.Prediction] {
    let key = PredictionsKey(run: index, moment: momentIndex(frame.instant), part: part)
    return try frame.memo.value(key) {
      try predictor(frame).classified(part.samples(of: run).inputs)
    }
  }

  private struct PredictionsKey: Hashable {
    let run, moment: Int
    let part: DataPart
  }
}
