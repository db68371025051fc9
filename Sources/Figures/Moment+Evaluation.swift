import Graphics
import Learning
import Numerics
import Plots

/// The network of a moment asked in the terms of figures. Everything else in the module is free of matrices.
extension Moment {
  /// One unit of the first layer, on two inputs.
  struct Neuron: Sendable {
    /// A missing second weight (a network of one input) is 0.
    let weights: (Double, Double)
    let bias: Double
  }
}
