import Graphics
import Numerics
import Plots

/// The plane of the two inputs: the axes that fit the samples, and the network evaluated all over them.
struct InputPlane {
  let layout: FigureLayout
  let axes: Axes
  /// What a legend calls the decision boundary.
  let boundaryName: String
  /// What holds of the output where two classes meet.
  let boundaryEquation: String
  /// The nodes at which the network is evaluated for curves and shades.
  let grid: Grid
  /// What the network takes at the nodes, [inputs, nodes].
  private let nodes: Matrix<Float>

  /// Of all outputs together, at the nodes of a grid.
  private static let mostNumbers = 4e6

  /// Axes that hold all samples with a margin of an eighth; equal units unless the features' extents differ much.
  init(_ run: Run, size: Size, theme: Theme) throws {
    let predictor = try run.lastPredictor()
    layout = FigureLayout(size: size, theme: theme)
    boundaryEquation = predictor.boundaryEquation
    boundaryName =
      run.classNames.count > 2
      ? "boundary" : "boundary \(boundaryEquation)"
    let points = (run.training + run.test).points
    let x = Self.extent(points.map(\.x))
    let y = Self.extent(points.map(\.y))
    let ratio = (x.upperBound - x.lowerBound) / (y.upperBound - y.lowerBound)
    axes = Axes(
      layout, x: x, y: y, equal: (1 / 3...3).contains(ratio),
      xLabel: run.featureNames.first ?? "", yLabel: run.featureNames.dropFirst().first ?? "")
    // A node every four pixels: the curve between them is straight to a fraction of a pixel. Further apart where a large
    // picture of many classes would hold more than some million numbers.
    let numbers =
      layout.plot.width * layout.plot.height * Double(predictor.network.outputCount)
    let spacing = max(4, (numbers / Self.mostNumbers).squareRoot())
    grid = Grid(
      columns: max(2, Int(layout.plot.width / spacing)),
      rows: max(2, Int(layout.plot.height / spacing)), x: axes.x.domain, y: axes.y.domain)
    nodes = predictor.inputs(at: grid)
  }

  /// A network all over the plane.
  func field(of predictor: Predictor) -> PlaneField {
    predictor.field(on: grid, inputs: nodes)
  }

  /// What a network predicts at the nodes, in the units of the targets.
  func values(of predictor: Predictor) -> [Double] { predictor.values(inputs: nodes) }

  /// Where classes meet, as lines in pixels.
  func boundaries(in field: PlaneField) -> [[Point]] {
    field.margins.flatMap { Contour.lines(of: $0) }.map { $0.map(axes.position) }
  }

  /// The decision boundary as it is drawn in every figure.
  func boundaryMarks(in field: PlaneField, width: Double = 3) -> [Mark] {
    boundaries(in: field).map { line in
      .path(
        Path(through: line),
        stroke: Stroke(layout.theme.boundary, width: width * layout.scale, cap: .round))
    }
  }

  /// Its entry in a legend.
  var boundaryEntry: Legend.Entry {
    Legend.Entry(
      boundaryName, .line(Stroke(layout.theme.boundary, width: 3 * layout.scale)))
  }

  /// For each neuron of the first layer the lines, in pixels, on which its pre-activation is 0: straight, but for inputs
  /// that are not; none where they miss the plot.
  func neuronLines(of predictor: Predictor) -> [[[Point]]] {
    guard let lines = predictor.neuronLines else {
      return predictor.mapNeuronFields(on: grid, inputs: nodes) { field in
        Contour.lines(of: field).map { $0.map(axes.position) }
      }
    }
    return lines.map { line in
      LineClipping.segment(
        a: line.a, b: line.b, c: line.c, x: axes.x.domain, y: axes.y.domain
      ).map { [[axes.position($0), axes.position($1)]] } ?? []
    }
  }

  /// Inside the frame's line.
  var clip: Rect { layout.plot.inset(by: 1) }

  private static func extent(_ values: [Double]) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return -1...1 }
    let margin = high > low ? (high - low) / 8 : 1
    return (low - margin)...(high + margin)
  }
}
