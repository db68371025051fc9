import Numerics

/// Samples as passes take them: [features, samples].
struct PassInputs<Scalar: Real>: Sendable {
  private enum Storage: Sendable {
    /// [features, samples].
    case columns(Matrix<Scalar>)
    /// [samples, features]: of many features, so that a batch reads its samples and not the lines around each of their numbers.
    case rows(Matrix<Scalar>)
    /// What each byte of each channel stands for is in `table`.
    case pixels(Pixels, table: [Scalar])
  }

  private let storage: Storage

  /// - Parameter matrix: [features, samples].
  init(_ matrix: Matrix<Scalar>) { storage = .columns(matrix) }

  private static var manyFeatures: Int { 16 }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  init(_ values: SampleValues) {
    switch values {
    case .pixels(let pixels): storage = .pixels(pixels, table: pixels.table())
    case .numbers(let rows) where rows.columns >= Self.manyFeatures:
      storage = .rows(
        Matrix(rows: rows.rows, columns: rows.columns, elements: rows.elements.map { Scalar($0) }))
    case .numbers(let rows):
      var columns = Matrix<Scalar>(rows: rows.columns, columns: rows.rows)
      for i in 0..<rows.rows {
        for j in 0..<rows.columns {
          columns.elements[j * rows.rows + i] = Scalar(rows.elements[i * rows.columns + j])
        }
      }
      storage = .columns(columns)
    }
  }

  init(_ data: Dataset) { self.init(data.values) }

  /// How many features a sample has.
  var rows: Int {
    switch storage {
    case .columns(let matrix): matrix.rows
    case .rows(let matrix): matrix.columns
    case .pixels(let pixels, _): pixels.size
    }
  }

  /// How many samples there are.
  var columns: Int {
    switch storage {
    case .columns(let matrix): matrix.columns
    case .rows(let matrix): matrix.rows
    case .pixels(let pixels, _): pixels.count
    }
  }

  /// Puts samples one after the other into a panel; its padding becomes 0.
  func fill(_ panel: Panel<Scalar>, _ samples: Range<Int>) {
    switch storage {
    case .columns(let matrix): panel.fill(matrix, columns: samples)
    case .rows, .pixels: gather(Array(samples)[...], into: panel)
    }
  }

  /// Puts the samples at some indices into a panel; its padding becomes 0.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func gather(
    _ indices: ArraySlice<Int>, into panel: Panel<Scalar>, _ threads: PassThreads = .one
  ) {
    switch storage {
    case .columns(let matrix): matrix.gather(indices, into: panel, threads)
    case .rows(let matrix): matrix.gatherRows(indices, into: panel, threads)
    case .pixels(let pixels, let table):
      let (size, area) = (pixels.size, pixels.area)
      let starts = indices.map { $0 * size }
      pixels.bytes.withUnsafeBufferPointer { bytes in
        table.withUnsafeBufferPointer { table in
          starts.withUnsafeBufferPointer { starts in
            threads.share(size, operations: 50 * panel.count, size: 16) { rows in
              for i in rows {
                let (to, first) = (panel.row(i), i / area * 256)
                for s in 0..<starts.count { to[s] = table[first &+ Int(bytes[starts[s] &+ i])] }
                for s in starts.count..<panel.stride { to[s] = 0 }
              }
            }
          }
        }
      }
    }
  }

  /// The numbers of one sample.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func copy(_ sample: Int, into values: UnsafeMutablePointer<Scalar>) {
    switch storage {
    case .columns(let matrix):
      for i in 0..<matrix.rows { values[i] = matrix.elements[i &* matrix.columns &+ sample] }
    case .rows(let matrix):
      for i in 0..<matrix.columns { values[i] = matrix.elements[sample &* matrix.columns &+ i] }
    case .pixels(let pixels, let table):
      let (start, area) = (sample * pixels.size, pixels.area)
      for channel in 0..<pixels.shape[0] {
        for i in (channel * area)..<((channel + 1) * area) {
          values[i] = table[channel &* 256 &+ Int(pixels.bytes[start &+ i])]
        }
      }
    }
  }

  /// The first samples as numbers, [features, samples].
  func first(_ count: Int) -> Matrix<Scalar> {
    let count = min(count, columns)
    switch storage {
    case .columns(let matrix):
      var some = Matrix<Scalar>(rows: matrix.rows, columns: count)
      for i in 0..<matrix.rows { for s in 0..<count { some[i, s] = matrix[i, s] } }
      return some
    case .rows(let matrix): return matrix.rows(at: Array(0..<count)).transposed
    case .pixels(let pixels, let table):
      var some = Matrix<Scalar>(rows: pixels.size, columns: count)
      for s in 0..<count {
        for i in 0..<pixels.size {
          some[i, s] = table[i / pixels.area * 256 + Int(pixels.bytes[s * pixels.size + i])]
        }
      }
      return some
    }
  }
}

extension Matrix {
  /// Puts the columns at some indices into a panel of as many rows; its padding becomes 0.
  @inline(__always)
  func gather(
    _ indices: ArraySlice<Int>, into panel: Panel<Scalar>, _ threads: PassThreads
  ) {
    elements.withUnsafeBufferPointer { source in
      indices.withUnsafeBufferPointer { indices in
        threads.share(panel.rows, operations: 50 * panel.count, size: 16) { rows in
          for i in rows {
            let (from, to) = (i * columns, panel.row(i))
            for s in 0..<indices.count { to[s] = source[from + indices[s]] }
            for s in indices.count..<panel.stride { to[s] = 0 }
          }
        }
      }
    }
  }

  /// Puts the rows at some indices into a panel of as many rows as there are columns; its padding becomes 0.
  @inline(__always)
  func gatherRows(
    _ indices: ArraySlice<Int>, into panel: Panel<Scalar>, _ threads: PassThreads
  ) {
    elements.withUnsafeBufferPointer { source in
      indices.withUnsafeBufferPointer { indices in
        threads.share(panel.rows, operations: 2 * panel.count, size: 16) { rows in
          for block in stride(from: rows.lowerBound, to: rows.upperBound, by: 16) {
            let rows = block..<min(block + 16, rows.upperBound)
            for s in 0..<indices.count {
              let from = indices[s] &* columns
              for i in rows { panel.base[i &* panel.stride &+ s] = source[from &+ i] }
            }
            for i in rows {
              for s in indices.count..<panel.stride { panel.base[i &* panel.stride &+ s] = 0 }
            }
          }
        }
      }
    }
  }
}
