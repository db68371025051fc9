import CLibrary
import Graphics

/// A matrix over two axes of bands, the first row at the top: a colour of a ramp for each cell, and its numbers where they fit.
public struct Cells: Geom {
  public struct Cell: Sendable, Equatable {
    /// 0...1 along the ramp; not a number for a cell that has no value.
    public let share: Double
    /// One under the other; the first alone where there is room for one.
    public let lines: [String]

    public init(_ share: Double, _ lines: [String] = []) {
      self.share = share
      self.lines = lines
    }
  }

  let x: ScaleID
  let y: ScaleID
  let ramp: @Sendable (Theme) -> ColorRamp
  let longest: [String]
  let framed: [(row: Int, column: Int)]
  let cells: @Sendable (Frame) throws -> [[Cell]]

  /// - Parameters:
  ///   - longest: each line's longest text in all frames, so that its size never changes.
  ///   - framed: cells with a line around them.
  ///   - cells: row by row, as many as there are bands.
  public init(
    x: ScaleID, y: ScaleID, ramp: @escaping @Sendable (Theme) -> ColorRamp, longest: [String],
    framed: [(row: Int, column: Int)] = [],
    cells: @escaping @Sendable (Frame) throws -> [[Cell]]
  ) {
    self.x = x
    self.y = y
    self.ramp = ramp
    self.longest = longest
    self.framed = framed
    self.cells = cells
  }

  public func drawing(in panel: Panel) -> Drawing {
    let ramp = ramp(panel.theme)
    let fit = fit(panel)
    let frame = panel.stroke(Pen(.text, width: 1.5))
    let frames = Path(
      framed.flatMap { cell in
        Path.rectangle(
          Self.rect(cell.row, cell.column, panel).inset(by: frame.width / 2 + 0.5)
        ).elements
      })
    let inks = (
      text: panel.color(Ink(.text)), inverse: panel.color(Ink(.background)),
      quiet: panel.color(Ink(.muted))
    )
    return Drawing { moment in
      var (fills, texts): ([Mark], [Mark]) = ([], [])
      for (row, line) in try cells(moment).enumerated() {
        for (column, cell) in line.enumerated() where cell.share.isFinite {
          let rect = Self.rect(row, column, panel)
          let color = ramp.color(at: cell.share)
          fills.append(.path(.rectangle(rect), fill: color))
          guard let fit else { continue }
          // Empty cells are many, and the others are looked for.
          let ink =
            cell.share == 0
            ? inks.quiet
            : Self.contrast(inks.text, color) >= Self.contrast(inks.inverse, color)
              ? inks.text : inks.inverse
          let lines = cell.lines.prefix(fit.lines)
          for (index, text) in lines.enumerated() {
            let offset = (Double(index) - Double(lines.count - 1) / 2) * fit.size * Self.pitch
            texts.append(
              .text(
                Text(
                  text, at: rect.center + Point(0, offset), size: fit.size, color: ink,
                  horizontal: .middle, vertical: .middle)))
          }
        }
      }
      return fills + (framed.isEmpty ? [] : [.path(frames, stroke: frame)]) + texts
    }
  }

  /// Of lines, in ems.
  private static let pitch = 1.3

  /// The most lines that can be read in a cell with their em; `nil` where not even one can.
  private func fit(_ panel: Panel) -> (lines: Int, size: Double)? {
    let cell = Self.rect(0, 0, panel)
    for count in stride(from: longest.count, to: 0, by: -1) {
      let widest =
        longest.prefix(count).map {
          panel.text.width(of: $0, size: 1, weight: .regular)
        }.max() ?? 1
      let size = min(
        16 * panel.unit, (cell.width - 6) / max(widest, 1e-9),
        (cell.height - 4) / (Self.pitch * Double(count)))
      if size >= panel.leastType { return (count, size) }
    }
    return nil
  }

  /// On whole pixels, with a pixel between neighbours.
  static func rect(_ row: Int, _ column: Int, _ panel: Panel) -> Rect {
    func edge(_ column: Int) -> Double { panel.position(Double(column), 0).x.rounded() }
    let (left, right) = (edge(column), edge(column + 1))
    let top = panel.vertical(Double(row)).rounded()
    let bottom = panel.vertical(Double(row + 1)).rounded()
    return Rect(
      x: left, y: top, width: max(1, right - left - 1), height: max(1, bottom - top - 1))
  }

  /// Of two colours, 1...21 (WCAG 2.2).
  private static func contrast(_ a: Color, _ b: Color) -> Double {
    func linear(_ value: Double) -> Double {
      value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    func luminance(_ color: Color) -> Double {
      0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
