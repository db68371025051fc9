import Figures
import Foundation
import Learning
import Numerics
import Predictions

/// Numbers of `Reference/landscape.json`, by NumPy.
struct LandscapeReference: Decodable {
  struct Plane: Decodable {
    let origin, u, v: [Double]
    /// At the nodes.
    let losses: [Double]
  }

  let inputs: [[Double]]
  let labels, binary: [Int]
  let targets: [Double]
  /// Running statistics.
  let mean, variance: [Float]
  let nodes: [[Double]]
  /// By the network: binary, normalised, classes, numbers.
  let losses: [String: Plane]
  /// Of a 2-3-1 network.
  let path: [[Float]]
  let shares: [Double]
  let directions, coordinates: [[Double]]
  let pathLosses, planeLosses: [Double]
  let nearest: [[Double]]
  let filters: [[Double]]

  static func load() throws -> LandscapeReference {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/landscape.json")
    return try JSONDecoder().decode(LandscapeReference.self, from: Data(contentsOf: url))
  }

  static let layers: [LayerSpec] = [.dense(3, .tanh), .dense(1, .sigmoid)]

  var run: Run {
    get throws {
      Run.written(
        try path.map { try .at($0, Self.layers, inputs: 2) },
        training: Samples(inputs: inputs, labels: binary))
    }
  }
}

extension Network<Float> {
  /// A network whose parameters are given as one row in the order of PyTorch's `state_dict`, without running statistics.
  static func at(_ point: [Float], _ layers: [LayerSpec], inputs: Int) throws -> Network<Float> {
    var network = try Network<Float>(layers, inputCount: inputs)
    var next = 0
    for slot in network.slots where slot.role != .statistic {
      network.fill(slot, from: 0, with: Array(point[next..<(next + slot.range.count)]))
      next += slot.range.count
    }
    return network
  }

  mutating func setStatistics(mean: [Float], variance: [Float]) {
    for slot in slots where slot.role == .statistic {
      fill(slot, from: 0, with: slot.name.hasSuffix("running_mean") ? mean : variance)
    }
  }
}
