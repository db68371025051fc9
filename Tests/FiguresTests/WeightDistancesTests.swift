import Foundation
import Learning
import Numerics
import Testing

@testable import Figures
@testable import Plots

/// Distances of weights against NumPy's.
struct WeightDistancesTests {
  private struct Reference: Decodable {
    struct Layer: Decodable {
      let layer: String
      let absolute: [Double]
      /// `nil` where a layer began with zeros.
      let relative: [Double]?

      func distances(_ measure: WeightDistances.Measure) -> [Double]? {
        switch measure {
        case .absolute: absolute
        case .relative: relative
        }
      }
    }
    let moments: [[String: [Float]]]
    let distances: [Layer]
  }

  private static func reference() throws -> Reference {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/weight_distances.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  private static func run(_ reference: Reference) throws -> Run {
    let layers: [LayerSpec] = [
      .conv2d(2, padding: 1, .relu), .residual([.conv2d(2, padding: 1), .batchNormalization()]),
      .batchNormalization(.relu), .flatten, .dense(3, .relu, isTrainable: false),
      .dense(1, .sigmoid),
    ]
    let networks = try reference.moments.map { values in
      var network = try Network<Float>(layers, input: [1, 4, 4])
      try network.restore(
        network.parameters.map {
          NamedArray($0.name, shape: $0.shape, values: values[$0.name] ?? $0.values)
        })
      return network
    }
    let inputs = [[Double](repeating: 0, count: 16), [Double](repeating: 1, count: 16)]
    return .written(
      networks, training: Samples(inputs: inputs, labels: [0, 1]),
      featureNames: Dataset.pixelNames([1, 4, 4]))
  }

  @Test(arguments: WeightDistances.Measure.allCases)
  func areThoseOfNumPy(measure: WeightDistances.Measure) throws {
    let reference = try Self.reference()
    let plot = try FigureSpec.page(
      "weightDistances", of: Self.run(reference),
      options: FigureOptions(WeightDistances.Options(distance: measure))
    ).content.plots[0]
    #expect(plot.geoms.count == reference.distances.count)
    for (geom, layer) in zip(plot.geoms, reference.distances) {
      let points = try #require(geom as? Curve).points
      #expect(points.map(\.x) == [0, 1, 2, 3])
      guard let expected = layer.distances(measure) else {
        #expect(points.allSatisfy { $0.y.isNaN })
        continue
      }
      for (point, distance) in zip(points, expected) { #expect(abs(point.y - distance) < 1e-12) }
    }
    let largest = reference.distances.compactMap { $0.distances(measure)?.max() }.max() ?? 0
    let domain = try #require(plot.scales.first { $0.id == "weightDistance" }?.domain)
    #expect(domain.lowerBound == 0 && domain.upperBound > largest)
  }

  /// A block and a normalisation are layers as others are.
  @Test func everyLayerWithWeightsHasACurve() throws {
    let reference = try Self.reference()
    let plot = try FigureSpec.page("weightDistances", of: Self.run(reference)).content.plots[0]
    #expect(plot.guides.map(\.label) == reference.distances.map { "layer \($0.layer)" })
  }
}
