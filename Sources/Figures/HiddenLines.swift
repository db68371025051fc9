import Graphics
import Plots

/// Each hidden neuron's line w·x + b = 0 and the decision boundary that the network makes of them, epoch by epoch.
enum HiddenLines {
  static func film(_ run: Run, _ spec: FigureSpec) throws -> Film {
    let plane = try InputPlane(run, size: spec.size, theme: spec.theme.theme)
    let layout = plane.layout
    let predictor = try run.lastPredictor()
    let neuronCount = predictor.neuronCount
    let strokes = (0..<neuronCount).map { index in
      Stroke(
        layout.theme.neuronColor(index), width: 2.5 * layout.scale,
        dash: [9 * layout.scale, 5 * layout.scale])
    }
    let shown = strokes.prefix(shownNeurons(neuronCount, classCount: run.classNames.count))
    let entries =
      SampleMarks.legend(run.classNames, in: layout)
      + shown.enumerated().map { Legend.Entry("neuron \($0 + 1)", .line($1)) }
      + (neuronCount > shown.count
        ? [Legend.Entry("… \(neuronCount) in all", .line(strokes[shown.count]))] : [])
      + [plane.boundaryEntry]
    let column = StoryColumn(run, legend: Legend(entries), in: layout)
    let samples = SampleMarks(axes: plane.axes).marks(
      run.training.points, labels: run.training.labels, classCount: run.classNames.count)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "How \(neuronCount) hidden neurons divide the plane",
        "Each dashed line is where one neuron’s \(predictor.neuronInputName) is 0")
        + plane.axes.panel() + [.clipped(plane.clip, samples)] + plane.axes.frame()
        + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let predictor = try run.moments[index].predictor()
      let lines: [Mark] = zip(plane.neuronLines(of: predictor), strokes).flatMap { lines, stroke in
        lines.map { .path(Path(through: $0), stroke: stroke) }
      }
      return [.clipped(plane.clip, lines + plane.boundaryMarks(in: plane.field(of: predictor)))]
        + column.marks(index)
    }
  }

  /// How many neurons a legend names, so that it ends above the readings.
  private static func shownNeurons(_ count: Int, classCount: Int) -> Int {
    let room = max(1, StoryColumn.legendEntries - classCount - 1)
    return count <= room ? count : room - 1
  }
}
