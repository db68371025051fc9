import Numerics
import Schemas

/// TensorFlow Playground's exclusive or: the sign of xy, with a gap of 0.6 along the axes.
struct PlaygroundXor: DrawnDataset {
  static let name = "playgroundXor"
  static let summary =
    """
    TensorFlow Playground's exclusive or: the sign of xy over a square of side 10, with a gap of 0.6 along the axes.
    """
  static let model = ModelDefaults([8], .adam, 0.005, epochs: 80)

  var samples = 500
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundXor>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    func padded(_ x: Double) -> Double { x + (x > 0 ? 0.3 : -0.3) }
    for _ in 0..<samples {
      let x = padded(random.uniform(-5, 5))
      let y = padded(random.uniform(-5, 5))
      let (dx, dy) = Playground.jitter(5, noise, &random)
      cloud.append(x, y, label: (x + dx) * (y + dy) >= 0 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func playgroundXor(samples: Int = 500, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundXor(samples: samples, noise: noise))
  }
}
