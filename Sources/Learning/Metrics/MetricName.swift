/// The names of what is measured in training, which snapshots, tables, reports and figures share.
public enum MetricName {
  /// Of the training set, as they are, and of other parts with the part's name before them: "loss", "testLoss".
  public static let ofParts = [
    "loss", "accuracy", "precision", "recall", "f1", "macroPrecision", "macroRecall", "macroF1",
    "microF1", "rocAUC", "rSquared", "meanAbsoluteError", "meanSquaredError",
  ]
  public static let parts = ["", "validation", "test"]
  /// Of the whole: what L1 and L2 add to the loss, the rate of the next update, ‖∂loss/∂parameters‖.
  public static let ofRun = ["penalty", "learningRate", "gradientNorm"]
  /// Of each layer, in layers.csv.
  public static let ofLayers = [
    "mean", "deviation", "zeroShare", "deadShare", "saturatedShare", "parameterNorm",
    "gradientNorm",
  ]
  /// Of each parameter: ‖last update‖ / ‖parameter‖.
  public static let updateRatio = "updateRatio"

  /// Every column of metrics.csv that a run may have, measure by measure.
  public static var all: [String] {
    ofParts.flatMap { name in parts.map { of(name, part: $0) } } + ofRun
  }

  public static func of(_ name: String, part: String) -> String {
    part.isEmpty ? name : part + name.prefix(1).uppercased() + name.dropFirst()
  }

  public static func of(_ name: String, layer: Int) -> String { "layers.\(layer).\(name)" }
}
