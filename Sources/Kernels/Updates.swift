/// Updates of parameters along their gradients, element by element.

enum Updates<T: KernelReal> {
  typealias Source = UnsafePointer<T>
  typealias Target = UnsafeMutablePointer<T>

  /// p ← p − η g.
  @inline(__always)
  static func descend(_ p: Target, _ g: Source, rate: T, count: Int) {
    for i in 0..<count { p[i] -= rate * g[i] }
  }
}
