import Graphics

/// A page in a picture of a size: every rectangle is final, and no theme chosen yet.
public struct PageLayout: Sendable {
  private let page: Page
  private let style: PageStyle
  private let type: TypeSize
  private let fitting: TextFitting
  private let panels: [PanelLayout]
  private let sidePanel: SidePanel
  private let sideRect: Rect?
  private let isTall: Bool
  private let heading: Heading

  /// A panel needs so many pixels to be read.
  private static let least = (width: 36.0, height: 26.0)

  /// - Throws: `LayoutError.noRoom`.
  public init(_ page: Page, _ style: PageStyle, text: any TextMeasure) throws(LayoutError) {
    var page = page
    if case .grid(let grid) = page.content, grid.isFlowing, Self.isTall(style) {
      page.content = .grid(grid.standing())
    }
    if case .grid(let grid) = page.content, grid.sharesAxes {
      page.content = .grid(Self.roomiest(grid, page, style, text))
    }
    var result = Self.attempt(page, style, text)
    if result.failure != nil || result.type.isCompact, let smaller = page.content.withoutOptional {
      page.content = smaller
      result = Self.attempt(page, style, text)
    }
    if let failure = result.failure { throw failure }
    self.page = page
    self.style = style
    type = result.type
    fitting = TextFitting(measure: text, least: result.type.least)
    panels = result.panels
    sidePanel = result.sidePanel
    sideRect = result.sideRect
    isTall = result.isTall
    heading = result.heading
  }

  /// Where the data of each plot is.
  public var rects: [Rect] { panels.map(\.rect) }

  // MARK: - Layout

  private static func isTall(_ style: PageStyle) -> Bool {
    Double(style.size.width) < 0.9 * Double(style.size.height)
  }

  /// The panels in as many columns as make the smallest of them the largest.
  private static func roomiest(
    _ grid: PlotGrid, _ page: Page, _ style: PageStyle, _ text: any TextMeasure
  ) -> PlotGrid {
    var best = (grid: grid, size: 0.0)
    for columns in 1...max(grid.cells.count, 1) {
      let rows = (grid.cells.count + columns - 1) / columns
      // The same rows in fewer columns leave less room empty.
      if columns > 1, (grid.cells.count + columns - 2) / (columns - 1) == rows { continue }
      var page = page
      let flowing = grid.flowing(columns: columns)
      page.content = .grid(flowing)
      let result = attempt(page, style, text)
      // A wide and low panel shows no more than its height allows.
      let size = result.panels.map { min($0.rect.width, 1.4 * $0.rect.height) }.min() ?? 0
      if result.failure == nil, size > best.size * 1.001 { best = (flowing, size) }
    }
    return best.grid
  }

  private struct Attempt {
    let type: TypeSize
    let panels: [PanelLayout]
    let sidePanel: SidePanel
    let sideRect: Rect?
    let isTall: Bool
    let heading: Heading
    let failure: LayoutError?
  }

