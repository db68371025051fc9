import Numerics
import Schemas

/// TensorFlow Playground's plane: (x + y) / 10 over a square of side 12.
struct PlaygroundPlane: DrawnDataset {
  static let name = "regressPlane"
  static let summary =
    """
    TensorFlow Playground's plane: the value (x + y) / 10 over a square of side 12.
    """
  static let hasTargets = true
  static let model = ModelDefaults([3], .adam, 0.003, epochs: 60)

  var samples = 1200
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundPlane>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    Playground.regression(samples, noise, &random) { x, y in (x + y) / 10 }
  }
}

extension DatasetSpec {
  public static func regressPlane(samples: Int = 1200, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundPlane(samples: samples, noise: noise))
  }
}
