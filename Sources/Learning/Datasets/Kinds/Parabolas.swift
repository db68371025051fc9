import Numerics
import Schemas

/// x² and x² − ½ for x in −1...1, as deepreplay's: two classes that bend around each other.
struct Parabolas: DrawnDataset {
  static let name = "parabolas"
  static let summary = "deepreplay's: y = x² and y = x² − ½ for x from −1 to 1."
  static let model = ModelDefaults([3], .adam, 0.01, epochs: 40)

  var samples = 2000
  var noise = 0.0

  static var fields: [Field<Parabolas>] { [.samples(\.samples), .noise(\.noise)] }

  func draw(_ random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in [samples / 2, samples - samples / 2].enumerated() {
      for x in linspace(-1, 1, count) { cloud.append(x, x * x - 0.5 * Double(k), label: k) }
    }
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }
}

extension DatasetSpec {
  public static func parabolas(samples: Int = 2000, noise: Double = 0) -> DatasetSpec {
    DatasetSpec(Parabolas(samples: samples, noise: noise))
  }
}
