import Numerics

/// (x − mean) / deviation, column by column, as scikit-learn's `StandardScaler`.
public struct Standardization: Sendable, Equatable {
  public let means: [Double]
  /// Of the population; 1 for a constant column, which becomes 0.
  public let deviations: [Double]

  public init(means: [Double], deviations: [Double]) {
    precondition(means.count == deviations.count)
    self.means = means
    self.deviations = deviations
  }

  /// That of some rows.
  public init(of rows: Matrix<Double>) {
    let count = Double(max(rows.rows, 1))
    var means = [Double](repeating: 0, count: rows.columns)
    var squares = means
    for i in 0..<rows.rows { for j in means.indices { means[j] += rows[i, j] } }
    for j in means.indices { means[j] /= count }
    for i in 0..<rows.rows {
      for j in means.indices {
        let distance = rows[i, j] - means[j]
        squares[j] += distance * distance
      }
    }
    self.means = means
    deviations = zip(squares, means).map { square, mean in
      let deviation = (square / count).squareRoot()
      // What rounding leaves of a constant column is no spread.
      return deviation > 10 * abs(mean).ulp ? deviation : 1
    }
  }

  public func apply(_ rows: Matrix<Double>) -> Matrix<Double> {
    var result = rows
    for i in 0..<rows.rows {
      for j in means.indices { result[i, j] = (rows[i, j] - means[j]) / deviations[j] }
    }
    return result
  }
}
