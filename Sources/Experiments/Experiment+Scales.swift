import Formatting
import Learning

extension Experiment {
  /// Inputs whose sizes differ by more make training slow or impossible: the loss falls steeply along one weight and hardly
  /// along another.
  private static let largestScaleRatio = 100.0

  /// A sentence where the inputs of a table are of very different sizes and are left so.
  var scaleNotes: [String] {
    guard let table = source.loaded?.data, table.shape == nil, !inputs.standardizes else {
      return []
    }
    let data = inputs.transform(fittedTo: table).apply(table)
    let rows = data.inputs
    let scale = Standardization(of: rows)
    let sizes = zip(scale.means, scale.deviations).map { mean, deviation in
      (mean * mean + deviation * deviation).squareRoot()
    }
    let varying = scale.means.indices.filter { input in
      (0..<table.count).contains { rows[$0, input] != rows[0, input] }
    }
    for (values, present) in [
      (scale.deviations, varying), (sizes, sizes.indices.filter { sizes[$0] > 0 }),
    ] {
      guard let low = present.min(by: { values[$0] < values[$1] }),
        let high = present.max(by: { values[$0] < values[$1] }),
        values[high] > Self.largestScaleRatio * values[low]
      else { continue }
      let ratio = Numerals.grouped(Int(min(values[high] / values[low], 1e15).rounded()))
      return [
        "input \"\(data.featureNames[high])\" is \(ratio) times larger than "
          + "\"\(data.featureNames[low])\", which makes training hard; \"inputs\": "
          + "{\"standardize\": true} brings both to one scale"
      ]
    }
    return []
  }
}
