/// The largest eigenvalues of a symmetric matrix that is known by its products alone (block Lanczos iteration with full
/// orthogonalisation: G. Golub, R. Underwood, "The block Lanczos method for computing eigenvalues", 1977).
///
/// A block finds eigenvalues that occur several times, and what it finds is as exact as a full decomposition. It starts
/// from fixed random vectors: the same matrix gives the same bits.
struct BlockLanczos {
  /// Numbers in a row, n values a vector, as the kernels take them: (i, j) of a block is at `i * columns + j`.
  typealias Block = [Double]
  static let columns = 16

  private let size: Int
  private let width: Int
  private let multiply: (Block) -> Block
  /// Orthonormal vectors and their products with the matrix, one after the other.
  private var basis: [Double] = []
  private var images: [Double] = []
  private var dimension = 0
  /// The matrix in the basis.
  private var projected: [[Double]] = []

  /// So many vectors are enough for anything that has a few leading directions.
  private static let mostVectors = 640

  /// - Parameters:
  ///   - size: of the matrix; at least 1.
  ///   - count: of eigenvectors; fewer come of a smaller matrix.
  ///   - multiply: the products of the matrix with `columns` vectors.
  /// - Returns: the largest eigenvalues, falling, with their unit vectors.
  /// - Complexity: some tens of products at most, and O(size · dimension²) beside them.
  static func leading(
    _ count: Int, size: Int, multiply: @escaping (Block) -> Block
  ) -> [(value: Double, vector: [Double])] {
    var lanczos = BlockLanczos(size: size, count: count, multiply: multiply)
    return lanczos.run(min(count, size))
  }

  private init(size: Int, count: Int, multiply: @escaping (Block) -> Block) {
    self.size = size
    self.multiply = multiply
    width = min(size, min(max(count + 5, 8), Self.columns))
  }

  private mutating func run(_ count: Int) -> [(value: Double, vector: [Double])] {
    var random = RandomState(seed: 0)
    var block = Block(repeating: 0, count: size * Self.columns)
    for i in 0..<size { for j in 0..<width { block[i * Self.columns + j] = random.gaussian() } }
    var vectors = orthonormalized(block, largest: 0)
    var nextCheck = 2 * width
    while true {
      append(vectors)
      block = multiply(packed(vectors))
      project(block, vectors.count)
      let isFull = dimension >= min(size, Self.mostVectors)
      vectors = isFull ? [] : orthonormalized(block, largest: largestDiagonal)
      if vectors.count > min(size, Self.mostVectors) - dimension {
        vectors.removeLast(vectors.count - (min(size, Self.mostVectors) - dimension))
      }
      guard vectors.isEmpty || dimension >= nextCheck else { continue }
      nextCheck = dimension * 3 / 2
      let (found, isConverged) = ritz(count)
      if isConverged || vectors.isEmpty { return found }
    }
  }

  private var largestDiagonal: Double { (0..<dimension).map { abs(projected[$0][$0]) }.max() ?? 0 }

  private mutating func append(_ vectors: [[Double]]) {
    for vector in vectors { basis += vector }
    dimension += vectors.count
  }

  private func packed(_ vectors: [[Double]]) -> Block {
    var block = Block(repeating: 0, count: size * Self.columns)
    for (j, vector) in vectors.enumerated() {
      for i in 0..<size { block[i * Self.columns + j] = vector[i] }
    }
    return block
  }

  /// Takes in the products of the newest vectors.
  private mutating func project(_ block: Block, _ count: Int) {
    let coefficients = product(basis, block)
    let start = dimension - count
    for i in 0..<start { projected[i] += [Double](repeating: 0, count: count) }
    for _ in 0..<count { projected.append([Double](repeating: 0, count: dimension)) }
    for j in 0..<count {
      for i in 0...(start + j) {
        let value = coefficients[i * Self.columns + j]
        projected[i][start + j] = value
        projected[start + j][i] = value
      }
      for i in 0..<size { images.append(block[i * Self.columns + j]) }
    }
  }

  /// The eigenvectors of the projected matrix, and whether they are those of the whole one.
  private func ritz(_ count: Int) -> (found: [(value: Double, vector: [Double])], Bool) {
    let (values, vectors) = SymmetricEigen.decompose(projected)
    var weights = Block(repeating: 0, count: dimension * Self.columns)
    let count = min(count, dimension)
    for j in 0..<count {
      for k in 0..<dimension { weights[k * Self.columns + j] = vectors[j][k] }
    }
    let (space, image) = (combined(basis, weights), combined(images, weights))
    var isConverged = true
    let found = (0..<count).map { j in
      var (squares, length) = (0.0, 0.0)
      let vector = (0..<size).map { i in
        let x = space[i * Self.columns + j]
        let gap = image[i * Self.columns + j] - values[j] * x
        squares += gap * gap
        length += x * x
        return x
      }
      let residual = squares.squareRoot()
      if residual > max(1e-13 * abs(values[j]), 4e-15 * abs(values[0])) { isConverged = false }
      let norm = length.squareRoot()
      return (values[j], vector.map { $0 / norm })
    }
    return (found, isConverged)
  }

  /// Orthonormal vectors that span what a block adds to the basis; what is only rounding is left out.
  private func orthonormalized(_ block: Block, largest: Double) -> [[Double]] {
    var result: [[Double]] = []
    var block = block
    removeBasis(from: &block)
    removeBasis(from: &block)
    for j in 0..<width {
      var vector = (0..<size).map { block[$0 * Self.columns + j] }
      // Until nothing more comes off: twice is enough, unless next to nothing is left.
      var (scale, isNew) = (1.0, false)
      for _ in 0..<4 where !isNew {
        scale *= Self.normalize(&vector)
        guard scale > 1e-15 * largest else { break }
        for other in result { Self.remove(other, from: &vector) }
        var single = packed([vector])
        removeBasis(from: &single)
        vector = (0..<size).map { single[$0 * Self.columns] }
        let left = Self.normalize(&vector)
        scale *= left
        isNew = left > 0.7
      }
      if isNew { result.append(vector) }
    }
    return result
  }

  private func removeBasis(from block: inout Block) {
    guard dimension > 0 else { return }
    let part = combined(basis, product(basis, block))
    for i in block.indices { block[i] -= part[i] }
  }

  /// The inner products of vectors with those of a block, [vectors, columns].
  private func product(_ vectors: [Double], _ block: Block) -> Block {
    var result = Block(repeating: 0, count: dimension * Self.columns)
    Double.kernels.affine(
      vectors, rowStep: size, depthStep: 1, bias: nil, block, xStride: Self.columns, into: &result,
      zStride: Self.columns, rows: dimension, depth: size, columns: Self.columns)
    return result
  }

  /// Sums of vectors by the weights of a block, [size, columns].
  private func combined(_ vectors: [Double], _ weights: Block) -> Block {
    var result = Block(repeating: 0, count: size * Self.columns)
    Double.kernels.affine(
      vectors, rowStep: 1, depthStep: size, bias: nil, weights, xStride: Self.columns,
      into: &result, zStride: Self.columns, rows: size, depth: dimension, columns: Self.columns)
    return result
  }

  /// - Returns: the length before.
  private static func normalize(_ vector: inout [Double]) -> Double {
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { for i in vector.indices { vector[i] /= length } }
    return length
  }

  private static func remove(_ other: [Double], from vector: inout [Double]) {
    var share = 0.0
    for i in vector.indices { share += other[i] * vector[i] }
    for i in vector.indices { vector[i] -= share * other[i] }
  }
}
