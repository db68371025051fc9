import Numerics
import Schemas

/// A kind of data: its options with their keys in a config, and the model that learns it by default.
package protocol DatasetOptions: KindOptions {
  /// Whether there may be a number to be predicted instead of a class.
  static var hasTargets: Bool { get }
  /// The share of all samples kept for testing by default.
  static var defaultTestFraction: Double { get }
  /// What is trained where a config names the data and nothing else.
  static var model: ModelDefaults { get }
}

extension DatasetOptions {
  package static var hasTargets: Bool { false }
  package static var defaultTestFraction: Double { 0.2 }
}

/// A kind of data that is drawn from a seed. One kind is one file; `DatasetKind.allCases` lists them.
package protocol DrawnDataset: DatasetOptions {
  /// How many samples are drawn, for all parts together.
  var samples: Int { get set }
  /// Known before anything is drawn; 0 for regression.
  var classCount: Int { get }
  /// One a class; empty for regression.
  var classNames: [String] { get }
  /// One name a coordinate.
  var featureNames: [String] { get }
  /// [channels, height, width] of images; `nil` for coordinates.
  var shape: [Int]? { get }

  /// The data set of a generator's state, to the last bit.
  func draw(_ random: inout RandomState) -> Dataset
}

extension DrawnDataset {
  package var classCount: Int { Self.hasTargets ? 0 : 2 }
  package var classNames: [String] { (0..<classCount).map { "class \($0)" } }
  package var featureNames: [String] { ["x₁", "x₂"] }
  package var shape: [Int]? { nil }
}
