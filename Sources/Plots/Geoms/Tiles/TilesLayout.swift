import Graphics

/// Where the images of tiles are.
struct TilesLayout: Sendable {
  /// Of one section.
  struct Grid: Sendable {
    /// Those that are shown, with their captions.
    var cells: [Rect] = []
    /// In pixels of the picture, of one image.
    var imageWidth = 1.0
    var imageHeight = 1.0
    /// Whether pixels are interpolated, as where images are enlarged by a little.
    var isSmooth = false
    var captionSize = 0.0
    /// Between cells.
    var gap = 0.0
    /// Between the images of a cell.
    var inner = 0.0
    var imagesPerCell = 1
    /// Where "+24" stands for cells that have no room.
    var rest: (text: String, center: Point)?

    /// An image of a cell, on whole pixels.
    func image(_ index: Int, of cell: Rect) -> Rect {
      let width = Double(imagesPerCell) * (imageWidth + inner) - inner
      return Rect(
        x: (cell.center.x - width / 2).rounded() + Double(index) * (imageWidth + inner),
        y: cell.top, width: imageWidth, height: imageHeight)
    }
  }

  private(set) var grids: [Grid] = []
  private var labels: [Text] = []

  /// Of caption lines, in ems.
  static let pitch = 1.25
  /// An image smaller than that, in units, tells nothing.
  private static let leastImage = 18.0
  /// Of the number of those left out, in units.
  private static let restSize = 14.0
  /// Captions are no wider than so many ems, unless the image is.
  private static let widestCaption = 7.0
  /// Enlarged to whole multiples, images fill that share of their room or are interpolated.
  private static let leastShare = 0.78

  init(_ sections: [Tiles.Section], in panel: Panel) {
    let fitting = TextFitting(measure: panel.text, least: panel.leastType)
    let (unit, rect) = (panel.unit, panel.rect)
    let size = panel.readable(13 * unit)
    let widest = sections.flatMap(\.label).map { fitting.width($0, size) }.max() ?? 0
    let labelRoom = widest > 0 ? min(widest, rect.width * 0.32) + 12 * unit : 0
    let between = 14 * unit
    // Many images need more room than one.
    let weights = sections.map { section in
      Double(max(section.count, 1)).squareRoot().squareRoot()
    }
    let total = max(weights.reduce(0, +), 1e-9)
    let height = rect.height - between * Double(max(sections.count - 1, 0))
    var top = rect.top
    for (section, weight) in zip(sections, weights) {
      let box = Rect(
        x: rect.left + labelRoom, y: top, width: max(1, rect.width - labelRoom),
        height: max(1, height * weight / total))
      let grid = Self.grid(section, in: box, isCentered: labelRoom == 0, panel, fitting)
      grids.append(grid)
      addLabel(section.label, grid, size, room: labelRoom - 12 * unit, box, between, panel, fitting)
      top = box.bottom + between
    }
  }

  /// As many lines as are no lower than the section, beside its first row.
  private mutating func addLabel(
    _ label: [String], _ grid: Grid, _ size: Double, room: Double, _ box: Rect, _ between: Double,
    _ panel: Panel, _ fitting: TextFitting
  ) {
    let pitch = size * Self.pitch
    let lines = label.prefix(max(1, Int((box.height + between * 0.9) / pitch)))
    let middle = (grid.cells.first?.top ?? box.top) + grid.imageHeight / 2
    let first = max(middle - Double(lines.count - 1) / 2 * pitch, box.top + size * 0.5)
    for (line, text) in lines.enumerated() {
      labels.append(
        Text(
          fitting.elided(text, size, room: room),
          at: Point(panel.rect.left, first + Double(line) * pitch), size: size,
          color: panel.color(Ink(line == 0 ? .text : .muted)), vertical: .middle))
    }
  }

  /// Texts that stay.
  func fixedMarks(_ panel: Panel) -> [Mark] {
    labels.filter { !$0.string.isEmpty }.map { .text($0) }
      + grids.compactMap(\.rest).map { rest in
        .text(
          Text(
            rest.text, at: rest.center, size: panel.readable(Self.restSize * panel.unit),
            color: panel.color(Ink(.muted)), horizontal: .middle, vertical: .middle))
      }
  }

