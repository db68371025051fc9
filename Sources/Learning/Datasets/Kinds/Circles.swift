import CLibrary
import Numerics
import Schemas

/// A circle within a circle, as scikit-learn's `make_circles` draws them.
struct Circles: DrawnDataset {
  static let name = "circles"
  static let summary =
    "scikit-learn's `make_circles`: a circle of radius 1, and one of radius `factor` in it."
  static let model = ModelDefaults([6], .adam, 0.01, epochs: 100)

  var samples = 1000
  var noise = 0.1
  /// The radius of the inner circle; 0...1.
  var factor = 0.5

  static var fields: [Field<Circles>] {
    [
      .samples(\.samples), .noise(\.noise),
      .number("factor", \.factor, in: 0...1)
        .documented("The radius of the inner circle; the outer one's is 1."),
    ]
  }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = cloud
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }

  /// The samples around the outer circle, then those around the inner one, without noise.
  var ordered: Dataset { cloud.dataset(classes: 2) }

  private var cloud: PointCloud {
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

extension DatasetSpec {
  public static func circles(
    samples: Int = 1000, noise: Double = 0.1, factor: Double = 0.5
  ) -> DatasetSpec {
    DatasetSpec(Circles(samples: samples, noise: noise, factor: factor))
  }
}
