/// Rows as points of a space.
extension Matrix<Double> {
  /// The mean square distance of the points from their middle.
  public var totalVariance: Double {
    let mean = mean
    var total = 0.0
    for row in 0..<rows {
      for i in 0..<columns {
        let distance = elements[row * columns + i] - mean[i]
        total += distance * distance
      }
    }
    return total / Double(Swift.max(rows, 1))
  }

  /// The shares of the points' variance along orthonormal directions; `nil` where they do not move.
  public func varianceShares(along directions: [[Double]]) -> [Double]? {
    let (mean, total) = (mean, totalVariance * Double(rows))
    guard rows > 1, total > 0, total.isFinite else { return nil }
    var along = [Double](repeating: 0, count: directions.count)
    for row in 0..<rows {
      for (k, direction) in directions.enumerated() {
        var part = 0.0
        for i in 0..<columns { part += (elements[row * columns + i] - mean[i]) * direction[i] }
        along[k] += part * part
      }
    }
    return along.map { Swift.min($0 / total, 1) }
  }

  /// What is left of the points when a direction is taken out of them.
  ///
  /// - Parameter direction: a unit vector.
  public func without(_ direction: [Double]) -> Matrix {
    var result = self
    for start in stride(from: 0, to: elements.count, by: Swift.max(columns, 1)) {
      var share = 0.0
      for i in direction.indices { share += elements[start + i] * direction[i] }
      for i in direction.indices { result.elements[start + i] -= share * direction[i] }
    }
    return result
  }

  private var mean: [Double] {
    var mean = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for i in 0..<columns { mean[i] += elements[row * columns + i] / Double(rows) }
    }
    return mean
  }
}

extension [Double] {
  /// Adds numbers; none of them where one is not finite.
  public mutating func append(finite numbers: [Float]) {
    let count = count
    for number in numbers {
      guard number.isFinite else {
        removeLast(self.count - count)
        return
      }
      append(Double(number))
    }
  }
}
