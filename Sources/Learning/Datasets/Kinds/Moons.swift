import CLibrary
import Numerics
import Schemas

/// Two interleaving half circles, as scikit-learn's `make_moons` draws them.
struct Moons: DrawnDataset {
  static let name = "moons"
  static let summary =
    "scikit-learn's `make_moons`: two half circles of radius 1 that interlock."
  static let model = ModelDefaults([3], .gradientDescent, 0.1, epochs: 20_000)

  var samples = 1000
  var noise = 0.1

  static var fields: [Field<Moons>] { [.samples(\.samples), .noise(\.noise)] }

  func draw(_ random: inout RandomState) -> Dataset {
    // Shuffled first, then made noisy: the order of draws is part of what the data set is.
    var cloud = cloud
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }

  /// The samples along the upper moon, then those along the lower one, without noise.
  var ordered: Dataset { cloud.dataset(classes: 2) }

  private var cloud: PointCloud {
    let upper = samples / 2
    var cloud = PointCloud()
    for t in linspace(0, .pi, upper) { cloud.append(cos(t), sin(t), label: 0) }
    for t in linspace(0, .pi, samples - upper) {
      cloud.append(1 - cos(t), 1 - sin(t) - 0.5, label: 1)
    }
    return cloud
  }
}

extension DatasetSpec {
  public static func moons(samples: Int = 1000, noise: Double = 0.1) -> DatasetSpec {
    DatasetSpec(Moons(samples: samples, noise: noise))
  }
}
