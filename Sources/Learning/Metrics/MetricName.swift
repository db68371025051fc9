/// The names of what is measured of layers and parameters, which snapshots, tables and figures share.
public enum MetricName {
  /// Every column of metrics.csv that a run may have, measure by measure.
  public static let all =
    Metric.ofParts.flatMap { metric in Metric.Part.allCases.map { metric.key($0) } }
    + Metric.ofRun.map(\.name)

  /// Of each layer, in layers.csv.
  public static let ofLayers = [
    "mean", "deviation", "zeroShare", "deadShare", "saturatedShare", "parameterNorm",
    "gradientNorm",
  ]
  /// Of each parameter: ‖last update‖ / ‖parameter‖.
  public static let updateRatio = "updateRatio"

  public static func of(_ name: String, layer: Int) -> String { "layers.\(layer).\(name)" }
}
