import Learning
import Numerics
import Plots

/// The nodes of a plane at which networks are evaluated, in a panel of a size.
package struct PlaneLattice: Sendable {
  package let plane: Plane
  package let grid: Grid
  /// What the network takes at the nodes, [inputs, nodes]; `nil` where that would be large, and is made in pieces.
  private let inputs: Matrix<Float>?

  /// So many numbers are held.
  private static let mostNumbers = 1_000_000
  private static let piece = 4096

  package init(_ plane: Plane, _ grid: Grid, _ predictor: Predictor) {
    self.plane = plane
    self.grid = grid
    let isSmall =
      grid.count * max(predictor.network.inputCount, plane.origin.count) <= Self.mostNumbers
    inputs = isSmall ? Self.inputs(plane, grid, 0..<grid.count, predictor) : nil
  }

  /// Calls `body` with what the network takes at some nodes after the other, [inputs, nodes].
  package func forEachPiece(_ predictor: Predictor, _ body: (Matrix<Float>, Range<Int>) -> Void) {
    if let inputs { return body(inputs, 0..<grid.count) }
    for start in stride(from: 0, to: grid.count, by: Self.piece) {
      let nodes = start..<min(start + Self.piece, grid.count)
      body(Self.inputs(plane, grid, nodes, predictor), nodes)
    }
  }

  private static func inputs(
    _ plane: Plane, _ grid: Grid, _ nodes: Range<Int>, _ predictor: Predictor
  ) -> Matrix<Float> {
    let count = plane.origin.count
    var samples = Matrix<Double>(rows: nodes.count, columns: count)
    samples.elements.withUnsafeMutableBufferPointer { samples in
      for node in nodes {
        let x = grid.x(Double(node % grid.columns))
        let y = grid.y(Double(node / grid.columns))
        let row = (node - nodes.lowerBound) * count
        for k in 0..<count {
          samples[row + k] = plane.origin[k] + x * plane.u[k] + y * plane.v[k]
        }
      }
    }
    return predictor.transform.apply(samples).converted().transposed
  }

  /// A classifier all over the plane.
  package func classes(of predictor: Predictor) -> ClassField {
    var field = ClassField(grid: grid, outputs: predictor.network.outputCount)
    forEachPiece(predictor) { inputs, nodes in
      field.fill(nodes, with: predictor.network.outputs(inputs), predictor)
    }
    return field
  }

  /// What is predicted at the nodes, in the units of the targets.
  package func values(of predictor: Predictor) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(grid.count)
    forEachPiece(predictor) { inputs, _ in values += predictor.values(inputs: inputs) }
    return values
  }
}
