import Glibc
import Numerics

/// Two interleaving half circles, as scikit-learn's `make_moons` draws them.
enum Moons {
  static func draw(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    // Shuffled first, then made noisy: the order of draws is part of what the data set is.
    let shuffled = ordered(samples: samples).samples(at: random.permutation(samples))
    guard noise > 0 else { return shuffled }
    var inputs = shuffled.inputs
    for i in inputs.elements.indices { inputs.elements[i] += random.normal(0, noise) }
    return Dataset(
      inputs: inputs, labels: shuffled.labels, classNames: shuffled.classNames,
      featureNames: shuffled.featureNames)
  }

  /// The samples along the upper moon, then those along the lower one.
  static func ordered(samples: Int) -> Dataset {
    let upper = samples / 2
    let points =
      linspace(0, .pi, upper).map { [cos($0), sin($0)] }
      + linspace(0, .pi, samples - upper).map { [1 - cos($0), 1 - sin($0) - 0.5] }
    return Dataset(
      inputs: Matrix(rows: samples, columns: 2, elements: points.flatMap { $0 }),
      labels: (0..<samples).map { $0 < upper ? 0 : 1 }, classNames: ["class 0", "class 1"],
      featureNames: ["x₁", "x₂"])
  }
}
