import CLibrary
import Numerics

/// Curves of courses: Coursera's flower and CS231n's spiral.
enum Spirals {
  /// Coursera's planar data: two classes of petals, radius 4 sin 4t.
  static func flower(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in shares(samples, 2).enumerated() {
      let angles = linspace(Double(k) * 3.12, Double(k + 1) * 3.12, count)
        .map { $0 + random.gaussian() * noise }
      let radii = angles.map { 4 * sin(4 * $0) + random.gaussian() * noise }
      for (t, r) in zip(angles, radii) { cloud.append(r * sin(t), r * cos(t), label: k) }
    }
    return cloud.dataset(classes: 2)
  }

  /// CS231n's arms: radius from 0 to 1 over an angle of 4, one arm a class.
  static func arms(
    samples: Int, classes: Int, noise: Double, random: inout RandomState
  ) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in shares(samples, classes).enumerated() {
      let angles = linspace(Double(4 * k), Double(4 * (k + 1)), count)
        .map { $0 + random.gaussian() * noise }
      for (r, t) in zip(linspace(0, 1, count), angles) {
        cloud.append(r * sin(t), r * cos(t), label: k)
      }
    }
    return cloud.dataset(classes: classes)
  }

  /// Equal parts, the first ones larger by one where it does not come out even.
  private static func shares(_ samples: Int, _ parts: Int) -> [Int] {
    (0..<parts).map { samples / parts + ($0 < samples % parts ? 1 : 0) }
  }
}
