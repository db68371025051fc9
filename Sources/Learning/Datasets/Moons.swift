import CLibrary
import Numerics

/// Two interleaving half circles, as scikit-learn's `make_moons` draws them.
enum Moons {
  static func draw(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    // Shuffled first, then made noisy: the order of draws is part of what the data set is.
    var cloud = cloud(samples: samples)
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }

  /// The samples along the upper moon, then those along the lower one.
  static func ordered(samples: Int) -> Dataset { cloud(samples: samples).dataset(classes: 2) }

  private static func cloud(samples: Int) -> PointCloud {
    let upper = samples / 2
    var cloud = PointCloud()
    for t in linspace(0, .pi, upper) { cloud.append(cos(t), sin(t), label: 0) }
    for t in linspace(0, .pi, samples - upper) {
      cloud.append(1 - cos(t), 1 - sin(t) - 0.5, label: 1)
    }
    return cloud
  }
}
