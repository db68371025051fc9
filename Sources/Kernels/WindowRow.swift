/// Windows of pooling side by side that see the same taps: what of their sources lies where.
public struct WindowRow: Sendable {
  /// The taps that lie on the image, of a kernel so many columns wide.
  public let rows, columns: Range<Int>
  public let width: Int
  /// Positions from one row of the image to the next, and from one window to the next.
  public let rowStep, windowStep: Int
  public let count: Int

  public init(
    rows: Range<Int>, columns: Range<Int>, width: Int, rowStep: Int, windowStep: Int, count: Int
  ) {
    self.rows = rows
    self.columns = columns
    self.width = width
    self.rowStep = rowStep
    self.windowStep = windowStep
    self.count = count
  }
}
