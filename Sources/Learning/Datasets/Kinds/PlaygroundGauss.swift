import Numerics
import Schemas

/// TensorFlow Playground's Gaussians around (2, 2) and (−2, −2), with a variance of 0.5 + 7 · noise.
struct PlaygroundGauss: DrawnDataset {
  static let name = "playgroundGauss"
  static let summary =
    """
    TensorFlow Playground's Gaussians: around (2, 2) and (−2, −2), with variance 0.5 + 7 · `noise`.
    """
  static let model = ModelDefaults([3], .adam, 0.003, epochs: 40)

  var samples = 500
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundGauss>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    let deviation = (0.5 + 7 * noise).squareRoot()
    var cloud = PointCloud()
    for i in 0..<samples {
      let center = i < samples / 2 ? 2.0 : -2
      let x = random.normal(center, deviation)
      cloud.append(x, random.normal(center, deviation), label: center > 0 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func playgroundGauss(samples: Int = 500, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundGauss(samples: samples, noise: noise))
  }
}
