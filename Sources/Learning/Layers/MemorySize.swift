/// How many numbers something needs: rows of a batch's samples, and others that no batch changes.
package struct MemorySize: Sendable, Equatable {
  var rows: Int
  var numbers: Int

  init(rows: Int = 0, numbers: Int = 0) {
    self.rows = rows
    self.numbers = (numbers + 15) & ~15
  }

  /// - Parameter stride: of the rows.
  @inline(__always)
  func count(stride: Int) -> Int { rows * stride + numbers }

  /// One after the other.
  static func + (a: MemorySize, b: MemorySize) -> MemorySize {
    MemorySize(rows: a.rows + b.rows, numbers: a.numbers + b.numbers)
  }

  /// What holds either.
  func union(_ other: MemorySize) -> MemorySize {
    MemorySize(rows: max(rows, other.rows), numbers: max(numbers, other.numbers))
  }
}
