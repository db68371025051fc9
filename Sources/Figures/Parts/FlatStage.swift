import Graphics
import Plots

/// A hidden space of two units: the picture's own axes.
struct FlatStage: HiddenStage {
  private let axes: Axes

  init(_ bounds: [ClosedRange<Double>], names: [String], in layout: FigureLayout) {
    // A margin, so that activations at their bound are not on the frame.
    func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      let margin = (range.upperBound - range.lowerBound) * 0.06
      return (range.lowerBound - margin)...(range.upperBound + margin)
    }
    axes = Axes(
      layout, x: widened(bounds[0]), y: widened(bounds[1]), equal: true,
      xLabel: "activation of \(names[0])", yLabel: "activation of \(names[1])")
  }

  var clip: Rect { axes.layout.plot.inset(by: 1) }
  func backdrop() -> [Mark] { axes.panel() + axes.frame() }
  func foreground() -> [Mark] { [] }
  func position(_ place: SIMD3<Double>) -> Point { axes.position(Point(place.x, place.y)) }

  func split(_ places: [SIMD3<Double>], by cut: HiddenCoordinates.Cut) -> ([Int], [Int]) {
    ([], Array(places.indices))
  }

  func cutMarks(_ cut: HiddenCoordinates.Cut, stroke: Stroke) -> [Mark] {
    switch cut {
    case .curves(let curves): return curveMarks(curves, stroke: stroke)
    case .plane(let normal, let offset):
      let ends = LineClipping.segment(
        a: normal.x, b: normal.y, c: offset, x: axes.x.domain, y: axes.y.domain)
      return ends.map {
        [
          .path(
            .line(from: axes.position($0.0), to: axes.position($0.1)), stroke: stroke)
        ]
      } ?? []
    }
  }
}
