import Foundation
import Learning
import Numerics
import TestSupport
import Testing

@testable import Figures
@testable import Predictions

/// Slopes, saliency and Grad-CAM against PyTorch's autograd.
struct AttributionTests {
  private struct Case: Decodable {
    struct Parameter: Decodable {
      let shape: [Int]
      let values: [Double]
    }
    struct Layer: Decodable {
      let shape: [Int]
      let slopes, cam: [[Double]]
    }
    let shape, labels: [Int]
    let inputs, slopes, saliency: [[Double]]
    let logits: [Double]
    let parameters: [String: Parameter]
    let layers: [String: Layer]
  }

  private static let networks: [String: [LayerSpec]] = [
    "classes": [
      .conv2d(4, padding: 1, .relu), .maxPool(),
      .residual([.conv2d(4, padding: 1, .relu), .conv2d(4, padding: 1)], .relu),
      .batchNormalization(.relu), .flatten, .dropout(rate: 0.5), .dense(5, .tanh),
      .dense(3, .softmax),
    ],
    "binary": [.conv2d(2, .tanh), .averagePool(), .flatten, .dense(1, .sigmoid)],
  ]

  private func load(_ name: String) throws -> Case {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/attribution.json")
    let cases = try JSONDecoder().decode([String: Case].self, from: Data(contentsOf: url))
    return try #require(cases[name])
  }

  /// The reference has no dropout, whose place moves the names of what comes after it.
  private func network<Scalar: Real>(_ name: String, _ example: Case) throws -> Network<Scalar> {
    var network = try Network<Scalar>(try #require(Self.networks[name]), input: example.shape)
    for (key, parameter) in example.parameters {
      var parts = key.split(separator: ".").map(String.init)
      if name == "classes", let index = Int(parts[1]), index > 4 { parts[1] = "\(index + 1)" }
      try network.restore(
        NamedArray(
          parts.joined(separator: "."), shape: parameter.shape,
          values: parameter.values.map { Scalar($0) }))
    }
    return network
  }

  private func matrix<Scalar: Real>(_ rows: [[Double]]) -> Matrix<Scalar> {
    Matrix(rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 }).transposed
      .converted()
  }

  private func largestError<Scalar: Real>(_ a: Matrix<Scalar>, _ b: [[Double]]) -> Double {
    let b: Matrix<Double> = matrix(b)
    guard a.rows == b.rows, a.columns == b.columns else { return .infinity }
    return zip(a.elements, b.elements).map { abs(Double($0) - $1) }.max() ?? .infinity
  }

  @Test(arguments: ["classes", "binary"]) func slopesAreAutograds(name: String) throws {
    let example = try load(name)
    let network: Network<Double> = try network(name, example)
    let found = network.attribution(of: matrix(example.inputs), classes: example.labels)
    #expect(zip(found.logits, example.logits).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(found.logits.count == example.logits.count)
    #expect(largestError(found.slopes, example.slopes) < 1e-12)
    #expect(largestError(found.values, example.inputs) == 0)
    for (key, layer) in example.layers {
      let index = try #require(Int(key))
      #expect(network.layers[index].outputShape == layer.shape)
      let found = network.attribution(
        of: matrix(example.inputs), classes: example.labels, layer: index)
      #expect(largestError(found.slopes, layer.slopes) < 1e-12)
    }
  }

  /// As figures have them, in single precision.
  @Test(arguments: ["classes", "binary"]) func mapsAreAutograds(name: String) throws {
    let example = try load(name)
    let predictor = Predictor(network: try network(name, example))
    let samples = Samples(inputs: example.inputs, labels: example.labels)
    let saliency = Explanations(predictor, samples, .label, layer: nil)
    #expect(saliency.classes == example.labels)
    func check(_ maps: [[Float]], _ expected: [[Double]]) {
      #expect(maps.count == expected.count)
      for (map, row) in zip(maps, expected) {
        #expect(map.count == row.count)
        #expect(zip(map, row).allSatisfy { abs(Double($0) - $1) < 1e-5 })
      }
    }
    check(saliency.maps, example.saliency)
    for (a, b) in zip(saliency.logits, example.logits) { #expect(abs(a - b) < 1e-5) }
    for (key, layer) in example.layers {
      let maps = Explanations(predictor, samples, .label, layer: Int(key))
      check(maps.maps, layer.cam)
      #expect(layer.cam.joined().contains { $0 > 0.01 })
    }
  }

  /// More samples than go through at a time.
  @Test func manySamplesAreThoseOfEach() throws {
    let example = try load("classes")
    let network: Network<Float> = try network("classes", example)
    let inputs: Matrix<Float> = matrix((0..<40).map { example.inputs[$0 % 5] })
    let found = network.attribution(of: inputs, classes: (0..<40).map { example.labels[$0 % 5] })
    #expect(found.logits.count == 40)
    for sample in 5..<40 {
      #expect(found.logits[sample] == found.logits[sample % 5])
      for unit in 0..<found.slopes.rows {
        #expect(found.slopes[unit, sample] == found.slopes[unit, sample % 5])
      }
    }
  }
}
