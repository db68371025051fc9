import CLibrary
import Numerics

/// A circle within a circle, as scikit-learn's `make_circles` draws them.
enum Circles {
  static func draw(
    samples: Int, noise: Double, factor: Double, random: inout RandomState
  ) -> Dataset {
    var cloud = cloud(samples: samples, factor: factor)
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }

  /// The samples around the outer circle, then those around the inner one.
  static func ordered(samples: Int, factor: Double) -> Dataset {
    cloud(samples: samples, factor: factor).dataset(classes: 2)
  }

  private static func cloud(samples: Int, factor: Double) -> PointCloud {
    let outer = samples / 2
    var cloud = PointCloud()
    for t in linspace(0, 2 * .pi, outer, hasEnd: false) {
      cloud.append(cos(t), sin(t), label: 0)
    }
    for t in linspace(0, 2 * .pi, samples - outer, hasEnd: false) {
      cloud.append(cos(t) * factor, sin(t) * factor, label: 1)
    }
    return cloud
  }
}
