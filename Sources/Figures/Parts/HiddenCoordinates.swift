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

  /// So many activations tell the directions in which they spread; of more, samples at even distances are taken.
  private static let mostActivations = 4_000_000

  init(_ run: Run, mesh: PlaneMesh) throws {
    let predictor = try run.lastPredictor()
    let width = predictor.hiddenWidth
    dimensions = min(max(width, 2), 3)
    hasOutputPlane =
      width <= 3 && run.classNames.count <= 2 && predictor.outputPlane != nil
    projection =
      width > 3
      ? Self.components(predictor, run.training.inputs, width: width) : nil
    names = (1...dimensions).map { width > 3 ? "component \($0)" : "unit \($0)" }
    bounds = []
    bounds = try limits(run, mesh)
  }

  /// The three directions in which the activations of the samples spread most.
  private static func components(
    _ predictor: Predictor, _ inputs: [[Double]], width: Int
  ) -> PrincipalComponents {
    let step = (inputs.count * width - 1) / mostActivations + 1
    let chosen = stride(from: 0, to: inputs.count, by: max(step, 1)).map { inputs[$0] }
    var points = Matrix<Double>(rows: chosen.count, columns: width)
    predictor.forEachLastActivations(chosen) { activations, samples in
      for unit in 0..<width {
        for s in 0..<samples.count {
          points[samples.lowerBound + s, unit] = Double(activations[unit, s])
        }
      }
    }
    return PrincipalComponents(of: points, count: 3)
  }

  /// Activations in this space; missing coordinates are 0.
  func coordinates(of inputs: [[Double]], at predictor: Predictor) -> [SIMD3<Double>] {
    var places = [SIMD3<Double>](repeating: SIMD3(), count: inputs.count)
    predictor.forEachLastActivations(inputs) { activations, samples in
      let projected = projection?.project(activations) ?? activations.converted()
      for axis in 0..<min(3, projected.rows) {
        for s in 0..<samples.count {
          places[samples.lowerBound + s][axis] = projected[axis, s]
        }
      }
    }
    return places
  }

  /// The output's boundary at a moment.
  func cut(of predictor: Predictor, plane: InputPlane) -> Cut {
    if hasOutputPlane, let output = predictor.outputPlane {
      var normal = SIMD3<Double>()
      for (axis, value) in output.normal.prefix(3).enumerated() { normal[axis] = value }
      return .plane(normal: normal, offset: output.offset)
    }
    return .curves(
      plane.boundaries(in: plane.field(of: predictor)).map { line in
        coordinates(
          of: line.map { [plane.axes.x.inverse($0.x), plane.axes.y.inverse($0.y)] },
          at: predictor)
      })
  }

  /// For bounded activations what they can reach; else what the film reaches, with a margin.
  private func limits(_ run: Run, _ mesh: PlaneMesh) throws -> [ClosedRange<Double>] {
    if projection == nil, let range = try run.lastPredictor().hiddenRange {
      return Array(repeating: range, count: dimensions)
    }
    var low = SIMD3<Double>(repeating: .infinity)
    var high = SIMD3<Double>(repeating: -.infinity)
    for index in run.moments.indices {
      for place in coordinates(of: run.training.inputs, at: try run.moments[index].predictor())
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
