import Graphics
import Predictions

/// Inputs with what the network should make of them.
public struct Samples: Sendable {
  /// One row a sample, one column a coordinate, as the data have them.
  public let inputs: SampleRows
  /// The class of each sample, from 0; empty where numbers are to be predicted.
  public let labels: [Int]
  /// The number to be predicted of each sample; empty for classes.
  public let targets: [Double]

  public init(inputs: SampleRows, labels: [Int] = [], targets: [Double] = []) {
    self.inputs = inputs
    self.labels = labels
    self.targets = targets
  }

  public init(inputs: [[Double]], labels: [Int] = [], targets: [Double] = []) {
    self.init(inputs: SampleRows(inputs), labels: labels, targets: targets)
  }

  static func + (a: Samples, b: Samples) -> Samples {
    Samples(
      inputs: a.inputs + b.inputs, labels: a.labels + b.labels, targets: a.targets + b.targets)
  }

  /// The samples at some indices.
  func at(_ indices: [Int]) -> Samples {
    Samples(
      inputs: inputs.at(indices), labels: labels.isEmpty ? [] : indices.map { labels[$0] },
      targets: targets.isEmpty ? [] : indices.map { targets[$0] })
  }
}
