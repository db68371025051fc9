import CLibrary
import Graphics
import Plots

/// How long the gradient of each layer is, as bars over powers of ten: where it vanishes, a layer does not learn.
enum GradientNorms {
  static func film(_ run: Run, _ spec: FigureSpec) -> Film {
    let layout = FigureLayout(size: spec.size, theme: spec.theme.theme)
    let heights = run.moments.map { $0.measures.gradientNorms.map { log10($0) } }
    let count = heights.map(\.count).max() ?? 0
    let (low, high) = extent(heights.joined().filter(\.isFinite))
    let axes = Axes(
      layout, x: 0.4...(Double(max(count, 1)) + 0.6), y: low...high, xKind: .whole,
      yKind: .powersOfTen, xLabel: "layer", yLabel: "‖∂loss/∂parameters‖")
    let column = StoryColumn(
      run, legend: Legend([Legend.Entry("gradient", .shade(layout.theme.classColor(0)))]),
      in: layout)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "How strongly the loss pulls at each layer",
        "A step down is a tenth of the gradient; a layer without one hardly learns")
        + axes.panel() + axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let bars = heights[index].enumerated().compactMap { layer, height -> Mark? in
        guard height.isFinite else { return nil }
        let place = Double(layer + 1)
        let (left, right) = (axes.x(place - 0.32), axes.x(place + 0.32))
        let top = axes.y(min(max(height, low), high))
        return .path(
          .rectangle(
            Rect(x: left, y: top, width: right - left, height: max(layout.plot.bottom - top, 1))),
          fill: layout.theme.classColor(0))
      }
      return [.clipped(layout.plot.inset(by: 1), bars)] + column.marks(index)
    }
  }

  /// The powers of ten around the values, but no more than double precision tells apart from a loss near 1.
  private static func extent(_ values: [Double]) -> (Double, Double) {
    guard let least = values.min(), let most = values.max() else { return (-3, 0) }
    let high = most.rounded(.up)
    return (max(min(least.rounded(.down), high - 1), high - 18), high)
  }
}
