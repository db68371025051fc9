import Learning
import Snapshots

/// The names under which snapshots keep numbers and metrics.csv lists them.
enum MetricName {
  /// Of the training set, as they are, and of other parts with the part's name before them: "loss", "testLoss".
  static let ofParts = [
    "loss", "accuracy", "precision", "recall", "f1", "macroPrecision", "macroRecall", "macroF1",
    "microF1", "rocAUC", "rSquared", "meanAbsoluteError", "meanSquaredError",
  ]
  static let parts = ["", "validation", "test"]
  /// Of the whole: what L1 and L2 add to the loss, the rate of the next update, ‖∂loss/∂parameters‖.
  static let ofRun = ["penalty", "learningRate", "gradientNorm"]
  /// Of each layer, in layers.csv.
  static let ofLayers = [
    "mean", "deviation", "zeroShare", "deadShare", "saturatedShare", "parameterNorm",
    "gradientNorm",
  ]
  /// Of each parameter: ‖last update‖ / ‖parameter‖.
  static let updateRatio = "updateRatio"

  /// Every column of metrics.csv that a run may have, measure by measure.
  static var all: [String] {
    ofParts.flatMap { name in parts.map { of(name, part: $0) } } + ofRun
  }

  static func of(_ name: String, part: String) -> String {
    part.isEmpty ? name : part + name.prefix(1).uppercased() + name.dropFirst()
  }

  static func of(_ name: String, layer: Int) -> String { "layers.\(layer).\(name)" }
}

extension Evaluation {
  /// Everything measured, by name.
  var metrics: [String: Double] {
    var metrics = penalty == 0 ? [:] : ["penalty": penalty]
    for (part, measured) in zip(MetricName.parts, [training, validation, test]) {
      for (name, value) in measured?.metricsByName ?? [:] {
        metrics[MetricName.of(name, part: part)] = value
      }
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
