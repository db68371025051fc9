import Glibc
import Graphics
import Learning
import Numerics
import Plots

extension Moment {
  struct Neuron: Sendable {
    let weights: (Double, Double)
    let bias: Double
  }
  struct Vote {
    let label: Int
    let probability: Double
  }
  var neurons: [Neuron] {
    zip(network.W1, network.b1).map { Neuron(weights: ($0[0], $0[1]), bias: $1) }
  }
  func nodes(_ grid: Grid) -> [[Double]] {
    (0..<grid.rows).flatMap { r in
      (0..<grid.columns).map { [grid.x(Double($0)), grid.y(Double(r))] }
    }
  }
  func margins(on grid: Grid) -> [ScalarField] {
    [ScalarField(grid: grid, values: network.logit(nodes(grid)))]
  }
  func probabilities(on grid: Grid) -> [ScalarField] {
    let p = network.logit(nodes(grid)).map { 1 / (1 + exp(-$0)) }
    return [ScalarField(grid: grid, values: p.map { 1 - $0 }), ScalarField(grid: grid, values: p)]
  }
  func predictions(_ rows: [[Double]]) -> [Int] { network.logit(rows).map { $0 > 0 ? 1 : 0 } }
  func votes(_ rows: [[Double]]) -> [Vote] {
    network.logit(rows).map {
      let p = 1 / (1 + exp(-$0))
      return Vote(label: p > 0.5 ? 1 : 0, probability: max(p, 1 - p))
    }
  }
  func firstActivations(_ rows: [[Double]]) -> [[Double]] { network.hidden(rows) }
  func lastActivations(_ rows: [[Double]]) -> [[Double]] { network.hidden(rows) }
  var hiddenWidths: [Int] { [network.W1.count] }
  var hiddenWidth: Int { network.W1.count }
  var hiddenRange: ClosedRange<Double>? { -1...1 }
  var outputPlane: (normal: [Double], offset: Double)? { (network.W2[0], network.b2[0]) }
}
