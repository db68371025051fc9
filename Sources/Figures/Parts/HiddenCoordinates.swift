import Graphics
import Numerics
import Plots

/// Activations of the last hidden layer as points of a space of two or three dimensions, the same over the film.
struct HiddenCoordinates {
  /// 2 or 3.
  let dimensions: Int
  /// One name an axis.
  let names: [String]
  /// The range of every axis over the whole film; all have the same length.
  private(set) var bounds: [ClosedRange<Double>]
  /// Whether the output neuron's boundary is a line or plane in this space (it is not after a projection).
  let hasOutputPlane: Bool
  private let projection: PrincipalComponents?

  /// Where the classes meet.
  enum Cut {
    /// normal · h + offset = 0.
    case plane(normal: SIMD3<Double>, offset: Double)
    /// The image of the boundary in the input plane.
    case curves([[SIMD3<Double>]])
  }

  init(_ run: Run, mesh: PlaneMesh) {
    let width = run.lastMoment.hiddenWidth
    dimensions = min(max(width, 2), 3)
    hasOutputPlane =
      width <= 3 && run.classNames.count <= 2 && run.lastMoment.outputPlane != nil
    projection =
      width > 3
      ? PrincipalComponents(of: run.lastMoment.lastActivations(run.training.inputs), count: 3)
      : nil
    names = (1...dimensions).map { width > 3 ? "component \($0)" : "unit \($0)" }
    bounds = []
    bounds = limits(run, mesh)
  }

  /// Activations in this space; missing coordinates are 0.
  func coordinates(of inputs: [[Double]], at moment: Moment) -> [SIMD3<Double>] {
    let activations = moment.lastActivations(inputs)
    return (projection?.project(activations) ?? activations).map { row in
      var place = SIMD3<Double>()
      for (axis, value) in row.prefix(3).enumerated() { place[axis] = value }
      return place
    }
  }

  /// The output's boundary at a moment.
  func cut(of moment: Moment, plane: InputPlane) -> Cut {
    if hasOutputPlane, let output = moment.outputPlane {
      var normal = SIMD3<Double>()
      for (axis, value) in output.normal.prefix(3).enumerated() { normal[axis] = value }
      return .plane(normal: normal, offset: output.offset)
    }
    return .curves(
      plane.boundaries(in: plane.field(of: moment)).map { line in
        coordinates(
          of: line.map { [plane.axes.x.inverse($0.x), plane.axes.y.inverse($0.y)] }, at: moment)
      })
  }

  /// For bounded activations what they can reach; else what the film reaches, with a margin.
  private func limits(_ run: Run, _ mesh: PlaneMesh) -> [ClosedRange<Double>] {
    if projection == nil, let range = run.lastMoment.hiddenRange {
      return Array(repeating: range, count: dimensions)
    }
    var low = SIMD3<Double>(repeating: .infinity)
    var high = SIMD3<Double>(repeating: -.infinity)
    for moment in run.moments {
      for place in coordinates(of: run.training.inputs, at: moment)
      where (place.x + place.y + place.z).isFinite {
        low = pointwiseMin(low, place)
        high = pointwiseMax(high, place)
      }
    }
    let span = (high - low).max()
    guard span.isFinite, span > 0 else { return Array(repeating: -1...1, count: dimensions) }
    return (0..<dimensions).map { axis in
      let middle = (low[axis] + high[axis]) / 2
      return (middle - span * 0.55)...(middle + span * 0.55)
    }
  }
}
