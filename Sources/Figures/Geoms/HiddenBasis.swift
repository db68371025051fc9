import Graphics
import Numerics
import Plots
import Predictions

/// Activations of the last hidden layer, as the output layer takes them, as points of a space of two or three dimensions that
/// is the same over the film.
struct HiddenBasis: Sendable {
  /// 2 or 3.
  let dimensions: Int
  /// One name an axis.
  let names: [String]
  /// The range of every axis over the whole film; all have the same length.
  let bounds: [ClosedRange<Double>]
  /// The share of the variance of all units that the axes hold; `nil` where they are the units.
  let varianceShare: Double?
  /// Whether the output neuron's boundary is a line or plane in this space (it is not after a projection).
  let hasOutputPlane: Bool
  private let projection: PrincipalComponents?

  /// So many activations tell the directions in which they spread; of more, samples at even distances are taken.
  private static let mostActivations = 4_000_000

  init(_ subject: Subject) throws {
    let run = subject.run
    let predictor = try run.lastPredictor()
    let width = predictor.hiddenWidth
    dimensions = min(max(width, 2), 3)
    hasOutputPlane = width <= 3 && run.classNames.count <= 2 && predictor.outputPlane != nil
    let inputs = run.training.inputs
    if width > 3 {
      let points = predictor.features(inputs, mostNumbers: Self.mostActivations)
      let components = PrincipalComponents(of: points, count: 3)
      let total = points.totalVariance
      varianceShare = total > 0 ? components.variances.reduce(0, +) / total : 1
      projection = components
      names = (1...3).map { "component \($0)" }
    } else {
      projection = nil
      varianceShare = nil
      let kind = predictor.hiddenQuantity
      names = (1...dimensions).map { "\(kind) \($0)" }
    }
    if projection == nil, let range = predictor.hiddenRange {
      bounds = Array(repeating: range, count: dimensions)
      return
    }
    let (projection, dimensions) = (self.projection, self.dimensions)
    let extents = try subject.survey.map(subject.distinct) { frame in
      let points = try subject.predictor(frame).lastActivations(of: inputs, along: projection)
      return (0..<dimensions).map { axis in Extent(points.lazy.map { $0[axis] }) }
    }
    bounds = Self.cube(
      (0..<dimensions).map { axis in
        extents.reduce(into: Extent()) { $0.add($1[axis]) }
      })
  }

  /// Ranges of one length around those of the data, with a margin.
  private static func cube(_ extents: [Extent]) -> [ClosedRange<Double>] {
    let span = extents.map { $0.isEmpty ? 0 : $0.high - $0.low }.max() ?? 0
    guard span.isFinite, span > 0 else {
      return extents.map { $0.isEmpty ? -1...1 : ($0.low - 1)...($0.low + 1) }
    }
    return extents.map { extent in
      let middle = extent.isEmpty ? 0 : (extent.low + extent.high) / 2
      return (middle - span * 0.55)...(middle + span * 0.55)
    }
  }

  /// Activations in this space; missing coordinates are 0.
  func coordinates(of inputs: SampleRows, at predictor: Predictor) -> [SIMD3<Double>] {
    predictor.lastActivations(of: inputs, along: projection)
  }

  /// The output neuron's boundary normal · h + offset = 0 at a moment; `nil` where it is none in this space.
  func outputPlane(of predictor: Predictor) -> (normal: SIMD3<Double>, offset: Double)? {
    guard hasOutputPlane, let output = predictor.outputPlane else { return nil }
    var normal = SIMD3<Double>()
    for (axis, value) in output.normal.prefix(3).enumerated() { normal[axis] = value }
    return (normal, output.offset)
  }
}
