/// The directions in which a cloud of points spreads most (K. Pearson, 1901).
///
/// The sign of each direction is chosen so that its largest coordinate is positive: the same data give the same
/// picture, not its mirror image.
public struct PrincipalComponents: Sendable, Equatable {
  /// The middle of the cloud, one value a feature.
  public let mean: [Double]
  /// Orthonormal directions, the widest first; `count` of them or as many as there are features.
  public let directions: [[Double]]
  /// The variance along each direction, falling.
  public let variances: [Double]

  /// - Parameters:
  ///   - rows: one row a point, all of the same length; rows that are not finite are left out.
  ///   - count: how many directions to keep.
  /// - Complexity: O(points · features² + features³).
  public init(of rows: [[Double]], count: Int) {
    let rows = rows.filter { $0.allSatisfy(\.isFinite) }
    let width = rows.first?.count ?? 0
    let total = Double(max(rows.count, 1))
    var mean = [Double](repeating: 0, count: width)
    for row in rows { for j in 0..<width { mean[j] += row[j] / total } }
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    for row in rows {
      let centred = zip(row, mean).map { $0 - $1 }
      for i in 0..<width {
        for j in i..<width { covariance[i][j] += centred[i] * centred[j] / total }
      }
    }
    for i in 0..<width { for j in 0..<i { covariance[i][j] = covariance[j][i] } }
    let (values, vectors) = SymmetricEigen.decompose(covariance)
    let order = values.indices.sorted { values[$0] > values[$1] }.prefix(count)
    self.mean = mean
    variances = order.map { values[$0] }
    directions = order.map { column in
      let direction = vectors.map { $0[column] }
      let largest = direction.max { abs($0) < abs($1) } ?? 0
      return largest < 0 ? direction.map { -$0 } : direction
    }
  }

  /// Coordinates along the directions, one row a point.
  public func project(_ rows: [[Double]]) -> [[Double]] {
    rows.map { row in
      directions.map { direction in
        var sum = 0.0
        for j in direction.indices { sum += (row[j] - mean[j]) * direction[j] }
        return sum
      }
    }
  }
}
