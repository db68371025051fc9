/// A rectangle of numbers, row after row.
public struct Matrix<Scalar: Real>: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  /// `rows * columns` values; (i, j) is at `i * columns + j`.
  public var elements: [Scalar]

  /// - Precondition: `elements.count == rows * columns`.
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    precondition(elements.count == rows * columns, "a matrix needs rows * columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  public init(rows: Int, columns: Int, repeating value: Scalar = 0) {
    self.init(
      rows: rows, columns: columns, elements: [Scalar](repeating: value, count: rows * columns))
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Scalar {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// The values of a row.
  public func row(_ index: Int) -> [Scalar] {
    Array(elements[(index * columns)..<((index + 1) * columns)])
  }

  /// The rows at `indices`, in that order.
  public func rows(at indices: [Int]) -> Matrix {
    Matrix(
      rows: indices.count, columns: columns,
      elements: indices.flatMap { elements[($0 * columns)..<(($0 + 1) * columns)] })
  }

  public var transposed: Matrix { transposed(columns: columns) }

  /// The first columns as rows.
  ///
  /// - Parameter most: as many of the columns as there are.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func transposed(columns most: Int) -> Matrix {
    let (rows, columns, count) = (rows, columns, min(columns, most))
    // In squares, so that what is read and what is written stay in the cache.
    let side = 16
    var result = Matrix(rows: count, columns: rows)
    elements.withUnsafeBufferPointer { from in
      result.elements.withUnsafeMutableBufferPointer { to in
        for top in stride(from: 0, to: rows, by: side) {
          for left in stride(from: 0, to: count, by: side) {
            for j in left..<min(left + side, count) {
              for i in top..<min(top + side, rows) {
                to[j &* rows &+ i] = from[i &* columns &+ j]
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The same numbers in another precision.
  @inlinable
  public func converted<Other: Real>(to: Other.Type = Other.self) -> Matrix<Other> {
    Matrix<Other>(rows: rows, columns: columns, elements: elements.map { Other($0) })
  }
}
