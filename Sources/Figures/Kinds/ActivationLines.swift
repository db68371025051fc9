import Formatting
import Graphics
import Plots
import Predictions
import Schemas

/// After training, sample by sample: the lines of the hidden neurons by the sign and the size of their activations, which
/// stand as bars beside them.
package enum ActivationLines: Figure {
  package struct Options: Sendable, Equatable {
    var plane = PlaneSpec()
    var samples = SampleSelection.first(40)
    var sampleOrder = SampleOrder.path
  }

  package static let name = "activationLines"
  package static let summary =
    "after training, which hidden neurons fire for one test sample after another"
  package static let framesPerSecond = 4.0
  package static let options = Options()

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try PlaneSpec.check(options.plane, name, facts)
    if facts.hiddenWidths.isEmpty { throw .needsHiddenLayer(name) }
    if facts.testCount == 0 { throw .needsTestSamples(name) }
    if case .indices(let indices) = options.samples,
      let entry = indices.firstIndex(where: { $0 >= facts.testCount })
    {
      throw .noSample(entry: entry, index: indices[entry], count: facts.testCount)
    }
  }

  /// One for each sample, at the last moment.
  package static func instants(of run: Run, _ options: Options) throws -> [Instant] {
    let count = options.samples.indices(among: run.test.inputs.count).count
    return (0..<max(count, 1)).map {
      Instant(moments: [run.moments.count - 1], sample: $0)
    }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let plane = try Plane(options.plane, of: run)
    let predictor = try run.lastPredictor()
    let order = options.samples.indices(
      among: unitSquare(run.test.inputs.map(plane.point)), order: options.sampleOrder)
    let view = View(
      subject: subject, plane: plane, order: order, chosen: run.test.at(order), predictor: predictor
    )
    return .grid(
      PlotGrid(
        [
          PlotGrid.Cell(.plot(try lines(view)), column: 0, row: 0),
          PlotGrid.Cell(.plot(bars(view)), column: 1, row: 0, isOptional: true),
        ], columnRatios: [3.4, 1], rowRatios: [1]))
  }

  /// What both plots show.
  private struct View: Sendable {
    let subject: Subject
    let plane: Plane
    /// The test samples that the film steps through.
    let order: [Int]
    let chosen: Samples
    let predictor: Predictor
    /// What activations can be: by the activation function, else as far as the samples' go.
    let range: ClosedRange<Double>

    init(
      subject: Subject, plane: Plane, order: [Int], chosen: Samples, predictor: Predictor
    ) {
      self.subject = subject
      self.plane = plane
      self.order = order
      self.chosen = chosen
      self.predictor = predictor
      var extent = Extent([0])
      predictor.forEachFirstActivations(chosen.inputs) { activations, _ in
        extent.add(Extent(activations.elements.lazy.map(Double.init)))
      }
      range = predictor.neuronRange ?? (extent.low)...(extent.high)
    }

    /// The activations of the frame's sample in the frame's network.
    func activations(_ frame: Frame) throws -> [Double] {
      let sample = min(frame.instant.sample, chosen.inputs.count - 1)
      let key = "activations \(subject.index) \(subject.momentIndex(frame.instant)) \(sample)"
      return try frame.memo.value(key) {
        try subject.predictor(frame).firstActivations(chosen.inputs[sample])
      }
    }

    /// Whether a unit that gives 0 rests, as ReLU's do.
    var canRest: Bool { range.lowerBound == 0 && predictor.neuronRange == nil }

    func pen(_ activation: Double) -> Pen {
      if canRest, activation == 0 {
        return Pen(Ink(.resting, opacity: 0.8), width: 1, dash: [4, 5])
      }
      let largest = max(abs(range.lowerBound), abs(range.upperBound), 1e-12)
      let size = min(abs(activation) / largest, 1)
      let role: Ink.Role = activation > 0 ? .positive : .negative
      return Pen(
        Ink(role, opacity: 0.15 + 0.85 * size), width: 1 + 3 * size,
        dash: activation > 0 ? [] : [10, 6])
    }
  }

  private static func lines(_ view: View) throws -> Plot {
    let run = view.subject.run
    let plane = view.plane
    let all = run.training + run.test
    let points = view.chosen.inputs.map(plane.point)
    let names = run.classNames
    let captions: @Sendable (Frame) throws -> String = { frame in
      let sample = min(frame.instant.sample, view.order.count - 1)
      let prediction = try view.subject.predictor(frame).classified([view.chosen.inputs[sample]])[0]
      return caption(
        view.order[sample], view.chosen.inputs[sample], view.chosen.labels[sample], prediction,
        names)
    }
    let longest = try view.order.indices.map {
      try captions(Frame(Instant(moments: lastMoments(view.subject), sample: $0)))
    }.max { $0.count < $1.count }
    return Plot(
      title: "Which hidden neurons fire for a test sample?",
      subtitle: .moving(longest: longest ?? "", captions), space: plane.space,
      scales: plane.scales,
      geoms: [
        Dots(
          all.inputs.map(plane.point), labels: all.labels, classCount: names.count, x: plane.x,
          y: plane.y, opacity: 0.45),
        BoundaryCurves(
          subject: view.subject, plane: plane, pen: Pen(.boundary, width: 2, isRound: true),
          isStill: isStill(view.subject)),
        NeuronCurves(subject: view.subject, plane: plane) { frame in
          try view.activations(frame).map(view.pen)
        },
        Star(points: points),
      ],
      guides: Guide.classes(names) + [
        Guide(
          "the sample",
          .symbol(.star, fill: Ink(.highlight), outline: Pen(.highlightOutline, width: 1.4))),
        Guide(
          view.canRest ? "active, a > 0" : "positive, a > 0",
          .line(Pen(.positive, width: 4))),
      ]
        + (view.canRest
          ? [
            Guide(
              "resting, a = 0", .line(Pen(Ink(.resting, opacity: 0.8), width: 1, dash: [4, 5])))
          ]
          : view.range.lowerBound < 0
            ? [Guide("negative, a < 0", .line(Pen(.negative, width: 4, dash: [10, 6])))] : [])
        + [try BoundaryCurves.guide(run)],
      altText:
        "The lines of the hidden neurons, drawn by their activations for one sample after another")
  }

  private static func lastMoments(_ subject: Subject) -> [Int] {
    subject.instants.last?.moments ?? [0]
  }

  private static func isStill(_ subject: Subject) -> Bool { subject.distinct.count == 1 }

  /// The activations of the first units as bars.
  private static func bars(_ view: View) -> Plot {
    let shown = min(view.predictor.neuronCount, 16)
    let names = (1...shown).map { "\($0)" }
    let rest = view.predictor.neuronCount - shown
    return Plot(
      title: rest > 0 ? "First \(shown) of \(shown + rest) activations" : "Activations",
      space: .plane(x: "activation", y: "neuron", equalUnits: false),
      scales: [
        ScaleSpec(
          "activation", .linear, label: view.predictor.neuronQuantity, domain: padded(view.range)),
        ScaleSpec("neuron", .band(names), label: "neuron"),
      ],
      geoms: [
        Bars(
          .right, bands: "neuron", values: "activation", base: 0, thickness: 0.4,
          range: Extent(view.range)
        ) { frame in
          try view.activations(frame).prefix(shown).map { value in
            var pen = view.pen(value)
            pen.ink.opacity = 1
            pen.dash = pen.dash.map { $0 / 2 }
            return (value, pen)
          }
        }
      ], altText: "The activations of the hidden neurons as bars")
  }

  private static func padded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let margin = (range.upperBound - range.lowerBound) * 0.04
    return
      (range.lowerBound < 0 ? range.lowerBound - margin : range.lowerBound)...(range.upperBound
      + max(margin, 1e-9))
  }

  /// Points stretched to one square, so that the way through them is short to the eye.
  private static func unitSquare(_ points: [Point]) -> [Point] {
    let (x, y) = (Extent(points.lazy.map(\.x)), Extent(points.lazy.map(\.y)))
    let (width, height) = (max(x.high - x.low, 1e-12), max(y.high - y.low, 1e-12))
    return points.map { Point(($0.x - x.low) / width, ($0.y - y.low) / height) }
  }

  /// "sample 12 · (0.42, −0.31) · true class 1 · predicted class 1 (p = 0.998)".
  private static func caption(
    _ index: Int, _ input: [Double], _ label: Int, _ prediction: Predictor.Prediction,
    _ names: [String]
  ) -> String {
    let place =
      input.prefix(2).map { NumberFormat.caption($0) }.joined(separator: ", ")
      + (input.count > 2 ? ", …" : "")
    func name(_ index: Int) -> String { names.indices.contains(index) ? names[index] : "\(index)" }
    let wrong = prediction.label == label ? "" : " – wrong"
    return
      "Sample \(Numerals.grouped(index + 1)) (\(place)) · true \(name(label)) · predicted \(name(prediction.label)) "
      + "(\(prediction.isScore ? "f" : "p") = \(Numerals.fixed(prediction.probability, decimals: 3)))\(wrong)"
  }
}

extension NumberFormat {
  /// A coordinate of a sample in a caption.
  static func caption(_ value: Double) -> String {
    abs(value) < 1000 ? Numerals.fixed(value, decimals: 2) : short(value)
  }
}

/// The sample that a frame speaks of.
private struct Star: Geom {
  let points: [Point]

  func drawing(in panel: Panel) -> Drawing {
    let positions = points.map(panel.position)
    let star = Symbols(
      .star, radius: 11 * panel.unit, fill: panel.color(Ink(.highlight)),
      stroke: panel.stroke(Pen(.highlightOutline, width: 1.6)), positions: [])
    return Drawing { frame in
      guard !positions.isEmpty else { return [] }
      var star = star
      star.positions = [positions[min(frame.instant.sample, positions.count - 1)]]
      return [.symbols(star)]
    }
  }
}
