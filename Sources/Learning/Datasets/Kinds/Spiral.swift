import CLibrary
import Numerics
import Schemas

/// CS231n's arms: radius from 0 to 1 over an angle of 4, one arm a class.
struct Spiral: DrawnDataset {
  static let name = "spiral"
  static let summary = "CS231n's arms: r from 0 to 1 over an angle of 4, an arm a class."
  static let model = ModelDefaults([16, 8], .adam, 0.005, epochs: 300)

  var samples = 300
  var noise = 0.2
  var classes = 3

  static var fields: [Field<Spiral>] {
    [.samples(\.samples), .noise(\.noise), .classes(\.classes)]
  }

  var classCount: Int { classes }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in PointCloud.shares(samples, classes).enumerated() {
      let angles = linspace(Double(4 * k), Double(4 * (k + 1)), count)
        .map { $0 + random.gaussian() * noise }
      for (r, t) in zip(linspace(0, 1, count), angles) {
        cloud.append(r * sin(t), r * cos(t), label: k)
      }
    }
    return cloud.dataset(classes: classes)
  }
}

extension DatasetSpec {
  public static func spiral(
    samples: Int = 300, noise: Double = 0.2, classes: Int = 3
  ) -> DatasetSpec {
    DatasetSpec(Spiral(samples: samples, noise: noise, classes: classes))
  }
}
