import Numerics

/// Normal distributions around random centres, as scikit-learn's `make_blobs` draws them.
enum Blobs {
  /// - Parameter classes: centre k gets the class k mod `classes`.
  static func draw(
    samples: Int, centers: Int, classes: Int, deviation: Double, random: inout RandomState
  ) -> Dataset {
    let middles = (0..<centers).map { _ in (random.uniform(-10, 10), random.uniform(-10, 10)) }
    var cloud = PointCloud()
    for (k, middle) in middles.enumerated() {
      for _ in 0..<(samples / centers + (k < samples % centers ? 1 : 0)) {
        let x = random.normal(middle.0, deviation)
        cloud.append(x, random.normal(middle.1, deviation), label: k % classes)
      }
    }
    cloud.shuffle(thenAdd: 0, &random)
    return cloud.dataset(classes: min(classes, centers))
  }
}
