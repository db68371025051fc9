import Graphics
import Plots
import Predictions

/// Where the predicted class changes.
struct BoundaryCurves: Geom {
  let subject: Subject
  let plane: Plane
  var pen = BoundaryCurves.pen
  /// Whether it belongs to one moment, and is drawn once.
  var isStill = false

  static let pen = Pen(.boundary, width: 3, isRound: true)

  func drawing(in panel: Panel) throws -> Drawing {
    let last = try subject.run.lastPredictor()
    let lattice = PlaneLattice(
      plane, panel.lattice(numbersPerNode: last.network.outputCount), last)
    let stroke = panel.stroke(pen)
    let subject = subject
    let curves: @Sendable (Frame) throws -> [Mark] = { frame in
      try Self.curves(subject, lattice, frame).map {
        .path(Path(through: $0.map(panel.position)), stroke: stroke)
      }
    }
    guard isStill, let instant = subject.instants.first else { return Drawing(moving: curves) }
    return Drawing(fixed: try curves(Frame(instant)))
  }

  /// In the plane's units.
  static func curves(
    _ subject: Subject, _ lattice: PlaneLattice, _ frame: Frame
  ) throws -> [[Point]] {
    let predictor = try subject.predictor(frame)
    return try subject.classes(on: lattice, frame).boundaries { point in
      predictor.label(lattice.plane.coordinates(point))
    }
  }

  /// What a legend calls it.
  static func guide(_ run: Run) throws -> Guide {
    let equation = try run.lastPredictor().boundaryEquation
    return Guide(run.classNames.count > 2 ? "boundary" : "boundary \(equation)", .line(pen))
  }
}
