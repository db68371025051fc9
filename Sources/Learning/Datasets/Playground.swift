import CLibrary
import Numerics

/// The data sets of TensorFlow Playground, draw for draw, with this project's random numbers. Its label −1 is class 0.
enum Playground {
  /// Within a radius of 2.5, or between 3.5 and 5.
  static func circle(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for i in 0..<samples {
      let r = i < samples / 2 ? random.uniform(0, 2.5) : random.uniform(3.5, 5)
      let angle = random.uniform(0, 2 * .pi)
      let (x, y) = (r * sin(angle), r * cos(angle))
      let (dx, dy) = jitter(5, noise, &random)
      let distance = ((x + dx) * (x + dx) + (y + dy) * (y + dy)).squareRoot()
      cloud.append(x, y, label: distance < 2.5 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }

  /// The sign of xy, with a gap of 0.6 along the axes.
  static func xor(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    func padded(_ x: Double) -> Double { x + (x > 0 ? 0.3 : -0.3) }
    for _ in 0..<samples {
      let x = padded(random.uniform(-5, 5))
      let y = padded(random.uniform(-5, 5))
      let (dx, dy) = jitter(5, noise, &random)
      cloud.append(x, y, label: (x + dx) * (y + dy) >= 0 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }

  /// Around (2, 2) and (−2, −2), with a variance of 0.5 + 7 · noise.
  static func gauss(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    let deviation = (0.5 + 7 * noise).squareRoot()
    var cloud = PointCloud()
    for i in 0..<samples {
      let center = i < samples / 2 ? 2.0 : -2
      let x = random.normal(center, deviation)
      cloud.append(x, random.normal(center, deviation), label: center > 0 ? 1 : 0)
    }
    return cloud.dataset(classes: 2)
  }

  /// Two arms of 1.75 turns.
  static func spiral(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (start, count, label) in [(0, samples / 2, 1), (Double.pi, samples - samples / 2, 0)] {
      for i in 0..<count {
        let share = Double(i) / Double(count)
        let (r, t) = (5 * share, 1.75 * share * 2 * .pi + start)
        let (dx, dy) = jitter(1, noise, &random)
        cloud.append(r * sin(t) + dx, r * cos(t) + dy, label: label)
      }
    }
    return cloud.dataset(classes: 2)
  }

  /// (x + y) / 10 over a square of side 12.
  static func plane(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    regression(samples, noise, &random) { x, y in (x + y) / 10 }
  }

  /// Six cones of alternating sign; where they meet, the higher or deeper one counts.
  static func hills(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    regression(samples, noise, &random) { x, y in
      var value = 0.0
      for peak in peaks {
        let (dx, dy) = (x - peak.x, y - peak.y)
        let height = peak.sign * max(0, 1 - (dx * dx + dy * dy).squareRoot() / 2)
        if abs(height) > abs(value) { value = height }
      }
      return value
    }
  }

  private static let peaks: [(x: Double, y: Double, sign: Double)] = [
    (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
  ]

  private static func regression(
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

  private static func jitter(
    _ radius: Double, _ noise: Double, _ random: inout RandomState
  ) -> (Double, Double) {
    let dx = random.uniform(-radius, radius) * noise
    return (dx, random.uniform(-radius, radius) * noise)
  }
}
