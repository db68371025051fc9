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
    let reach = max(all.targets.filter(\.isFinite).map(abs).max() ?? 1, 1e-9)
    let shading = ClassShading(theme: layout.theme, classCount: 2)
    let column = StoryColumn(
      run,
      legend: Legend(
        [reach, reach / 2, 0, -reach / 2, -reach].map { value in
          Legend.Entry(
            Numerals.short(value), .shade(shading.color(of: share(value, reach))))
        }), in: layout)
    let samples = sampleMarks(all, plane, reach: reach, shading)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "The values that the network learns",
        "Samples have the colour of their target, and stand out where the network is wrong")
        + plane.axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let values = plane.values(of: try run.moments[index].predictor())
      let shares = values.map { Float(share(Double($0), reach)) }
      let field = PlaneField(
        grid: plane.grid, logits: Matrix(rows: 1, columns: values.count, elements: values),
        probabilities: [shares.map { 1 - $0 }, shares])
      return [
        .image(shading.image(of: field, in: layout.plot)), .clipped(plane.clip, samples),
        .path(
          .rectangle(layout.plot.inset(by: 0.5)),
          stroke: Stroke(layout.theme.axis, width: max(1, layout.scale))),
      ] + column.marks(index)
    }
  }

  /// From −reach...reach to 0...1.
  private static func share(_ value: Double, _ reach: Double) -> Double {
    value.isNaN ? 0.5 : min(max((value / reach + 1) / 2, 0), 1)
  }

  /// One batch of symbols for each of a few colours.
  private static func sampleMarks(
    _ samples: Run.Samples, _ plane: InputPlane, reach: Double, _ shading: ClassShading
  ) -> [Mark] {
    let layout = plane.layout
    let levels = 24
    let level = samples.targets.map { Int((share($0, reach) * Double(levels)).rounded()) }
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
