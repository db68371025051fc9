import Numerics

/// From the coordinates of the data to the inputs of the network.
public struct InputTransform: Sendable, Equatable {
  /// Empty for the coordinates themselves.
  public let features: [InputFeature]
  /// Of the features; `nil` to leave them as they are.
  public let standardization: Standardization?

  public static let identity = InputTransform()

  public init(features: [InputFeature] = [], standardization: Standardization? = nil) {
    self.features = features
    self.standardization = standardization
  }

  /// [samples, coordinates] to [samples, inputs].
  public func apply(_ points: Matrix<Double>) -> Matrix<Double> {
    let inputs = features.isEmpty ? points : expand(points)
    return standardization?.apply(inputs) ?? inputs
  }

  /// The same for images that are held as bytes, which stay so.
  public func apply(_ values: SampleValues) -> SampleValues {
    guard case .pixels(let pixels) = values, features.isEmpty else {
      return .numbers(apply(values.matrix))
    }
    return .pixels(standardization?.apply(pixels) ?? pixels)
  }

  /// The same samples as the network sees them.
  public func apply(_ data: Dataset) -> Dataset {
    let black = standardization.map { scale in
      zip(scale.means, scale.deviations).map { -$0 / $1 }
    }
    return data.with(
      values: apply(data.values), featureNames: names(of: data.featureNames), black: black)
  }

  /// What the network's inputs are called, given the names of the coordinates.
  public func names(of columns: [String]) -> [String] {
    let (x, y) = (columns.first ?? "x", columns.dropFirst().first ?? "y")
    return features.isEmpty ? columns : features.map { $0.name(x, y) }
  }

  public func apply(_ split: DataSplit) -> DataSplit {
    DataSplit(
      training: apply(split.training), validation: apply(split.validation),
      test: apply(split.test))
  }

  private func expand(_ points: Matrix<Double>) -> Matrix<Double> {
    var result = Matrix<Double>(rows: points.rows, columns: features.count)
    for s in 0..<points.rows {
      let x = points.columns > 0 ? points[s, 0] : 0
      let y = points.columns > 1 ? points[s, 1] : 0
      for (j, feature) in features.enumerated() { result[s, j] = feature.value(x, y) }
    }
    return result
  }
}
