import Graphics
import Plots

/// The function of one number that a network learns, through the samples that it learns from.
enum CurveFit {
  static func film(_ run: Run, _ spec: FigureSpec) -> Film {
    let layout = FigureLayout(size: spec.size, theme: spec.theme.theme)
    let all = run.training + run.test
    let axes = Axes(
      layout, x: extent(all.inputs.map { $0[0] }), y: extent(all.targets),
      xLabel: run.featureNames.first ?? "", yLabel: run.targetName)
    // A node every two pixels.
    let abscissas = (0...max(Int(layout.plot.width / 2), 1)).map { index in
      axes.x.inverse(layout.plot.left + Double(index) * 2)
    }
    let curve = Stroke(layout.theme.boundary, width: 3 * layout.scale, cap: .round)
    let parts = [("training", run.training), ("test", run.test)].filter { !$0.1.inputs.isEmpty }
    let column = StoryColumn(
      run,
      legend: Legend(
        SampleMarks.legend(parts.map(\.0), in: layout) + [Legend.Entry("network", .line(curve))]),
      in: layout)
    let radius = SampleMarks.radius(count: all.inputs.count, in: layout)
    let samples: [Mark] = parts.enumerated().map { index, part in
      .symbols(
        Symbols(
          layout.theme.classSymbol(index), radius: radius, fill: layout.theme.classColor(index),
          stroke: Stroke(layout.theme.outline, width: 0.8 * layout.scale),
          positions: zip(part.1.inputs, part.1.targets).map { axes.position(Point($0[0], $1)) }))
    }
    let clip = layout.plot.inset(by: 1)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "The curve that the network learns", "What it predicts for every input, and the samples")
        + axes.panel() + [.clipped(clip, samples)] + axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let values = try run.moments[index].predictor().values(abscissas.map { [$0] })
      let points = zip(abscissas, values).map { axes.position(Point($0, $1)) }
      return [.clipped(clip, [.path(Path(through: points.filter(\.isFinite)), stroke: curve)])]
        + column.marks(index)
    }
  }

  private static func extent(_ values: [Double]) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return -1...1 }
    let margin = (high - low) * 0.08
    return (low - margin)...(high + margin)
  }
}
