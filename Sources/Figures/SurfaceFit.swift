import Formatting
import Graphics
import Numerics
import Plots

/// The function of two numbers that a network learns, as colours of the plane; samples have the colour of their targets,
/// so that a good fit is where they vanish in it.
enum SurfaceFit {
  static func film(_ run: Run, _ spec: FigureSpec) throws -> Film {
    let plane = try InputPlane(run, size: spec.size, theme: spec.theme.theme)
    let layout = plane.layout
    let all = run.training + run.test
    let range = ValueRange(all.targets)
    let shading = ClassShading(theme: layout.theme, classCount: 2)
    let column = StoryColumn(
      run,
      legend: Legend(
        [1, 0.75, 0.5, 0.25, 0].map { share in
          Legend.Entry(
            Numerals.short(range.value(share)), .shade(shading.color(of: share)))
        }), in: layout)
    let samples = sampleMarks(all, plane, range, shading)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "The values that the network learns",
        "Samples have the colour of their target, and stand out where the network is wrong")
        + plane.axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let values = plane.values(of: try run.moments[index].predictor())
      let shares = values.map { Float(range.share($0)) }
      let field = PlaneField(
        grid: plane.grid,
        logits: Matrix(rows: 1, columns: values.count, elements: values.map(Float.init)),
        probabilities: [shares.map { 1 - $0 }, shares])
      return [
        .image(shading.image(of: field, in: layout.plot)), .clipped(plane.clip, samples),
        .path(
          .rectangle(layout.plot.inset(by: 0.5)),
          stroke: Stroke(layout.theme.axis, width: max(1, layout.scale))),
      ] + column.marks(index)
    }
  }

  /// The values that colours tell apart: about 0 where targets have both signs, else about their middle.
  private struct ValueRange {
    let middle: Double
    let reach: Double

    init(_ targets: [Double]) {
      let finite = targets.filter(\.isFinite)
      let (low, high) = (finite.min() ?? -1, finite.max() ?? 1)
      middle = low < 0 && high > 0 ? 0 : (low + high) / 2
      reach = max(high - middle, middle - low, 1e-9)
    }

    /// 0...1, from one end to the other.
    func share(_ value: Double) -> Double {
      value.isNaN ? 0.5 : min(max(((value - middle) / reach + 1) / 2, 0), 1)
    }

    func value(_ share: Double) -> Double { middle + (2 * share - 1) * reach }
  }

  /// One batch of symbols for each of a few colours.
  private static func sampleMarks(
    _ samples: Run.Samples, _ plane: InputPlane, _ range: ValueRange, _ shading: ClassShading
  ) -> [Mark] {
    let layout = plane.layout
    let levels = 24
    let level = samples.targets.map { Int((range.share($0) * Double(levels)).rounded()) }
    let points = samples.points
    return (0...levels).map { wanted in
      .symbols(
        Symbols(
          .circle, radius: SampleMarks.radius(count: points.count, in: layout),
          fill: shading.color(of: Double(wanted) / Double(levels)),
          stroke: Stroke(layout.theme.mutedText.opacity(0.6), width: 0.8 * layout.scale),
          positions: points.indices.filter { level[$0] == wanted }.map {
            plane.axes.position(points[$0])
          }))
    }
  }
}
