import Formatting
import Learning
import Numerics

extension Experiment {
  /// Inputs whose sizes differ by more make training slow or impossible: the loss falls steeply along one weight and hardly
  /// along another.
  private static let largestScaleRatio = 100.0

  /// A sentence where the inputs of a table are of very different sizes and are left so.
  var scaleNotes: [String] {
    guard let table = source.table?.data, !inputs.standardizes else { return [] }
    let data = inputs.transform(fittedTo: table).apply(table)
    let scale = Standardization(of: data.inputs)
    // A constant input has no deviation.
    let spread = data.inputs.columns > 0 && table.count > 1 ? scale.deviations : []
    let sizes = zip(scale.means, scale.deviations).map { mean, deviation in
      (mean * mean + deviation * deviation).squareRoot()
    }
    for values in [spread, sizes] {
      let present = values.indices.filter { values[$0] > 0 && sizes[$0] > 0 }
      guard let low = present.min(by: { values[$0] < values[$1] }),
        let high = present.max(by: { values[$0] < values[$1] }),
        values[high] > Self.largestScaleRatio * values[low]
      else { continue }
      let ratio = Numerals.grouped(Int(min(values[high] / values[low], 1e15)))
      return [
        "input \"\(data.featureNames[high])\" is \(ratio) times larger than "
          + "\"\(data.featureNames[low])\", which makes training hard; \"inputs\": "
          + "{\"standardize\": true} brings both to one scale"
      ]
    }
    return []
  }
}
