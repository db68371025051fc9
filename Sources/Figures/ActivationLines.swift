import Formatting
import Graphics
import Plots

/// After training, sample by sample: the lines of the hidden neurons, coloured and dashed by the sign of their
/// activation, wide and opaque by its size.
enum ActivationLines {
  static func film(_ run: Run, _ spec: FigureSpec) throws -> Film {
    let plane = try InputPlane(run, size: spec.size, theme: spec.theme.theme)
    let layout = plane.layout
    let predictor = try run.lastPredictor()
    let order = spec.samples.indices(
      among: run.test.points.map(plane.axes.position), order: spec.sampleOrder)
    let chosen = Run.Samples(
      inputs: order.map { run.test.inputs[$0] }, labels: order.map { run.test.labels[$0] })
    let points = chosen.points
    let votes = predictor.votes(chosen.inputs)
    // Bounded activations are shown as they are; unbounded ones relative to the largest of the neuron.
    var largest = [Double](repeating: 1, count: predictor.neuronCount)
    predictor.forEachFirstActivations(chosen.inputs) { activations, samples in
      for neuron in largest.indices {
        for s in 0..<samples.count {
          largest[neuron] = max(largest[neuron], abs(Double(activations[neuron, s])))
        }
      }
    }
    let scales = largest
    let lines = plane.neuronLines(of: predictor)
    let tags = NeuronTags.marks(lines, in: layout)
    let legend = legend(run, plane)
    let table = ActivationTable(
      neuronCount: predictor.neuronCount, below: legend.height(in: layout), in: layout)
    let all = run.training + run.test
    let samples = SampleMarks(axes: plane.axes).marks(
      all.points, labels: all.labels, classCount: run.classNames.count, opacity: 0.45)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: plane.axes.panel()
        + [
          .clipped(
            plane.clip, samples + plane.boundaryMarks(in: plane.field(of: predictor), width: 2))
        ]
        + plane.axes.frame()
        + legend.marks(in: layout, top: layout.side.top - 4 * layout.scale)
        + table.backdrop())
    return Film(backdrop: backdrop, frameCount: order.count) { frame in
      let activations = try run.lastPredictor().firstActivations(chosen.inputs[frame])
      let strokes = zip(activations, scales).map { stroke($0 / $1, layout) }
      let drawn: [Mark] = zip(lines, strokes).flatMap { lines, stroke in
        lines.map { .path(Path(through: $0), stroke: stroke) }
      }
      let star = Mark.symbols(
        Symbols(
          .star, radius: 11 * layout.scale, fill: layout.theme.highlight,
          stroke: Stroke(layout.theme.boundary, width: 1.6 * layout.scale),
          positions: [plane.axes.position(points[frame])]))
      let title =
        "Which neurons fire for test sample \(Numerals.grouped(order[frame] + 1))?"
      let story = caption(chosen.inputs[frame], chosen.labels[frame], votes[frame], run)
      return layout.heading(title, story) + [.clipped(plane.clip, drawn + tags + [star])]
        + table.marks(activations, relativeTo: scales, strokes: strokes)
    }
  }

  /// Lime and solid for a positive activation, red and dashed for a negative one; `share` is the activation in −1...1.
  private static func stroke(_ share: Double, _ layout: FigureLayout) -> Stroke {
    let size = min(abs(share), 1)
    let color = share > 0 ? layout.theme.positive : layout.theme.negative
    return Stroke(
      color.opacity(0.1 + 0.9 * size), width: (1 + 3 * size) * layout.scale,
      dash: share > 0 ? [] : [10 * layout.scale, 6 * layout.scale])
  }

  private static func legend(_ run: Run, _ plane: InputPlane) -> Legend {
    let layout = plane.layout
    return Legend(
      SampleMarks.legend(run.classNames, in: layout) + [
        Legend.Entry(
          "the sample",
          .symbol(
            .star, fill: layout.theme.highlight,
            stroke: Stroke(layout.theme.boundary, width: 1.4 * layout.scale),
            radius: 7 * layout.scale)),
        Legend.Entry("active, a > 0", .line(stroke(1, layout))),
        Legend.Entry("inactive, a ≤ 0", .line(stroke(-1, layout))),
        Legend.Entry(
          plane.boundaryName, .line(Stroke(layout.theme.boundary, width: 2 * layout.scale))),
      ])
  }

  /// "input (0.42, −0.31) · true class 1 · predicted class 1 (p = 0.998)".
  private static func caption(
    _ input: [Double], _ label: Int, _ vote: Predictor.Vote, _ run: Run
  ) -> String {
    let place = input.prefix(2).map { Numerals.fixed($0, decimals: 2) }.joined(separator: ", ")
    func name(_ index: Int) -> String {
      run.classNames.indices.contains(index) ? run.classNames[index] : "\(index)"
    }
    let verdict = vote.label == label ? "" : " – wrong"
    return "Input (\(place)) · true \(name(label)) · predicted \(name(vote.label)) "
      + "(\(vote.isScore ? "f" : "p") = \(Numerals.fixed(vote.probability, decimals: 3)))\(verdict)"
  }
}
