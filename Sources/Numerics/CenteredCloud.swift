/// Points about their middle, scaled so that the largest number is 1 and no square overflows.
struct CenteredCloud {
  let mean: [Double]
  let features: Int
  private let count: Int
  private let scale: Double
  /// [points, features]
  private let values: [Double]

  private typealias Block = BlockLanczos.Block

  init(_ points: Matrix<Double>) {
    let width = points.columns
    var values: [Double] = []
    values.reserveCapacity(points.elements.count)
    for i in 0..<points.rows {
      let row = points.elements[(i * width)..<((i + 1) * width)]
      if row.allSatisfy(\.isFinite) { values += row }
    }
    features = width
    count = width > 0 ? values.count / width : 0
    let total = Double(max(count, 1))
    var mean = [Double](repeating: 0, count: width)
    for i in 0..<count { for j in 0..<width { mean[j] += values[i * width + j] / total } }
    var largest = 0.0
    for i in 0..<count {
      for j in 0..<width {
        values[i * width + j] -= mean[j]
        largest = max(largest, abs(values[i * width + j]))
      }
    }
    if largest > 0 { for i in values.indices { values[i] /= largest } }
    self.mean = mean
    self.values = values
    scale = largest
  }

  /// The eigenvectors of the covariance with the largest eigenvalues; fewer where the cloud is flat.
  func leadingDirections(_ wanted: Int) -> [[Double]] {
    guard wanted > 0, scale > 0, scale.isFinite else { return [] }
    // Of XᵀX or of X Xᵀ, whichever is smaller: they share their eigenvalues.
    let isTall = features <= count
    let found = BlockLanczos.leading(wanted, size: min(features, count)) { block in
      isTall ? backward(forward(block)) : forward(backward(block))
    }
    let largest = found.first?.value ?? 0
    let least = Double.ulpOfOne * Double(max(features, count)) * largest
    let kept = found.filter { $0.value > least }.map(\.vector)
    if isTall { return kept }
    // An eigenvector u of X Xᵀ is Xᵀu of XᵀX.
    let images = backward(pack(kept, rows: count))
    var directions: [[Double]] = []
    for j in kept.indices {
      var direction = (0..<features).map { images[$0 * BlockLanczos.columns + j] }
      normalize(&direction)
      for other in directions {
        let share = zip(other, direction).reduce(0) { $0 + $1.0 * $1.1 }
        for i in direction.indices { direction[i] -= share * other[i] }
      }
      normalize(&direction)
      directions.append(direction)
    }
    return directions
  }

  /// The mean square of the points' coordinates along a unit vector.
  func variance(along direction: [Double]) -> Double {
    let coordinates = forward(pack([direction], rows: features))
    var sum = 0.0
    for i in 0..<count {
      let value = coordinates[i * BlockLanczos.columns]
      sum += value * value
    }
    return sum / Double(max(count, 1)) * scale * scale
  }

  private func normalize(_ vector: inout [Double]) {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { for i in vector.indices { vector[i] /= length } }
  }

  private func pack(_ vectors: [[Double]], rows: Int) -> Block {
    var block = Block(repeating: 0, count: rows * BlockLanczos.columns)
    for (j, vector) in vectors.enumerated() {
      for i in 0..<rows { block[i * BlockLanczos.columns + j] = vector[i] }
    }
    return block
  }

  /// X V, [points, columns].
  private func forward(_ block: Block) -> Block {
    product(block, rowStep: features, depthStep: 1, rows: count, depth: features)
  }

  /// Xᵀ U, [features, columns].
  private func backward(_ block: Block) -> Block {
    product(block, rowStep: 1, depthStep: features, rows: features, depth: count)
  }

  private func product(
    _ block: Block, rowStep: Int, depthStep: Int, rows: Int, depth: Int
  ) -> Block {
    var result = Block(repeating: 0, count: rows * BlockLanczos.columns)
    Double.kernels.affine(
      values, rowStep: rowStep, depthStep: depthStep, bias: nil, block,
      xStride: BlockLanczos.columns, into: &result, zStride: BlockLanczos.columns, rows: rows,
      depth: depth, columns: BlockLanczos.columns)
    return result
  }
}
