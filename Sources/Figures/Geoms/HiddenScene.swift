import Graphics
import Plots
import Predictions

/// What a hidden space shows at a moment: the samples, the grid of the input plane, the cut between the classes.
struct HiddenScene: Sendable {
  let subject: Subject
  let basis: HiddenBasis
  /// The plane that the grid is of; `nil` for samples of another number of columns than two.
  let plane: Plane?
  private let mesh: PlaneMesh?
  private let lattice: PlaneLattice?

  struct State {
    let points: [SIMD3<Double>]
    let mesh: [[SIMD3<Double>]]
    let cut: Cut
  }

  /// Where the classes meet.
  enum Cut {
    case plane(normal: SIMD3<Double>, offset: Double)
    /// The image of the boundary in the input plane.
    case curves([[SIMD3<Double>]])
    case none
  }

  init(_ subject: Subject, _ basis: HiddenBasis, plane: Plane?) throws {
    self.subject = subject
    self.basis = basis
    self.plane = plane
    guard let plane else {
      mesh = nil
      lattice = nil
      return
    }
    let points = subject.run.training.inputs.map(plane.point)
    let (x, y) = (Extent(points.lazy.map(\.x)), Extent(points.lazy.map(\.y)))
    func widened(_ extent: Extent) -> ClosedRange<Double> {
      let margin = max((extent.high - extent.low) / 8, 1e-9)
      return (extent.low - margin)...(extent.high + margin)
    }
    let (across, up) = (widened(x), widened(y))
    mesh = PlaneMesh(x: across, y: up)
    let last = try subject.run.lastPredictor()
    let nodes = Self.nodes(parameters: last.parameterCount)
    lattice = PlaneLattice(plane, Grid(columns: nodes, rows: nodes, x: across, y: up), last)
  }

  /// Nodes along each side of the plane for the boundary: many, since the hidden layer may spread what is close in the plane
  /// over the whole space, but fewer for large networks, which take their time.
  private static func nodes(parameters: Int) -> Int {
    min(300, max(120, Int((1e8 / Double(max(parameters, 1))).squareRoot())))
  }

  /// Whether a cut is shown at all.
  var hasCut: Bool { basis.hasOutputPlane || lattice != nil }

  func state(_ frame: Frame) throws -> State {
    let predictor = try subject.predictor(frame)
    let points = basis.coordinates(of: subject.run.training.inputs, at: predictor)
    var lines: [[SIMD3<Double>]] = []
    if let mesh, let plane {
      lines = mesh.lines(
        through: basis.coordinates(
          of: SampleRows(mesh.points.map(plane.coordinates)), at: predictor))
    }
    return State(points: points, mesh: lines, cut: try cut(predictor, frame))
  }

  private func cut(_ predictor: Predictor, _ frame: Frame) throws -> Cut {
    if let (normal, offset) = basis.outputPlane(of: predictor) {
      return .plane(normal: normal, offset: offset)
    }
    guard let lattice, !basis.hasOutputPlane else { return .none }
    return .curves(
      try BoundaryCurves.curves(subject, lattice, frame).map { line in
        basis.coordinates(
          of: SampleRows(line.map(lattice.plane.coordinates)), at: predictor)
      })
  }

  static let meshPen = Pen(Ink(.muted, opacity: 0.5))
  static let cutPen = Pen(.boundary, width: 2.5, isRound: true)

  /// Symbols of chosen samples, one batch a class.
  func symbols(_ chosen: [Int], _ panel: Panel, at position: (Int) -> Point) -> [Mark] {
    let run = subject.run
    let radius = Panel.symbolRadius(count: run.training.inputs.count) * panel.symbolUnit
    return run.classNames.indices.map { label in
      let look = ClassLook(label, of: run.classNames.count)
      return .symbols(
        Symbols(
          look.symbol, radius: radius, fill: panel.color(look.fill),
          stroke: panel.stroke(look.outline),
          positions: chosen.compactMap { sample in
            guard run.training.labels[sample] == label else { return nil }
            let point = position(sample)
            return point.isFinite ? point : nil
          }))
    }
  }
}
