import Schemas

/// A kind of learning-rate schedule: its options with their keys in a config, and its rates. One kind is one file;
/// `ScheduleKind.allCases` lists them.
package protocol ScheduleOptions: KindOptions {
  /// What t and lengths count.
  var unit: ScheduleUnit { get }

  /// The learning rate at time t ≥ 0.
  ///
  /// - Parameters:
  ///   - initial: η₀.
  ///   - length: of the whole training, in the same unit as t.
  func rate(at t: Int, initial: Double, length: Int) -> Double

  /// What follows the losses of epochs, and gives the rate in place of time; `nil` where time gives it.
  func plateau(rate: Double) -> Plateau?

  /// What makes it useless for a training of such a length: the key and what is wrong with it; `nil` where nothing does.
  func problem(length: Int) -> (key: String, text: String)?
}

extension ScheduleOptions {
  package var unit: ScheduleUnit { .epochs }
  package func plateau(rate: Double) -> Plateau? { nil }
  package func problem(length: Int) -> (key: String, text: String)? { nil }
}
