import CLibrary
import Numerics

/// Small data sets of lectures that no library draws.
enum Patterns {
  /// Squares of side 1, `cells` a row, coloured as on a chessboard; noise is added after the colour is known.
  static func checkerboard(
    samples: Int, cells: Int, noise: Double, random: inout RandomState
  ) -> Dataset {
    let half = Double(cells) / 2
    var cloud = PointCloud()
    for _ in 0..<samples {
      let x = random.uniform(-half, half)
      let y = random.uniform(-half, half)
      let label = (Int((x + half).rounded(.down)) + Int((y + half).rounded(.down))) % 2
      let dx = random.gaussian() * noise
      cloud.append(x + dx, y + random.gaussian() * noise, label: label)
    }
    return cloud.dataset(classes: 2)
  }

  /// x² and x² − ½ for x in −1...1, as deepreplay's: two classes that bend around each other.
  static func parabolas(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for (k, count) in [samples / 2, samples - samples / 2].enumerated() {
      for x in linspace(-1, 1, count) { cloud.append(x, x * x - 0.5 * Double(k), label: k) }
    }
    cloud.shuffle(thenAdd: noise, &random)
    return cloud.dataset(classes: 2)
  }

  /// The four corners of the unit square, again and again; 1 where exactly one coordinate is.
  static func xor(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud()
    for i in 0..<samples {
      let (x, y) = (i % 2, i / 2 % 2)
      let dx = random.gaussian() * noise
      cloud.append(Double(x) + dx, Double(y) + random.gaussian() * noise, label: x ^ y)
    }
    return cloud.dataset(classes: 2)
  }

  /// sin x for x in −π...π, with noise on the value.
  static func sine(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    var cloud = PointCloud(features: ["x"])
    for x in linspace(-.pi, .pi, samples) {
      cloud.append(x, value: sin(x) + random.gaussian() * noise)
    }
    return cloud.dataset(classes: 0)
  }
}
