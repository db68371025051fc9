import Graphics
import Plots
import Predictions

/// The losses over a plane as colours and thin lines of equal loss; they stay over the film.
struct LandscapeField: Geom {
  let landscape: Landscape
  let x: ScaleID
  let y: ScaleID

  static let pen = Pen(Ink(.text, opacity: 0.38), width: 0.9)

  var extents: [ScaleID: Extent] {
    [x: Extent(landscape.field.grid.x), y: Extent(landscape.field.grid.y)]
  }

  func drawing(in panel: Panel) -> Drawing {
    let (field, colors) = (landscape.field, landscape.colors)
    let shares = ShareField(
      values: field.values.map { Float(colors.share($0)) }, grid: field.grid)
    let stroke = panel.stroke(Self.pen)
    let lines = Self.contours(landscape).flatMap(\.lines).map { line in
      Mark.path(Path(through: line.map(panel.position)), stroke: stroke)
    }
    return Drawing(
      fixed: [.image(shares.image(LossColors.ramp(panel.theme), in: panel.rect))] + lines,
      coversPanel: true)
  }

  /// Lines of equal loss in the plane's units. Between nodes losses go by their logarithms, as colours do.
  static func contours(_ landscape: Landscape) -> [(level: Double, lines: [[Point]])] {
    let field = ScalarField(
      grid: landscape.field.grid, values: landscape.field.values.map(landscape.colors.share))
    return landscape.colors.levels.map { level in
      (level, Contour.lines(of: field, at: landscape.colors.share(level)))
    }
  }
}
