/// Eigenvalues of small symmetric matrices.
enum SymmetricEigen {
  /// Cyclic Jacobi rotations (C. G. J. Jacobi, 1846): slow for large matrices, accurate and simple for small ones.
  ///
  /// - Returns: the eigenvalues in no order, and a matrix whose columns are their unit eigenvectors.
  /// - Complexity: O(n³) a sweep, some ten sweeps.
  static func decompose(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
    let n = matrix.count
    var a = matrix
    var v = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    for _ in 0..<60 {
      var off = 0.0
      var scale = 0.0
      for i in 0..<n {
        scale += a[i][i] * a[i][i]
        for j in 0..<i { off += a[i][j] * a[i][j] }
      }
      guard off > 1e-30 * scale, off.isFinite else { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 {
          let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            let (kp, kq) = (a[k][p], a[k][q])
            a[k][p] = c * kp - s * kq
            a[k][q] = s * kp + c * kq
          }
          for k in 0..<n {
            let (pk, qk) = (a[p][k], a[q][k])
            a[p][k] = c * pk - s * qk
            a[q][k] = s * pk + c * qk
          }
          for k in 0..<n {
            let (kp, kq) = (v[k][p], v[k][q])
            v[k][p] = c * kp - s * kq
            v[k][q] = s * kp + c * kq
          }
        }
      }
    }
    return ((0..<n).map { a[$0][$0] }, v)
  }
}
