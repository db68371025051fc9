import CLibrary
import Numerics
import Schemas

/// TensorFlow Playground's circle: within a radius of 2.5, or between 3.5 and 5.
struct PlaygroundCircle: DrawnDataset {
  static let name = "playgroundCircle"
  static let summary =
    """
    TensorFlow Playground's circle: half of the samples within a radius of 2.5, the others between 3.5 and 5.
    """
  static let model = ModelDefaults([4], .adam, 0.01, epochs: 60)

  var samples = 500
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundCircle>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for i in 0..<samples {
      let r = i < samples / 2 ? random.uniform(0, 2.5) : random.uniform(3.5, 5)
      let angle = random.uniform(0, 2 * .pi)
      let (x, y) = (r * sin(angle), r * cos(angle))
      let (dx, dy) = Playground.jitter(5, noise, &random)
      let distance = ((x + dx) * (x + dx) + (y + dy) * (y + dy)).squareRoot()
      cloud.append(x, y, label: distance < 2.5 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func playgroundCircle(samples: Int = 500, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundCircle(samples: samples, noise: noise))
  }
}
