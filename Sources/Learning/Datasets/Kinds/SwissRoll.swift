import CLibrary
import Numerics
import Schemas

/// A rolled-up plane in space, as scikit-learn's `make_swiss_roll` draws it: how far a point is along the roll is the value.
struct SwissRoll: DrawnDataset {
  static let name = "swissRoll"
  static let summary =
    """
    scikit-learn's `make_swiss_roll`: (t cos t, 21 u, t sin t) for t from 1.5π to 4.5π and u from 0 to 1, a plane rolled up in \
    space; the value is t.
    """
  static let hasTargets = true
  static let model = ModelDefaults([32, 16], .adam, 0.01, epochs: 200)

  var samples = 1000
  var noise = 0.1

  static var fields: [Field<SwissRoll>] { [.samples(\.samples), .noise(\.noise)] }

  var featureNames: [String] { ["x₁", "x₂", "x₃"] }

  func draw(_ random: inout RandomState) -> Dataset {
    let angles = (0..<samples).map { _ in 1.5 * .pi * (1 + 2 * random.uniform()) }
    let heights = (0..<samples).map { _ in 21 * random.uniform() }
    var inputs = Matrix<Double>(rows: samples, columns: 3)
    for (sample, t) in angles.enumerated() {
      inputs[sample, 0] = t * cos(t)
      inputs[sample, 1] = heights[sample]
      inputs[sample, 2] = t * sin(t)
    }
    for coordinate in 0..<3 {
      for sample in 0..<samples { inputs[sample, coordinate] += noise * random.gaussian() }
    }
    return Dataset(inputs: inputs, targets: angles, featureNames: featureNames)
  }
}

extension DatasetSpec {
  public static func swissRoll(samples: Int = 1000, noise: Double = 0.1) -> DatasetSpec {
    DatasetSpec(SwissRoll(samples: samples, noise: noise))
  }
}
