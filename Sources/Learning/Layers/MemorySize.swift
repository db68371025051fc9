/// How many numbers something needs: rows of a batch's samples, and others that no batch changes.
package struct MemorySize: Sendable, Equatable {
  var rows: Int
  var numbers: Int

  init(rows: Int = 0, numbers: Int = 0) {
    self.rows = rows
    self.numbers = (numbers + 15) & ~15
  }

  /// - Parameter stride: of the rows.
  func count(stride: Int) -> Int { rows * stride + numbers }
}
