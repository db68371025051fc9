/// The directions in which a cloud of points spreads most (K. Pearson, 1901).
///
/// The sign of each direction is chosen so that its largest coordinate is positive: the same data give the same
/// picture, not its mirror image.
public struct PrincipalComponents: Sendable, Equatable {
  /// The middle of the cloud, one value a feature.
  public let mean: [Double]
  /// Orthonormal directions, the widest first; `count` of them or as many as there are features.
  public let directions: [[Double]]
  /// The variance along each direction, falling, as the mean of squares.
  public let variances: [Double]

  /// - Parameters:
  ///   - points: one row a point; rows that are not finite are left out.
  ///   - count: how many directions to keep, up to 8.
  /// - Complexity: O(points · features) for each of some tens of steps, in the memory of one more copy of the points.
  public init(of points: Matrix<Double>, count: Int) {
    let cloud = CenteredCloud(points)
    mean = cloud.mean
    let wanted = min(count, cloud.features)
    var (directions, variances): ([[Double]], [Double]) = ([], [])
    for direction in cloud.leadingDirections(wanted) {
      directions.append(Self.signed(direction))
      variances.append(cloud.variance(along: direction))
    }
    while directions.count < wanted {
      directions.append(Self.perpendicular(to: directions, features: cloud.features))
      variances.append(0)
    }
    self.directions = directions
    self.variances = variances
  }

  /// Coordinates along the directions, [directions, points], of points given as columns, [features, points].
  ///
  /// - Precondition: as many rows as features.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func project<Scalar: Real>(_ points: Matrix<Scalar>) -> Matrix<Double> {
    precondition(directions.isEmpty || points.rows == mean.count, "a row for every feature")
    var result = Matrix<Double>(rows: directions.count, columns: points.columns)
    result.elements.withUnsafeMutableBufferPointer { result in
      points.elements.withUnsafeBufferPointer { points in
        let count = directions.isEmpty ? 0 : result.count / directions.count
        for (k, direction) in directions.enumerated() {
          for j in direction.indices {
            let (weight, middle) = (direction[j], mean[j])
            for s in 0..<count {
              result[k &* count &+ s] += (Double(points[j &* count &+ s]) - middle) * weight
            }
          }
        }
      }
    }
    return result
  }

  /// The first of the largest coordinates becomes positive; those that differ by rounding alone count as equal.
  private static func signed(_ direction: [Double]) -> [Double] {
    let largest = direction.map(abs).max() ?? 0
    let first = direction.first { abs($0) >= largest * (1 - 1e-9) } ?? 0
    return first < 0 ? direction.map { -$0 } : direction
  }

  /// A unit vector at right angles to fewer directions than there are features: what is left of the axis that lies least
  /// among them.
  private static func perpendicular(to directions: [[Double]], features: Int) -> [Double] {
    let covered = (0..<features).map { i in directions.reduce(0) { $0 + $1[i] * $1[i] } }
    let axis = covered.indices.min { (covered[$0], $0) < (covered[$1], $1) } ?? 0
    var vector = [Double](repeating: 0, count: features)
    vector[axis] = 1
    for _ in 0..<2 {
      for direction in directions {
        let share = zip(direction, vector).reduce(0) { $0 + $1.0 * $1.1 }
        for i in vector.indices { vector[i] -= share * direction[i] }
      }
    }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return signed(vector.map { $0 / length })
  }
}