  /// The columns that make images largest, or as many images as can be read.
  private static func grid(
    _ section: Tiles.Section, in box: Rect, isCentered: Bool, _ panel: Panel,
    _ fitting: TextFitting
  ) -> Grid {
    let unit = panel.unit
    let count = max(section.count, 1)
    var grid = Grid()
    grid.imagesPerCell = max(section.colors.count, 1)
    grid.captionSize = panel.readable(12.5 * unit)
    grid.inner = grid.imagesPerCell > 1 ? (4 * unit).rounded() : 0
    grid.gap = (section.longest.isEmpty ? (count > 60 ? 4 : 7) * unit : 12 * unit).rounded()
    let (width, height) = (Double(section.width), Double(section.height))
    let perCell = Double(grid.imagesPerCell)
    let caption =
      section.longest.isEmpty
      ? 0
      : grid.captionSize * (pitch * Double(section.longest.count - 1) + 1.65)
    let leastWidth =
      section.longest.isEmpty
      ? 0
      : min(
        fitting.widest(section.longest, grid.captionSize), widestCaption * grid.captionSize)
    let (gap, inner) = (grid.gap, grid.inner)
    let innerGaps = inner * (perCell - 1)

    /// Pixels of the picture for one of an image.
    func scale(_ columns: Int, _ rows: Int) -> Double {
      let across = (box.width - gap * Double(columns - 1)) / Double(columns)
      let up = (box.height - gap * Double(rows - 1)) / Double(rows) - caption
      if across < leastWidth - 0.01 { return 0 }
      return min((across - innerGaps) / perCell / width, up / height)
    }
    var (columns, rows, best) = (1, count, 0.0)
    for candidate in 1...count {
      let needed = (count + candidate - 1) / candidate
      let size = scale(candidate, needed)
      if size > best * 1.0001 { (columns, rows, best) = (candidate, needed, size) }
    }
    // An image is larger than what is written under it.
    let leastSide = max(leastImage * unit, section.longest.isEmpty ? 0 : 2.2 * grid.captionSize)
    let least = leastSide / max(width, height)
    var shown = count
    if best < least {
      best = least
      let cellWidth = max(perCell * width * best + innerGaps, leastWidth)
      columns = max(1, Int((box.width + gap) / (cellWidth + gap)))
      rows = max(1, Int((box.height + gap) / (height * best + caption + gap)))
      // A panel may be smaller than one image should be.
      best = min(best, max(scale(columns, rows), min(box.width / width, box.height / height) * 0.5))
      shown = count <= columns * rows ? count : max(columns * rows - 1, 0)
    }
    let whole = best.rounded(.down)
    if whole >= 1, whole / best >= leastShare { best = whole } else { grid.isSmooth = true }
    grid.imageWidth = max(1, (width * best).rounded())
    grid.imageHeight = max(1, (height * best).rounded())

    let cellWidth = max(perCell * grid.imageWidth + innerGaps, leastWidth)
    let cellHeight = grid.imageHeight + caption
    // Cells stand apart where there is room, but not lost in it.
    let free = box.width - cellWidth * Double(columns) - gap * Double(columns - 1)
    let spread =
      columns > 1 && isCentered ? max(0, min(free / Double(columns), cellWidth * 0.35)) : 0
    let step = (cellWidth + gap + spread).rounded(.down)
    let used = step * Double(columns - 1) + cellWidth
    let left = box.left + (isCentered ? max(0, (box.width - used) / 2) : 0)
    let deep = Double(rows) * (cellHeight + gap) - gap
    let top = box.top + max(0, (box.height - deep) / 2)
    func cell(_ index: Int) -> Rect {
      Rect(
        x: (left + Double(index % columns) * step).rounded(),
        y: (top + Double(index / columns) * (cellHeight + gap)).rounded(), width: cellWidth,
        height: cellHeight)
    }
    if shown < count {
      // The number has the room of as many cells as it needs.
      func text() -> String { "+\(count - shown)" }
      let size = panel.readable(restSize * unit)
      while shown % columns > 0, shown > 0,
        fitting.width(text(), size) > Double(columns - shown % columns) * step - gap
      { shown -= 1 }
      let place = cell(shown)
      let room = max(fitting.width(text(), size), place.width)
      grid.rest = (text(), Point(place.left + room / 2, place.top + grid.imageHeight / 2))
    }
    grid.cells = (0..<shown).map(cell)
    return grid
  }
}
