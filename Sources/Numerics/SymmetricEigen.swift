/// Eigenvalues of small symmetric matrices.
enum SymmetricEigen {
  /// Householder's tridiagonal form, then implicit QL steps (EISPACK's `tred2` and `tql2`).
  ///
  /// - Parameter matrix: symmetric, finite.
  /// - Returns: the eigenvalues, falling, and the unit eigenvectors in the same order.
  /// - Complexity: O(n³), some 6 n³ multiplications.
  static func decompose(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]]) {
    let n = matrix.count
    guard n > 0 else { return ([], []) }
    var form = TridiagonalForm(matrix)
    form.diagonalize()
    let order = (0..<n).sorted { (form.diagonal[$0], $1) > (form.diagonal[$1], $0) }
    return (order.map { form.diagonal[$0] }, order.map { form.vectors[$0] })
  }
}

/// Q T Qᵀ of a symmetric matrix, with T tridiagonal; the columns of Q lie as rows, so that rotations of two of them run
/// along memory.
private struct TridiagonalForm {
  private(set) var diagonal: [Double]
  private(set) var vectors: [[Double]]
  /// `beside[i]` is right of the diagonal's i-th number; the last is 0.
  private var beside: [Double]

  /// Reflections I − β v vᵀ, each of which clears a column below the diagonal's neighbour.
  init(_ matrix: [[Double]]) {
    let n = matrix.count
    var a = matrix
    var q = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0.0 } }
    var beside = [Double](repeating: 0, count: n)
    for k in 0..<max(n - 1, 0) {
      var v = [Double](repeating: 0, count: n)
      for i in (k + 1)..<n { v[i] = a[k][i] }
      let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { continue }
      // The sign that does not cancel.
      let alpha = v[k + 1] > 0 ? -length : length
      beside[k] = alpha
      v[k + 1] -= alpha
      let squares = v.reduce(0) { $0 + $1 * $1 }
      guard squares > 0 else { continue }
      let beta = 2 / squares
      // A ← A − v wᵀ − w vᵀ with w = β A v − (β² vᵀ A v / 2) v.
      var w = (0..<n).map { i in i > k ? beta * Self.dot(a[i], v, from: k + 1) : 0 }
      let share = beta * Self.dot(v, w, from: k + 1) / 2
      for i in (k + 1)..<n { w[i] -= share * v[i] }
      for i in (k + 1)..<n {
        Self.add(-v[i], w, to: &a[i], from: k + 1)
        Self.add(-w[i], v, to: &a[i], from: k + 1)
      }
      // The columns of Q are its rows here: Qᵀ ← (I − β v vᵀ) Qᵀ.
      var sums = [Double](repeating: 0, count: n)
      for i in (k + 1)..<n { Self.add(beta * v[i], q[i], to: &sums, from: 0) }
      for i in (k + 1)..<n { Self.add(-v[i], sums, to: &q[i], from: 0) }
    }
    diagonal = (0..<n).map { a[$0][$0] }
    self.beside = beside
    vectors = q
  }

  /// Implicit QL steps with Wilkinson's shift until nothing is left beside the diagonal.
  mutating func diagonalize() {
    let n = diagonal.count
    for l in 0..<n {
      for _ in 0..<100 {
        let m = firstSplit(from: l)
        if m == l { break }
        step(l, m)
      }
    }
  }

  /// The first place from `l` on beside which there is nothing of weight.
  private func firstSplit(from l: Int) -> Int {
    for m in l..<(diagonal.count - 1) {
      let around = abs(diagonal[m]) + abs(diagonal[m + 1])
      if abs(beside[m]) <= Double.ulpOfOne * around { return m }
    }
    return diagonal.count - 1
  }

  private mutating func step(_ l: Int, _ m: Int) {
    let half = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l])
    let root = Self.length(half, 1)
    var g = diagonal[m] - diagonal[l] + beside[l] / (half + (half < 0 ? -root : root))
    var (s, c, p) = (1.0, 1.0, 0.0)
    for i in (l..<m).reversed() {
      let f = s * beside[i]
      let b = c * beside[i]
      let length = Self.length(f, g)
      beside[i + 1] = length
      guard length > 0 else {
        // The matrix came apart at i + 1.
        diagonal[i + 1] -= p
        beside[m] = 0
        return
      }
      (s, c) = (f / length, g / length)
      g = diagonal[i + 1] - p
      let r = (diagonal[i] - g) * s + 2 * c * b
      p = s * r
      diagonal[i + 1] = g + p
      g = c * r - b
      rotate(i, s, c)
    }
    diagonal[l] -= p
    beside[l] = g
    beside[m] = 0
  }

  private mutating func rotate(_ i: Int, _ s: Double, _ c: Double) {
    let count = diagonal.count
    var (low, high) = (vectors[i], vectors[i + 1])
    vectors[i] = []
    vectors[i + 1] = []
    low.withUnsafeMutableBufferPointer { low in
      high.withUnsafeMutableBufferPointer { high in
        for k in 0..<count {
          let (a, b) = (low[k], high[k])
          high[k] = s * a + c * b
          low[k] = c * a - s * b
        }
      }
    }
    vectors[i] = low
    vectors[i + 1] = high
  }

  /// √(a² + b²) without overflow.
  private static func length(_ a: Double, _ b: Double) -> Double {
    let (low, high) = (min(abs(a), abs(b)), max(abs(a), abs(b)))
    return high > 0 ? high * (1 + (low / high) * (low / high)).squareRoot() : 0
  }

  private static func dot(_ a: [Double], _ b: [Double], from start: Int) -> Double {
    var sum = 0.0
    for i in start..<a.count { sum += a[i] * b[i] }
    return sum
  }

  /// to += factor · a.
  private static func add(
    _ factor: Double, _ a: [Double], to result: inout [Double], from start: Int
  ) {
    result.withUnsafeMutableBufferPointer { result in
      a.withUnsafeBufferPointer { a in
        for i in start..<a.count { result[i] += factor * a[i] }
      }
    }
  }
}
