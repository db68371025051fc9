import Learning
import Numerics

/// The numbers of samples, a row each. Images whose pixels are bytes become numbers when they are asked for.
public struct SampleRows: RandomAccessCollection, Sendable, Equatable, ExpressibleByArrayLiteral {
  private enum Storage: Sendable, Equatable {
    case rows([[Double]])
    case pixels(Pixels)
  }

  private let storage: Storage

  public init(_ rows: [[Double]]) { storage = .rows(rows) }

  public init(_ values: SampleValues) {
    storage =
      switch values {
      case .numbers(let matrix): .rows((0..<matrix.rows).map(matrix.row))
      case .pixels(let pixels): .pixels(pixels)
      }
  }

  public init(arrayLiteral rows: [Double]...) { self.init(rows) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .rows(let rows): rows.count
    case .pixels(let pixels): pixels.count
    }
  }

  /// The numbers of a sample.
  ///
  /// - Complexity: O(pixels) for images, else O(1).
  public subscript(index: Int) -> [Double] {
    switch storage {
    case .rows(let rows): rows[index]
    case .pixels(let pixels): pixels.values(of: index)
    }
  }

  /// The samples at some indices.
  package func at(_ indices: some Sequence<Int>) -> SampleRows {
    let indices = Array(indices)
    return switch storage {
    case .rows(let rows): SampleRows(indices.map { rows[$0] })
    case .pixels(let pixels): SampleRows(.pixels(pixels.images(at: indices)))
    }
  }

  package static func + (a: SampleRows, b: SampleRows) -> SampleRows {
    switch (a.storage, b.storage) {
    case (.pixels(let first), .pixels(let second)) where first.shape == second.shape:
      SampleRows(.pixels(Pixels(shape: first.shape, bytes: first.bytes + second.bytes)))
    default: SampleRows(Array(a) + Array(b))
    }
  }

  /// All of them, [samples, numbers].
  package var values: SampleValues {
    switch storage {
    case .pixels(let pixels): .pixels(pixels)
    case .rows(let rows):
      .numbers(
        Matrix(
          rows: rows.count, columns: rows.first?.count ?? 0, elements: Array(rows.joined())))
    }
  }
}
