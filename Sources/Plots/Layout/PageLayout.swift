import Graphics

/// A page in a picture of a size: every rectangle is final, and no theme chosen yet.
public struct PageLayout: Sendable {
  let page: Page
  let style: PageStyle
  let type: TypeSize
  let fitting: TextFitting
  let panels: [PanelLayout]
  let sidePanel: SidePanel
  let sideRect: Rect?
  let isTall: Bool
  let heading: Heading

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
}
