import CLibrary
import Numerics
import Schemas

/// sin x for x in −π...π, with noise on the value.
struct Sine: DrawnDataset {
  static let name = "sine"
  static let summary = "One input: the value sin x for x from −π to π."
  static let hasTargets = true
  static let model = ModelDefaults([16], .adam, 0.005, epochs: 400)

  var samples = 200
  var noise = 0.1

  static var fields: [Field<Sine>] { [.samples(\.samples), .noise(\.noise)] }

  var featureNames: [String] { ["x"] }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud(features: featureNames)
    for x in linspace(-.pi, .pi, samples) {
      cloud.append(x, value: sin(x) + random.gaussian() * noise)
    }
    return cloud.dataset(classes: 0)
  }
}

extension DatasetSpec {
  public static func sine(samples: Int = 200, noise: Double = 0.1) -> DatasetSpec {
    DatasetSpec(Sine(samples: samples, noise: noise))
  }
}