  private static func attempt(
    _ page: Page, _ style: PageStyle, _ measure: any TextMeasure
  ) -> Attempt {
    let extent = page.content.extent
    let type = TypeSize(style, columns: extent.columns, rows: extent.rows)
    let fitting = TextFitting(measure: measure, least: type.least)
    let plots = page.content.plots
    let guides = style.hasLegend ? plots.flatMap(\.guides) : []
    let sidePanel = SidePanel(
      legend: Legend(guides, type: type, fitting: fitting),
      colorBars: style.hasLegend ? ColorBar.distinct(plots.compactMap(\.colorBar)) : [],
      readings: style.hasSidePanel ? page.readings : [],
      strip: style.hasSidePanel ? page.strip : nil, type: type, fitting: fitting)
    let (width, height) = (Double(style.size.width), Double(style.size.height))
    let isTall = !type.isCompact && isTall(style)
    let heading = Heading(
      page, type: type, fitting: fitting, showsReadings: type.isCompact && style.hasSidePanel,
      sidePanel: sidePanel)
    let edge = type.unit * 14
    var content = Rect(
      x: edge, y: heading.height, width: width - 2 * edge,
      height: height - heading.height - edge * 0.6)
    var sideRect: Rect?
    if type.isCompact {
      let most = max(1, min(2, Int(content.height * 0.25 / sidePanel.legend.rowPitch)))
      let rows = sidePanel.legend.rowCount(width: content.width, most: most)
      if rows > 0 {
        let taken = Double(rows) * sidePanel.legend.rowPitch
        content.height -= taken
        sideRect = Rect(x: edge, y: content.bottom, width: content.width, height: taken)
      }
    } else if !sidePanel.isEmpty, isTall {
      let taken = sidePanel.stripHeight(width: content.width)
      content.height -= taken + edge
      sideRect = Rect(
        x: edge, y: content.bottom + edge, width: content.width, height: taken)
    } else if !sidePanel.isEmpty {
      let taken = min(max(sidePanel.width, type.unit * 120), width * 0.27)
      content.width -= taken + type.unit * 20
      sideRect = Rect(
        x: content.right + type.unit * 20, y: heading.height, width: taken, height: content.height)
    }
    let scales = page.scales
    var best: [PanelLayout] = []
    var failure: LayoutError?
    for furniture in [PanelLayout.Furniture.all, .ticks, .none] {
      let node = node(
        page.content, type: type, fitting: fitting, scales: scales, furniture: furniture,
        shownTitle: plots.count > 1 ? heading.title : nil, pin: nil)
      best = GridLayout(type: type).panels(of: node, in: content)
      let small = best.first {
        $0.room.width < least.width * max(1, 2 * type.unit)
          || $0.room.height < least.height * max(1, 2 * type.unit)
      }
      failure = small.map {
        .noRoom(
          plot: $0.plot.title, width: Int($0.room.width), height: Int($0.room.height))
      }
      if failure == nil { break }
    }
    // Without axes a small picture may be filled to its last pixel.
    if let smallest = best.map({ min($0.room.width, $0.room.height) }).min(), smallest >= 30 {
      failure = nil
    }
    let titleSize = best.lazy.filter(\.showsTitle).map(\.fittingTitleSize).min()
    for index in best.indices { best[index].titleSize = titleSize }
    // Beside a single panel the column begins and ends with it.
    if var rect = sideRect, !type.isCompact, !isTall, best.count == 1 {
      let panel = best[0].rect
      if panel.height > 0.7 * rect.height {
        rect.y = panel.top
        rect.height = panel.height
      }
      sideRect = rect
    }
    return Attempt(
      type: type, panels: best, sidePanel: sidePanel, sideRect: sideRect, isTall: isTall,
      heading: heading, failure: failure)
  }

  /// - Parameter shownTitle: what the heading says, which no panel repeats; `nil` for panels without titles.
  private static func node(
    _ content: Content, type: TypeSize, fitting: TextFitting, scales: [ScaleID: Scale],
    furniture: PanelLayout.Furniture, shownTitle: String?, pin: (@Sendable (Instant) -> Instant)?,
    sharedAxes: (x: Bool, y: Bool) = (false, false)
  ) -> GridLayout.Node {
    switch content {
    case .plot(let plot):
      .panel(
        PanelLayout(
          plot: plot, pin: pin, type: type, fitting: fitting, scales: scales,
          showsTitle: shownTitle.map { title in
            title != plot.panelTitle ?? plot.title && plot.panelTitle != ""
          } ?? false,
          sharedAxes: sharedAxes, furniture: furniture))
    case .grid(let grid):
      .grid(
        grid.cells.map { cell in
          (
            cell,
            node(
              cell.content, type: type, fitting: fitting, scales: scales, furniture: furniture,
              shownTitle: shownTitle, pin: cell.pin ?? pin, sharedAxes: grid.sharedAxes(of: cell))
          )
        }, columnRatios: grid.columnRatios, rowRatios: grid.rowRatios)
    }
  }

  // MARK: - Film

