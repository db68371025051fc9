import Numerics

/// The numbers of samples, [samples, features].
public enum SampleValues: Sendable, Equatable {
  case numbers(Matrix<Double>)
  /// Images whose pixels are bytes take an eighth of the memory.
  case pixels(Pixels)

  public var rows: Int {
    switch self {
    case .numbers(let matrix): matrix.rows
    case .pixels(let pixels): pixels.count
    }
  }

  public var columns: Int {
    switch self {
    case .numbers(let matrix): matrix.columns
    case .pixels(let pixels): pixels.size
    }
  }

  /// All as numbers.
  ///
  /// - Complexity: O(rows × columns) for pixels, else O(1).
  public var matrix: Matrix<Double> {
    switch self {
    case .numbers(let matrix): return matrix
    case .pixels(let pixels):
      let (table, area): ([Double], Int) = (pixels.table(), pixels.area)
      var matrix = Matrix<Double>(rows: rows, columns: columns)
      for row in 0..<rows {
        let start = row * columns
        for column in 0..<columns {
          matrix.elements[start + column] =
            table[column / area * 256 + Int(pixels.bytes[start + column])]
        }
      }
      return matrix
    }
  }

  /// The numbers of a sample.
  public func row(_ index: Int) -> [Double] {
    switch self {
    case .numbers(let matrix): matrix.row(index)
    case .pixels(let pixels): pixels.values(of: index)
    }
  }

  /// The samples at `indices`, in that order.
  public func rows(at indices: [Int]) -> SampleValues {
    switch self {
    case .numbers(let matrix): .numbers(matrix.rows(at: indices))
    case .pixels(let pixels): .pixels(pixels.images(at: indices))
    }
  }
}
