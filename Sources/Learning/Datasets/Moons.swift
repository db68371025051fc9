import Glibc
import Numerics

/// Two interleaving half circles, as scikit-learn's `make_moons` draws them.
enum Moons {
  static func draw(samples: Int, noise: Double, random: inout RandomState) -> Dataset {
    let outer = samples / 2
    let angles = (linspace(0, .pi, outer), linspace(0, .pi, samples - outer))
    let points =
      angles.0.map { (cos($0), sin($0)) } + angles.1.map { (1 - cos($0), 1 - sin($0) - 0.5) }
    // Shuffled first, then made noisy: the order of draws is part of what the data set is.
    let order = random.permutation(samples)
    var inputs: [Double] = []
    inputs.reserveCapacity(samples * 2)
    for index in order { inputs += [points[index].0, points[index].1] }
    if noise > 0 { for i in inputs.indices { inputs[i] += random.normal(0, noise) } }
    return Dataset(
      inputs: Matrix(rows: samples, columns: 2, elements: inputs),
      labels: order.map { $0 < outer ? 0 : 1 }, classNames: ["class 0", "class 1"],
      featureNames: ["x₁", "x₂"])
  }
}
