import Numerics

/// One normal distribution, cut into rings of equally many samples, as scikit-learn's `make_gaussian_quantiles` draws it.
enum GaussianQuantiles {
  static func draw(
    samples: Int, classes: Int, covariance: Double, random: inout RandomState
  ) -> Dataset {
    let deviation = covariance.squareRoot()
    let points = (0..<samples).map { _ in
      let x = random.gaussian() * deviation
      return (x, random.gaussian() * deviation)
    }
    let distances = points.map { $0.0 * $0.0 + $0.1 * $0.1 }
    let order = points.indices.sorted { distances[$0] < distances[$1] }
    let ring = max(samples / classes, 1)
    var cloud = PointCloud()
    for (rank, place) in order.enumerated() {
      cloud.append(points[place].0, points[place].1, label: min(rank / ring, classes - 1))
    }
    cloud.shuffle(thenAdd: 0, &random)
    return cloud.dataset(classes: classes)
  }
}
