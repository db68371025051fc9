import Learning
import Numerics
import Plots
import Predictions

/// A recorded moment of a training: what a frame of a film shows.
public struct Moment: Sendable {
  public let time: Time
  /// What was measured, under the names of `MetricName`.
  public let metrics: [String: Double]
  private let load: @Sendable () throws -> Predictor
  private let loadGradients: @Sendable () throws -> [NamedArray<Float>]

  /// - Parameters:
  ///   - gradients: gets the loss's gradients by the parameters' names, as often as it is asked for.
  ///   - load: gets the network, as often as it is asked for: large ones are not all held in memory.
  public init(
    time: Time, metrics: [String: Double],
    gradients: @escaping @Sendable () throws -> [NamedArray<Float>] = { [] },
    load: @escaping @Sendable () throws -> Predictor
  ) {
    self.time = time
    self.metrics = metrics
    self.load = load
    loadGradients = gradients
  }

  public init(
    time: Time, metrics: [String: Double], network: Network<Float>,
    transform: InputTransform = .identity, targetScale: TargetScale = .identity,
    loss: LossSpec = .binaryCrossEntropy,
    gradients: @escaping @Sendable () throws -> [NamedArray<Float>] = { [] }
  ) {
    let predictor = Predictor(
      network: network, transform: transform, targetScale: targetScale, loss: loss)
    self.init(time: time, metrics: metrics, gradients: gradients) { predictor }
  }

  /// The network of this moment.
  ///
  /// - Throws: when it can no longer be read.
  func predictor() throws -> Predictor { try load() }

  /// The gradients of the loss at this moment by the parameters' names; none of frozen layers, and none where they were not
  /// recorded.
  ///
  /// - Throws: when they can no longer be read.
  func gradients() throws -> [NamedArray<Float>] { try loadGradients() }
}