  /// The page's film in a theme.
  ///
  /// - Throws: what a network throws that cannot be read.
  public func film(_ theme: Theme) throws -> Film {
    var fixed: [Mark] = []
    var moving: [@Sendable (Frame) throws -> [Mark]] = []
    let furniture = Panel(
      rect: Rect(x: 0, y: 0, width: 1, height: 1), unit: type.unit, theme: theme,
      text: fitting.measure, leastType: type.least, scales: [:], x: nil, y: nil)
    let (headFixed, headMoving) = heading.marks(theme, width: Double(style.size.width))
    fixed += headFixed
    if let headMoving { moving.append(headMoving) }
    for layout in panels {
      let panel = layout.panel(theme)
      let drawings = try layout.plot.geoms.map { try $0.drawing(in: panel) }
      let (still, overlay) = Self.marks(layout, panel, drawings)
      fixed += still
      if let overlay { moving.append(overlay) }
      let (line, lineMoving) = layout.subtitleMarks(panel)
      fixed += line
      if let lineMoving {
        let pin = layout.pin
        moving.append { frame in
          try lineMoving(pin.map { frame.at($0(frame.instant)) } ?? frame)
        }
      }
    }
    if let sideRect {
      if type.isCompact {
        fixed += sidePanel.legend.rows(
          in: sideRect, most: max(1, Int(sideRect.height / sidePanel.legend.rowPitch + 0.01)),
          furniture)
      } else {
        let (still, now) = sidePanel.marks(in: sideRect, isTall: isTall, furniture)
        fixed += still
        moving.append { now($0.instant) }
      }
    }
    let parts = moving
    return Film(
      backdrop: Scene(
        size: style.size, background: style.color(theme), marks: fixed),
      frames: page.frames, panels: rects
    ) { frame in
      try parts.flatMap { try $0(frame) }
    }
  }

  /// A panel's marks that stay, which are those before its first moving ones, and those of a frame.
  private static func marks(
    _ layout: PanelLayout, _ panel: Panel, _ drawings: [Drawing]
  ) -> (fixed: [Mark], moving: (@Sendable (Frame) throws -> [Mark])?) {
    let firstMoving = drawings.firstIndex { $0.moving != nil } ?? drawings.count
    let frame = layout.frameMarks(panel)
    let clip = panel.clip
    func clipped(_ drawing: Drawing, _ marks: [Mark]) -> [Mark] {
      marks.isEmpty ? [] : drawing.isClipped ? [.clipped(clip, marks)] : marks
    }
    let isCovered = drawings.contains { $0.coversPanel }
    var fixed = isCovered ? [] : layout.backMarks(panel)
    for drawing in drawings[..<firstMoving] { fixed += clipped(drawing, drawing.fixed) }
    // The frame's line is redrawn only where something covers it.
    let coversInFrame = drawings[firstMoving...].contains { $0.coversPanel }
    fixed += (coversInFrame ? [] : frame) + layout.labelMarks(panel)
    guard firstMoving < drawings.count else { return (fixed, nil) }
    let later = Array(drawings[firstMoving...])
    let pin = layout.pin
    return (
      fixed,
      { moment in
        let moment = pin.map { moment.at($0(moment.instant)) } ?? moment
        var marks: [Mark] = []
        for drawing in later {
          let inner = drawing.fixed + (try drawing.moving?(moment) ?? [])
          guard !inner.isEmpty else { continue }
          if drawing.isClipped {
            // Neighbours share a clip.
            if case .clipped(clip, let before)? = marks.last {
              marks[marks.count - 1] = .clipped(clip, before + inner)
            } else {
              marks.append(.clipped(clip, inner))
            }
          } else {
            marks += inner
          }
        }
        return marks + (coversInFrame ? frame : [])
      }
    )
  }
}

extension PageStyle {
  /// The colour behind everything; `nil` for none.
  fileprivate func color(_ theme: Theme) -> Color? {
    switch background {
    case .theme: theme.background
    case .none: nil
    case .color(let color): color
    }
  }
}

extension Content {
  /// The content without its optional cells; `nil` when it has none.
  var withoutOptional: Content? {
    guard case .grid(var grid) = self, grid.cells.contains(where: \.isOptional) else { return nil }
    let kept = grid.cells.filter { !$0.isOptional }
    guard !kept.isEmpty else { return nil }
    if kept.count == 1 { return kept[0].content }
    let columns = Set(kept.flatMap { $0.column..<($0.column + $0.columns) }).sorted()
    let rows = Set(kept.flatMap { $0.row..<($0.row + $0.rows) }).sorted()
    grid.columnRatios = columns.map { grid.columnRatios[$0] }
    grid.rowRatios = rows.map { grid.rowRatios[$0] }
    grid.cells = kept.map { cell in
      var cell = cell
      cell.column = columns.firstIndex(of: cell.column) ?? 0
      cell.row = rows.firstIndex(of: cell.row) ?? 0
      return cell
    }
    return .grid(grid)
  }
}
