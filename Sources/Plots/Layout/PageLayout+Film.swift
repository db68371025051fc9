import Graphics

extension PageLayout {
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
