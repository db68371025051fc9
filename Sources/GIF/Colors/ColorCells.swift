/// Sums of colours over a grid of 64×64×64 cells, for films with more colours than are worth telling
/// apart. Integer sums, so that the order of additions does not matter.
struct ColorCells: Sendable {
  private struct Cell {
    var weight: Int64 = 0
    var red: Int64 = 0
    var green: Int64 = 0
    var blue: Int64 = 0
  }

  static let count = 1 << 18
  private var cells = [Cell](repeating: Cell(), count: Self.count)

  static func index(of color: UInt32) -> Int {
    Int(color >> 18 & 63) << 12 | Int(color >> 10 & 63) << 6 | Int(color >> 2 & 63)
  }

  /// The colour in the middle of a cell.
  static func center(of index: Int) -> ColorSpace.Point {
    func level(_ shift: Int) -> Float { Float(index >> shift & 63) * 4 + 1.5 }
    return ColorSpace.point(levels: ColorSpace.Point(level(12), level(6), level(0), 0))
  }

  mutating func add(_ color: UInt32, _ weight: Int64) {
    let index = Self.index(of: color)
    cells[index].weight += weight
    cells[index].red += weight * Int64(color >> 16 & 255)
    cells[index].green += weight * Int64(color >> 8 & 255)
    cells[index].blue += weight * Int64(color & 255)
  }

  mutating func merge(_ other: ColorCells) {
    for i in cells.indices {
      cells[i].weight += other.cells[i].weight
      cells[i].red += other.cells[i].red
      cells[i].green += other.cells[i].green
      cells[i].blue += other.cells[i].blue
    }
  }

  /// The mean colour and the weight of each cell that was hit, in ascending order.
  func entries() -> [GIF.ColorTally.Entry] {
    cells.compactMap { cell in
      guard cell.weight > 0 else { return nil }
      let weight = Double(cell.weight)
      return GIF.ColorTally.Entry(
        point: ColorSpace.point(
          levels: ColorSpace.Point(
            Float(Double(cell.red) / weight), Float(Double(cell.green) / weight),
            Float(Double(cell.blue) / weight), 0)),
        weight: weight)
    }
  }
}
