import Numerics

/// The classes that a network predicts, and how probable it takes each to be.
struct ClassPredictions {
  /// The class whose output is largest; of a single output, whether it is above the threshold.
  let classes: [Int]
  /// By class, then by sample; of a single output p they are 1 − p and p.
  let probabilities: [[Double]]

  /// - Parameters:
  ///   - outputs: [outputs, samples].
  ///   - threshold: of a single output.
  init(outputs: Matrix<Double>, threshold: Double) {
    classes = (0..<outputs.columns).map {
      PredictedClass.of(outputs, sample: $0, threshold: threshold)
    }
    let p = outputs.row(0)
    probabilities =
      outputs.rows == 1 ? [p.map { 1 - $0 }, p] : (0..<outputs.rows).map(outputs.row)
  }
}
