/// What is trained where a config names its data and nothing else.
///
/// Each data set is learnt by it from nearly every seed, those of coordinates in some hundredths of a second, and slowly
/// enough that most frames of a film differ.
package struct ModelDefaults: Sendable, Equatable {
  /// The layers before the output.
  package enum Hidden: Sendable, Equatable {
    /// Layers of so many tanh units, after a `flatten` where samples are images.
    case units([Int])
    /// 3 × 3 convolutions to so many channels with ReLU, each followed by max pooling; then dense ReLU units.
    case convolutions([Int], units: Int)
  }

  package let hidden: Hidden
  package let optimizer: OptimizerKind
  package let learningRate: Double
  package let epochs: Int

  package init(
    _ units: [Int], _ optimizer: OptimizerKind, _ learningRate: Double, epochs: Int
  ) {
    self.init(.units(units), optimizer, learningRate, epochs: epochs)
  }

  package init(
    _ hidden: Hidden, _ optimizer: OptimizerKind, _ learningRate: Double, epochs: Int
  ) {
    self.hidden = hidden
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.epochs = epochs
  }

  /// The hidden layers for samples of a shape.
  ///
  /// - Parameter shape: [channels, height, width]; `nil` for coordinates.
  package func layers(shape: [Int]?) -> [LayerSpec] {
    switch hidden {
    case .units(let units):
      return (shape == nil ? [] : [.flatten]) + units.map { .dense($0, .tanh) }
    case .convolutions(let channels, let units):
      guard let shape else { return [.dense(units, .relu)] }
      var side = min(shape[1], shape[2])
      var layers: [LayerSpec] = []
      for count in channels {
        layers.append(.conv2d(count, padding: 1, .relu))
        // A smaller image has nothing to pool.
        if side >= 2 { layers.append(.maxPool()) }
        side /= 2
      }
      return layers + [.flatten, .dense(units, .relu)]
    }
  }
}
