import Graphics
import Plots
import Predictions

/// For each neuron of the first layer where its pre-activation is 0: a straight line, or curves for inputs that are not
/// straight; with numbered discs that stay where they are as long as the line does.
struct NeuronCurves: Geom {
  let subject: Subject
  let plane: Plane
  /// The look of each neuron's line in a frame; a line of no width is not drawn.
  let pens: @Sendable (Frame) throws -> [Pen]

  /// More discs than that hide more than they tell.
  static let mostTags = 12

  func drawing(in panel: Panel) throws -> Drawing {
    let last = try subject.run.lastPredictor()
    let lattice = PlaneLattice(plane, panel.lattice(), last)
    let (subject, pens) = (subject, pens)
    let occupied = self.occupied(panel)
    let tags = try self.tags(lattice, panel, last, occupied)
    return Drawing { frame in
      let predictor = try subject.predictor(frame)
      let curves = Self.curves(predictor, lattice, panel)
      let pens = try pens(frame)
      let strokes = pens.map(panel.stroke)
      var marks: [Mark] = zip(curves, strokes).flatMap { curves, stroke -> [Mark] in
        stroke.width > 0 ? curves.map { .path(Path(through: $0), stroke: stroke) } : []
      }
      let places =
        tags[subject.momentIndex(frame.instant)]
        ?? NeuronTags.places(
          on: curves, near: [:], radius: NeuronTags.radius * panel.unit,
          inside: panel.rect.inset(by: (NeuronTags.radius + 2) * panel.unit), outside: occupied)
      for (neuron, center) in places.sorted(by: { $0.key < $1.key }) {
        marks += panel.disc("\(neuron + 1)", at: center, ring: pens[neuron].ink)
      }
      return marks
    }
  }

  /// Of every neuron, in pixels; none where they miss the panel.
  static func curves(
    _ predictor: Predictor, _ lattice: PlaneLattice, _ panel: Panel
  ) -> [[[Point]]] {
    guard let lines = predictor.neuronLines(in: lattice.plane) else {
      return predictor.mapNeuronFields(on: lattice) { field in
        Contour.lines(of: field).map { $0.map(panel.position) }
      }
    }
    return lines.map { line in
      LineClipping.segment(
        a: line.a, b: line.b, c: line.c, x: panel.xScale.domain, y: panel.yScale.domain
      ).map { [[panel.position($0), panel.position($1)]] } ?? []
    }
  }

  /// Where a disc would touch samples, and where it would hide one.
  private func occupied(_ panel: Panel) -> [OccupiedCells] {
    let inputs = subject.run.training.inputs + subject.run.test.inputs
    let points = inputs.map { panel.position(plane.point($0)) }
    let radius = NeuronTags.radius * panel.unit
    let symbol = Panel.symbolRadius(count: inputs.count) * panel.symbolUnit
    return [radius + symbol, radius * 1.1].map { OccupiedCells(points, within: $0) }
  }

  /// Where the discs are at each moment, by its index: each as near as it can be to where it was. Empty where lines are
  /// curves, whose discs are placed frame by frame, and where there are too many.
  private func tags(
    _ lattice: PlaneLattice, _ panel: Panel, _ last: Predictor, _ occupied: [OccupiedCells]
  ) throws -> [Int: [Int: Point]] {
    var result: [Int: [Int: Point]] = [:]
    if last.neuronCount > Self.mostTags {
      for instant in subject.distinct { result[subject.momentIndex(instant)] = [:] }
      return result
    }
    guard last.neuronLines(in: plane) != nil else { return [:] }
    var before: [Int: Point] = [:]
    for instant in subject.distinct {
      let curves = Self.curves(try subject.predictor(Frame(instant)), lattice, panel)
      let places = NeuronTags.places(
        on: curves, near: before, radius: NeuronTags.radius * panel.unit,
        inside: panel.rect.inset(by: (NeuronTags.radius + 2) * panel.unit), outside: occupied)
      before.merge(places) { _, new in new }
      result[subject.momentIndex(instant)] = places
    }
    return result
  }
}
