import Numerics
import Testing

@testable import Learning

/// Networks evaluated in pieces, with two layers alive, give what one pass gives that keeps every layer.
struct PieceTests {
  private func network() throws -> Network<Double> {
    var random = RandomState(seed: 3)
    var network = try Network<Double>(
      [
        .dense(7, .tanh), .batchNormalization(.relu),
        .layerNormalization(.sigmoid),
        .dropout(rate: 0.4), .dense(5, .softmax), .dense(9, .elu),
        .dropout(rate: 0.2), .dense(3, .softmax),
      ], inputCount: 2, initializer: .normal(deviation: 1),
      random: &random)
    for slot in network.slots where slot.name.contains("running") {
      network.fill(slot, from: 0, with: slot.range.map { _ in 0.3 + random.uniform() })
    }
    return network
  }

  private func inputs(_ count: Int) -> Matrix<Double> {
    var random = RandomState(seed: 8)
    return Matrix(
      rows: 2, columns: count, elements: (0..<(2 * count)).map { _ in random.gaussian() })
  }

  @Test(arguments: [1, 16, 511, 512, 513, 1100]) func outputsAndLayersAgree(count: Int) throws {
    let network = try network()
    let inputs = inputs(count)
    let traces = network.forward(inputs)
    #expect(network.outputs(inputs) == traces[traces.count - 1])
    for depth in 1...network.layers.count {
      var found = Matrix<Double>(rows: network.layers[depth - 1].units, columns: count)
      var sums = found
      network.forEachTrace(of: inputs, depth: depth) { piece, columns in
        for i in 0..<piece.a.rows {
          for s in 0..<piece.a.columns {
            found[i, columns.lowerBound + s] = piece.a[i, s]
            sums[i, columns.lowerBound + s] = piece.z[i, s]
          }
        }
      }
      #expect(found == traces[depth - 1].a, "a at depth \(depth)")
      #expect(sums == traces[depth - 1].z, "z at depth \(depth)")
    }
  }

  /// Twenty layers take the memory of two.
  @Test func memoryDoesNotGrowWithDepth() throws {
    func total(_ depth: Int) throws -> Int {
      let layers = [LayerSpec](repeating: .dense(64, .tanh), count: depth) + [.dense(1, .sigmoid)]
      let network = try Network<Float>(layers, inputCount: 2)
      return PassLayout(network.layers, keeping: .outputs(depth: layers.count)).total
        .count(stride: 512)
    }
    #expect(try total(20) == total(2))
  }
}
