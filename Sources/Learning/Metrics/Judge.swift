import Numerics

/// What the outputs of a network say about classes.
struct Judge {
  /// The class whose output is largest; of a single output, whether it is above the threshold.
  let classes: [Int]
  /// By class, then by sample; of a single output p they are 1 − p and p.
  let probabilities: [[Double]]

  /// - Parameters:
  ///   - outputs: [outputs, samples].
  ///   - threshold: of a single output.
  init(outputs: Matrix<Double>, threshold: Double) {
    if outputs.rows == 1 {
      let p = outputs.elements
      classes = p.map { $0 > threshold ? 1 : 0 }
      probabilities = [p.map { 1 - $0 }, p]
      return
    }
    probabilities = (0..<outputs.rows).map(outputs.row)
    classes = (0..<outputs.columns).map { s in
      var best = 0
      for k in 1..<outputs.rows where outputs[k, s] > outputs[best, s] { best = k }
      return best
    }
  }
}
