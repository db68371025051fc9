import Numerics

/// What the data sets of TensorFlow Playground share. They are drawn draw for draw as there, with this project's random
/// numbers; its label −1 is class 0.
enum Playground {
  static func regression(
    _ samples: Int, _ noise: Double, _ random: inout RandomState,
    _ value: (Double, Double) -> Double
  ) -> Dataset {
    var cloud = PointCloud()
    for _ in 0..<samples {
      let x = random.uniform(-6, 6)
      let y = random.uniform(-6, 6)
      let (dx, dy) = jitter(6, noise, &random)
      cloud.append(x, y, value: value(x + dx, y + dy))
    }
    return cloud.dataset(classes: 0)
  }

  static func jitter(
    _ radius: Double, _ noise: Double, _ random: inout RandomState
  ) -> (Double, Double) {
    let dx = random.uniform(-radius, radius) * noise
    return (dx, random.uniform(-radius, radius) * noise)
  }
}
