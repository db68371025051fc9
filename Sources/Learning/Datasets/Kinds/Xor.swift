import Numerics
import Schemas

/// The four corners of the unit square, again and again; 1 where exactly one coordinate is.
struct Xor: DrawnDataset {
  static let name = "xor"
  static let summary =
    "The corners of the unit square, again and again; class 1 where exactly one coordinate is 1."
  static let model = ModelDefaults([6], .adam, 0.02, epochs: 200)
  /// Four points are too few to keep any for testing.
  static let defaultTestFraction = 0.0

  var samples = 4
  var noise = 0.0

  static var fields: [Field<Xor>] { [.samples(\.samples), .noise(\.noise)] }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for i in 0..<samples {
      let (x, y) = (i % 2, i / 2 % 2)
      let dx = random.gaussian() * noise
      cloud.append(Double(x) + dx, Double(y) + random.gaussian() * noise, label: x ^ y)
    }
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func xor(samples: Int = 4, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(Xor(samples: samples, noise: noise))
  }
}
