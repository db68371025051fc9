import Experiments
import Learning
import Numerics
import Snapshots

extension Network {
  /// Takes over parameters from a file.
  ///
  /// - Throws: what reading it throws, or `NetworkError` when it has changed since the config was read.
  mutating func take(_ weights: InitialWeights) throws {
    let reader = try TensorReader(path: weights.path)
    for name in weights.names {
      guard let tensor = try reader.tensor(name.tensor) else {
        throw NetworkError.missing(name: name.tensor)
      }
      try restore(
        NamedArray(name.parameter, shape: tensor.shape, values: tensor.reals()))
    }
  }
}
