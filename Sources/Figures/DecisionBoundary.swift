import Graphics
import Plots

/// The input plane shaded by the predicted class's probability, the curve where classes meet, and the samples with the
/// misclassified ones marked.
enum DecisionBoundary {
  static func film(_ run: Run, _ spec: FigureSpec) throws -> Film {
    let plane = try InputPlane(run, size: spec.size, theme: spec.theme.theme)
    let layout = plane.layout
    let samples = run.training + run.test
    let points = samples.points
    let shading = ClassShading(theme: layout.theme, classCount: run.classNames.count)
    let entries =
      SampleMarks.legend(run.classNames, in: layout)
      + [
        Legend.Entry(
          "misclassified",
          .symbol(
            .cross, fill: nil, stroke: errorStroke(layout), radius: 5 * layout.scale)),
        plane.boundaryEntry,
      ]
    let column = StoryColumn(run, legend: Legend(entries), in: layout)
    let sampleMarks = SampleMarks(axes: plane.axes).marks(
      points, labels: samples.labels, classCount: run.classNames.count)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "What the network predicts", "Stronger colour: the network is surer of that class")
        + plane.axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let predictor = try run.moments[index].predictor()
      let field = plane.field(of: predictor)
      let predictions = predictor.predictions(samples.inputs)
      let wrong = points.indices.filter { predictions[$0] != samples.labels[$0] }
      return [
        .image(shading.image(of: field, in: plane.layout.plot)),
        .clipped(
          plane.clip,
          sampleMarks + plane.boundaryMarks(in: field)
            + [
              .symbols(
                Symbols(
                  .cross, radius: 4 * layout.scale, stroke: errorStroke(layout),
                  positions: wrong.map { plane.axes.position(points[$0]) }))
            ]),
        .path(
          .rectangle(layout.plot.inset(by: 0.5)),
          stroke: Stroke(layout.theme.axis, width: max(1, layout.scale))),
      ] + column.marks(index)
    }
  }

  private static func errorStroke(_ layout: FigureLayout) -> Stroke {
    Stroke(layout.theme.error, width: 1.8 * layout.scale)
  }
}
