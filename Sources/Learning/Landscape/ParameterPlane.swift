/// A plane through the space of a network's parameters: origin + x u + y v.
public struct ParameterPlane: Sendable, Equatable {
  /// The origin and the directions, as many numbers each as `Network.point` has. The directions need not be orthogonal.
  public let origin, u, v: [Double]
  private let uu, uv, vv: Double

  /// - Precondition: all have as many numbers.
  public init(origin: [Double], u: [Double], v: [Double]) {
    precondition(origin.count == u.count && origin.count == v.count, "a number for every parameter")
    self.origin = origin
    self.u = u
    self.v = v
    uu = Self.product(u, u)
    uv = Self.product(u, v)
    vv = Self.product(v, v)
  }

  /// The coordinates of the plane's point that is nearest to another: the least squares solution. Along a direction
  /// that adds nothing to the other one it is 0.
  ///
  /// - Precondition: as many numbers as the origin has.
  public func coordinates(of point: [Double]) -> (x: Double, y: Double) {
    precondition(point.count == origin.count, "a number for every parameter")
    var (du, dv) = (0.0, 0.0)
    for i in point.indices {
      let difference = point[i] - origin[i]
      du += difference * u[i]
      dv += difference * v[i]
    }
    let determinant = uu * vv - uv * uv
    if determinant > 1e-12 * uu * vv {
      return ((du * vv - dv * uv) / determinant, (dv * uu - du * uv) / determinant)
    }
    return uu > 0 ? (du / uu, 0) : vv > 0 ? (0, dv / vv) : (0, 0)
  }

  static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }
}
