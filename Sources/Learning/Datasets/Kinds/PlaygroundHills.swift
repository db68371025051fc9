import Numerics
import Schemas

/// TensorFlow Playground's "multi-Gaussian": six cones of alternating sign; where they meet, the higher or deeper one counts.
struct PlaygroundHills: DrawnDataset {
  static let name = "regressGaussian"
  static let summary =
    """
    TensorFlow Playground's hills: six cones of radius 2 and of height 1 or −1 over a square of side 12.
    """
  static let hasTargets = true
  static let model = ModelDefaults([16, 16], .adam, 0.01, epochs: 200)

  var samples = 1200
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundHills>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    Playground.regression(samples, noise, &random) { x, y in
      var value = 0.0
      for peak in Self.peaks {
        let (dx, dy) = (x - peak.x, y - peak.y)
        let height = peak.sign * max(0, 1 - (dx * dx + dy * dy).squareRoot() / 2)
        if abs(height) > abs(value) { value = height }
      }
      return value
    }
  }

  private static let peaks: [(x: Double, y: Double, sign: Double)] = [
    (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
  ]
}

extension DatasetSpec {
  public static func regressGaussian(samples: Int = 1200, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundHills(samples: samples, noise: noise))
  }
}
