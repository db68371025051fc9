import Numerics

/// Numbers as passes keep them: a row a unit, the samples of a row side by side, rows a multiple of sixteen numbers long, or
/// as long as there are samples where these are few.
package struct Panel<Scalar: Real> {
  let base: UnsafeMutablePointer<Scalar>
  let rows: Int
  /// Numbers from one row to the next; beyond `samples` they are padding.
  let stride: Int
  let samples: Int

  var source: UnsafePointer<Scalar> { UnsafePointer(base) }
  /// With padding.
  var count: Int { rows * stride }

  func row(_ index: Int) -> UnsafeMutablePointer<Scalar> { base + index * stride }

  /// From one row to the next of so many samples. A few are not padded, since most of the work would be for nothing; which it
  /// is decides how some sums are made, so that it depends on the batch alone.
  static func stride(samples: Int) -> Int { samples > 8 ? padded(samples) : max(samples, 1) }

  /// What kernels may read behind the last panel.
  static var slack: Int { 16 }

  /// The next multiple of sixteen.
  static func padded(_ count: Int) -> Int { (count + 15) & ~15 }

  /// The numbers without padding.
  var matrix: Matrix<Scalar> {
    var elements: [Scalar] = []
    elements.reserveCapacity(rows * samples)
    for i in 0..<rows {
      elements.append(contentsOf: UnsafeBufferPointer(start: row(i), count: samples))
    }
    return Matrix(rows: rows, columns: samples, elements: elements)
  }

  /// Takes over numbers as [rows, samples]; the padding becomes 0.
  func fill(_ matrix: Matrix<Scalar>, columns: Range<Int>) {
    matrix.elements.withUnsafeBufferPointer { source in
      for i in 0..<rows {
        let to = row(i)
        let from = i * matrix.columns + columns.lowerBound
        for s in 0..<samples { to[s] = source[from + s] }
        for s in samples..<stride { to[s] = 0 }
      }
    }
  }
}
