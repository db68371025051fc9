/// How weighted points spread around their mean.
struct Covariance {
  /// Sums of outer products, times weight.
  private var rows = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)

  /// - Parameter offset: from the mean to the point; the fourth lane is zero.
  mutating func add(_ offset: SIMD4<Double>, weight: Double) {
    let weighted = offset * weight
    rows.0 += offset * weighted.x
    rows.1 += offset * weighted.y
    rows.2 += offset * weighted.z
  }

  /// The direction of the largest variance, by power iteration, and the squares along it, times weight.
  func principalAxis() -> (axis: SIMD4<Double>, squares: Double) {
    // The largest diagonal element's row is never orthogonal to the principal axis.
    var axis = rows.0
    if rows.1.y > max(rows.0.x, rows.2.z) { axis = rows.1 }
    if rows.2.z > max(rows.0.x, rows.1.y) { axis = rows.2 }
    for _ in 0..<16 {
      let length = (axis * axis).sum().squareRoot()
      guard length > 0 else { return (SIMD4(1, 0, 0, 0), 0) }
      axis /= length
      axis = SIMD4((rows.0 * axis).sum(), (rows.1 * axis).sum(), (rows.2 * axis).sum(), 0)
    }
    let length = (axis * axis).sum().squareRoot()
    return length > 0 ? (axis / length, length) : (SIMD4(1, 0, 0, 0), 0)
  }
}
