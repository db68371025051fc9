import Learning
import Snapshots

extension Evaluation {
  /// Everything measured, by name.
  var metrics: [String: Double] {
    var metrics = penalty == 0 ? [:] : ["penalty": penalty]
    for (part, measured) in zip(Metric.Part.allCases, [training, validation, test]) {
      let values = measured?.metricsByName ?? [:]
      for metric in Metric.ofParts { metrics[metric.key(part)] = values[metric.name] }
    }
    return metrics
  }

  /// By part: how often each class was taken for each, [true, predicted].
  var confusions: [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for (part, measured) in [("train", training), ("validation", validation), ("test", test)] {
      guard let matrix = measured?.metrics?.confusion else { continue }
      tensors["confusion.\(part)"] = Tensor(
        Array(matrix.counts.joined()), shape: [matrix.classCount, matrix.classCount])
    }
    return tensors
  }
}

extension Evaluation.Part {
  fileprivate var metricsByName: [String: Double] {
    var values = ["loss": loss]
    if let metrics {
      values["accuracy"] = metrics.accuracy
      values["precision"] = metrics.precision
      values["recall"] = metrics.recall
      values["f1"] = metrics.f1
      values["rocAUC"] = metrics.rocAUC
      if metrics.confusion.classCount > 2 {
        values["macroPrecision"] = metrics.macroPrecision
        values["macroRecall"] = metrics.macroRecall
        values["macroF1"] = metrics.macroF1
        values["microF1"] = metrics.microF1
      }
    }
    if let regression {
      values["rSquared"] = regression.rSquared
      values["meanAbsoluteError"] = regression.meanAbsoluteError
      values["meanSquaredError"] = regression.meanSquaredError
    }
    return values
  }
}

extension LayerStatistics {
  var metricsByName: [String: Double] {
    [
      "mean": mean, "deviation": deviation, "zeroShare": zeroShare, "deadShare": deadShare,
      "saturatedShare": saturatedShare, "parameterNorm": parameterNorm,
      "gradientNorm": gradientNorm,
    ]
  }
}
