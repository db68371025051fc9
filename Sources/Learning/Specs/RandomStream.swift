import Numerics

/// Where training's random numbers come from: each use has a stream of its own, so that more draws of one leave the others
/// as they are.
///
/// Stream n of a seed is `numpy.random.RandomState([seed, n])`. Data and their split are drawn from
/// `numpy.random.RandomState(seed)` itself, as scikit-learn does with `random_state=seed`.
public enum RandomStream: UInt32, Sendable, CaseIterable {
  /// The first weights, by `network.seed`: layer after layer, row after row.
  case weights = 1
  /// The order of mini-batches, by `training.seed`: one `permutation(count)` an epoch; none for a batch of everything.
  case batches = 2
  /// Dropout's masks, by `training.seed`: one 32-bit word an input of a dropout layer and sample.
  case dropout = 3
  /// Random directions of loss landscapes, by the figure's seed: a normal number a weight, one direction after the other.
  case landscape = 4

  /// What every seed may be.
  public static let seeds = 0...Int(UInt32.max)

  /// - Returns: the stream's generator before its first draw.
  public func generator(seed: UInt32) -> RandomState { RandomState(key: [seed, rawValue]) }
}
