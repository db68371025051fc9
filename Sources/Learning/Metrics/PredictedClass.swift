import Numerics

/// The class that outputs mean: the one rule of training, metrics and figures.
public enum PredictedClass {
  /// The index of the largest output, of equal ones the first; of a single output 1 where it is above the threshold, else 0.
  ///
  /// - Parameters:
  ///   - outputs: [outputs, samples].
  ///   - sample: the column.
  ///   - threshold: of a single output: `LossKind.threshold`.
  @inlinable
  public static func of<Scalar: Real>(
    _ outputs: Matrix<Scalar>, sample: Int, threshold: Double
  ) -> Int {
    if outputs.rows == 1 { return outputs[0, sample] > Scalar(threshold) ? 1 : 0 }
    var best = 0
    for k in 1..<outputs.rows where outputs[k, sample] > outputs[best, sample] { best = k }
    return best
  }
}
