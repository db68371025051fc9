import Graphics

/// The lines above the plots: a title, and a quieter line under it; in small pictures the readings instead of that.
struct Heading: Sendable {
  let title: String
  private let caption: Caption
  private let type: TypeSize
  private let fitting: TextFitting
  let height: Double

  private var edge: Double { type.unit * 14 }

  init(
    _ page: Page, type: TypeSize, fitting: TextFitting, showsReadings: Bool, sidePanel: SidePanel
  ) {
    self.type = type
    self.fitting = fitting
    let plots = page.content.plots
    title = page.shownTitle
    let own =
      (page.caption ?? page.subtitle).map(Caption.fixed) ?? plots.lazy.map(\.subtitle).first {
        caption in
        if plots.count == 1 { return true }
        if case .moving = caption { return true }
        return false
      } ?? .fixed("")
    let isStill = if case .fixed = own { page.caption == nil } else { false }
    if showsReadings, isStill, !sidePanel.readings.isEmpty {
      caption = .moving(longest: sidePanel.longestLine) { sidePanel.line($0.instant) }
    } else {
      caption = own
    }
    let lines =
      (title.isEmpty ? 0 : type.title * 1.5) + (caption.longest.isEmpty ? 0 : type.subtitle * 1.45)
    height = lines == 0 ? type.unit * 8 : lines + type.unit * 10
  }

  func marks(_ theme: Theme, width: Double) -> (
    fixed: [Mark], moving: (@Sendable (Frame) throws -> [Mark])?
  ) {
    let room = width - 2 * edge
    var fixed: [Mark] = []
    var y = type.unit * 4
    if !title.isEmpty {
      let text = fitting.fitted(title, type.title, .bold, room: room)
      y += type.title * 1.15
      fixed.append(
        .text(
          Text(text.text, at: Point(edge, y), size: text.size, color: theme.text, weight: .bold)))
    }
    guard !caption.longest.isEmpty else { return (fixed, nil) }
    y += type.subtitle * 1.5
    let size = fitting.fitted(caption.longest, type.subtitle, room: room).size
    let (fitting, left, baseline) = (fitting, edge, y)
    let line: @Sendable (String) -> Mark = { text in
      .text(
        Text(
          fitting.elided(text, size, room: room), at: Point(left, baseline), size: size,
          color: theme.mutedText))
    }
    switch caption {
    case .fixed(let text): return (fixed + [line(text)], nil)
    case .moving(_, let text): return (fixed, { [line(try text($0))] })
    }
  }
}
