import Learning
import Schemas

/// How a sweep looks for good values: by draws instead of all values, and by giving up what does not do well.
public struct SweepSearch: Sendable, Equatable {
  /// How many runs are drawn; `nil` for all.
  public var random: Int?
  /// Of the draws.
  public var seed: UInt32 = 42
  /// The share of the runs that goes on after each rung; `nil` for all.
  public var keep: Double?
  /// The epochs of a rung; `nil` where there are none.
  public var every: Int?

  /// How many of so many runs go on after a rung: the share, rounded down, and one at least (K. Jamieson, A. Talwalkar:
  /// Non-stochastic Best Arm Identification and Hyperparameter Optimization, 2016).
  public func kept(of count: Int) -> Int {
    keep.map { max(1, Int((Double(count) * $0).rounded(.down))) } ?? count
  }

  static let schema = Schema<SweepSearch>([
    .optionalInteger("random", \.random, in: 1...100_000).documented(
      """
      So many runs are drawn instead of taking all combinations: of a list each value is as likely, of a range each \
      number, over the logarithm with `"scale": "log"`. A range needs no `count` then.
      """, default: "all combinations"),
    .seed(\.seed).documented("The seed of the draws: the same one draws the same runs."),
    .optionalNumber("keep", \.keep, in: 0.01...0.99).documented(
      """
      The share of the runs that goes on after each rung, rounded down, and one at least: successive halving. Runs are \
      ranked by their validation loss, or by their loss where there is none; all runs of a rung are waited for, so \
      that the same ones go on however many workers there are.
      """, default: "all go on"),
    .optionalInteger("every", \.every, in: 1...100_000_000).documented(
      "The epochs of a rung; it ends with the first snapshot from there on.",
      default: "there are no rungs"),
  ])

  /// - Throws: when one of the keys that belong together is missing.
  func check(_ reader: ConfigReader) throws(ConfigError) {
    if keep != nil, every == nil {
      throw reader.error("every", "is missing: the epochs after which a share of the runs is kept")
    }
    if every != nil, keep == nil {
      throw reader.error("keep", "is missing: the share of the runs that goes on after each rung")
    }
  }
}
