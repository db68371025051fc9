import CLibrary
import Numerics
import Schemas

/// Coursera's planar data: two classes of petals, radius 4 sin 4t.
struct Flower: DrawnDataset {
  static let name = "flower"
  static let summary =
    "Coursera's planar data: the petals r = 4 sin 4t, half of them of each class."
  static let model = ModelDefaults([8], .adam, 0.01, epochs: 300)

  var samples = 400
  var noise = 0.2

  static var fields: [Field<Flower>] { [.samples(\.samples), .noise(\.noise)] }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in PointCloud.shares(samples, 2).enumerated() {
      let angles = linspace(Double(k) * 3.12, Double(k + 1) * 3.12, count)
        .map { $0 + random.gaussian() * noise }
      let radii = angles.map { 4 * sin(4 * $0) + random.gaussian() * noise }
      for (t, r) in zip(angles, radii) { cloud.append(r * sin(t), r * cos(t), label: k) }
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func flower(samples: Int = 400, noise: Double = 0.2) -> DatasetSpec {
    DatasetSpec(Flower(samples: samples, noise: noise))
  }
}
