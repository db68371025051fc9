import Graphics
import Plots

/// Where the last hidden layer sends the samples and a grid of the input plane, epoch by epoch: training bends the
/// plane until a straight cut separates the classes.
///
/// Two units are the picture's own axes. Three are seen in a fixed orthographic view. More are shown along the three
/// principal components of the last moment's activations, which stay the same over the film.
enum HiddenSpace {
  static func film(_ run: Run, _ spec: FigureSpec) throws -> Film {
    let theme = spec.theme.theme
    let plane = try InputPlane(run, size: spec.size, theme: theme)
    let mesh = PlaneMesh(plane.axes)
    let inputs = run.training.inputs
    let unitCount = try run.lastPredictor().hiddenWidth
    let space = try HiddenCoordinates(run, mesh: mesh)
    let layout = FigureLayout(size: spec.size, theme: theme, hasTicks: space.dimensions == 2)
    let stage: any HiddenStage =
      space.dimensions == 2
      ? FlatStage(space.bounds, names: space.names, in: layout)
      : CubeStage(space.bounds, names: space.names, in: layout)
    let legend = Legend(
      SampleMarks.legend(run.classNames, in: layout) + [
        Legend.Entry("input grid", .line(meshStroke(layout))),
        Legend.Entry(
          space.hasOutputPlane ? "output \(plane.boundaryEquation)" : plane.boundaryName,
          .line(cutStroke(layout))),
      ])
    let column = StoryColumn(run, legend: legend, in: layout)
    let backdrop = Scene(
      size: spec.size, background: theme.background,
      marks: layout.heading(
        "What the hidden layer makes of the plane",
        subtitle(unitCount, classCount: run.classNames.count))
        + stage.backdrop() + column.backdrop())
    let radius = SampleMarks.radius(count: inputs.count, in: layout)
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let predictor = try run.moments[index].predictor()
      let places = space.coordinates(of: inputs, at: predictor)
      let lines = mesh.lines(through: space.coordinates(of: mesh.points, at: predictor))
      let cut = space.cut(of: predictor, plane: plane)
      let (behind, before) = stage.split(places, by: cut)
      func symbols(_ chosen: [Int]) -> [Mark] {
        run.classNames.indices.map { label in
          .symbols(
            Symbols(
              theme.classSymbol(label), radius: radius, fill: theme.classColor(label),
              stroke: Stroke(theme.outline.opacity(0.9), width: 0.8 * layout.scale),
              positions: chosen.compactMap { sample in
                run.training.labels[sample] == label ? stage.position(places[sample]) : nil
              }))
        }
      }
      let warped: [Mark] = lines.map { line in
        .path(Path(through: line.map(stage.position)), stroke: meshStroke(layout))
      }
      return [
        .clipped(
          stage.clip,
          warped + symbols(behind) + stage.cutMarks(cut, stroke: cutStroke(layout))
            + symbols(before))
      ] + stage.foreground() + column.marks(index)
    }
  }

  private static func subtitle(_ units: Int, classCount: Int) -> String {
    if units > 3 {
      return "\(units) units, seen along the three directions in which they spread most"
    }
    return classCount > 2
      ? "\(units) units; all that the output layer sees of a sample"
      : "\(units) units; the output neuron sees only this space and cuts it once"
  }

  private static func meshStroke(_ layout: FigureLayout) -> Stroke {
    Stroke(layout.theme.mutedText.opacity(0.5), width: layout.scale)
  }

  private static func cutStroke(_ layout: FigureLayout) -> Stroke {
    Stroke(layout.theme.boundary, width: 2.5 * layout.scale, cap: .round)
  }
}
