import Numerics
import Schemas

/// One normal distribution, cut into rings of equally many samples, as scikit-learn's `make_gaussian_quantiles` draws it.
struct GaussianQuantiles: DrawnDataset {
  static let name = "gaussianQuantiles"
  static let summary =
    """
    scikit-learn's `make_gaussian_quantiles`: one normal distribution, cut into `classes` rings of equally many samples.
    """
  static let model = ModelDefaults([16], .adam, 0.01, epochs: 80)

  var samples = 500
  var classes = 3
  /// 0...100.
  var covariance = 1.0

  static var fields: [Field<GaussianQuantiles>] {
    [
      .samples(\.samples), .classes(\.classes),
      .number("covariance", \.covariance, in: 0...100)
        .documented("The variance of each coordinate, scikit-learn's `cov`."),
    ]
  }

  var classCount: Int { classes }

  func draw(_ random: inout RandomState) -> Dataset {
    let deviation = covariance.squareRoot()
    let points = (0..<samples).map { _ in
      let x = random.gaussian() * deviation
      return (x, random.gaussian() * deviation)
    }
    let distances = points.map { $0.0 * $0.0 + $0.1 * $0.1 }
    let order = points.indices.sorted { distances[$0] < distances[$1] }
    let ring = max(samples / classes, 1)
    var cloud = PointCloud()
    for (rank, index) in order.enumerated() {
      cloud.append(points[index].0, points[index].1, label: min(rank / ring, classes - 1))
    }
    cloud.shuffle(thenAdd: 0, &random)
    return cloud.dataset(classes: classes)
  }
}

extension DatasetSpec {
  public static func gaussianQuantiles(
    samples: Int = 500, classes: Int = 3, covariance: Double = 1
  ) -> DatasetSpec {
    DatasetSpec(GaussianQuantiles(samples: samples, classes: classes, covariance: covariance))
  }
}
