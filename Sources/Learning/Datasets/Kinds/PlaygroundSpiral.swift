import CLibrary
import Numerics
import Schemas

/// TensorFlow Playground's spiral: two arms of 1.75 turns.
struct PlaygroundSpiral: DrawnDataset {
  static let name = "playgroundSpiral"
  static let summary =
    """
    TensorFlow Playground's spiral: two arms of 1.75 turns and radius 5.
    """
  static let model = ModelDefaults([16, 16], .adam, 0.01, epochs: 200)

  var samples = 500
  /// 0...0.5.
  var noise = 0.0

  static var fields: [Field<PlaygroundSpiral>] {
    [.samples(\.samples), .playgroundNoise(\.noise)]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (start, count, label) in [(0, samples / 2, 1), (Double.pi, samples - samples / 2, 0)] {
      for i in 0..<count {
        let share = Double(i) / Double(count)
        let (r, t) = (5 * share, 1.75 * share * 2 * .pi + start)
        let (dx, dy) = Playground.jitter(1, noise, &random)
        cloud.append(r * sin(t) + dx, r * cos(t) + dy, label: label)
      }
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func playgroundSpiral(samples: Int = 500, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(PlaygroundSpiral(samples: samples, noise: noise))
  }
}
