import Learning
import Numerics

/// The network at one epoch of its training: what a frame of a film shows.
public struct Moment: Sendable {
  public let epoch: Int
  public let measures: Measures
  public let network: Network<Float>
  /// From the coordinates of the samples to what the network takes.
  public let transform: InputTransform
  /// From the values to be predicted to the outputs of the network.
  public let targetScale: TargetScale
  /// Decides which class an output means, and whether outputs are probabilities.
  let loss: LossKind
  /// The index of the layer whose pre-activations and activations are those of the first hidden layer's neurons: the first
  /// dense layer, or the normalisation that takes its place where that one has no activation of its own.
  let neuronLayer: Int
  /// The neurons as a dense layer of the network's inputs, batch normalisation folded in; `nil` where their
  /// pre-activations are no affine function of them.
  let neurons: DenseLayer<Float>?

  public init(
    epoch: Int, measures: Measures, network: Network<Float>, transform: InputTransform = .identity,
    targetScale: TargetScale = .identity, loss: LossKind = .binaryCrossEntropy
  ) {
    self.epoch = epoch
    self.measures = measures
    self.network = network
    self.transform = transform
    self.targetScale = targetScale
    self.loss = loss
    neuronLayer = Self.neuronLayer(of: network)
    let folded = network.folded(through: neuronLayer)
    neurons = folded?.count == 1 ? folded?.first : nil
  }

  private static func neuronLayer(of network: Network<Float>) -> Int {
    let first = network.layers.firstIndex { $0.kind == .dense } ?? 0
    var chosen = first
    for index in network.layers.indices where index > first {
      if network.layers[index].kind == .dropout { continue }
      let isLinear = network.layers[chosen].activation.kind == .linear
      guard network.layers[index].kind != .dense, isLinear else { break }
      chosen = index
    }
    return chosen
  }
}
