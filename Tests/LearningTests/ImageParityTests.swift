import Numerics
import Testing

@testable import Learning

/// Convolution, pooling and a small network of images against PyTorch in float64.
struct ImageParityTests {
  private struct Parity: Decodable {
    struct Convolution: Decodable {
      let stride, padding: Int
      let x, w, upstream, y, dx, dw: Images
      let b, db: [Double]
    }
    struct Pool: Decodable {
      let kernel, stride: Int
      let x, upstream, y, dx: Images
    }
    struct CNN: Decodable {
      let x, w1, conv, dw1: Images
      let target, w2, flat, logits, dw2: [[Double]]
      let b1, b2, db1, db2: [Double]
      let loss: Double
    }
    struct Spatial: Decodable {
      let conv2d: [Convolution]
      let maxpool, avgpool: [Pool]
      let cnn: CNN
    }
    let spatial: Spatial
  }

  private func spatial() throws -> Parity.Spatial {
    try References.load("parity", as: Parity.self).spatial
  }

  private func flat(_ images: Images) -> [Double] {
    images.flatMap { $0.flatMap { $0.flatMap { $0 } } }
  }

  @Test func convolutions() throws {
    let cases = try spatial().conv2d
    #expect(cases.count == 4)
    for example in cases {
      var layer = try SingleLayer(
        .conv2d(
          example.w.count, kernel: example.w[0][0].count, stride: example.stride,
          padding: example.padding), input: .shape(of: example.x), samples: example.x.count)
      try layer.network.restore(
        NamedArray(
          "layers.0.weight", shape: [example.w.count] + .shape(of: example.w),
          values: flat(example.w)))
      try layer.network.restore(
        NamedArray("layers.0.bias", shape: [example.b.count], values: example.b))
      let result = layer.run(Matrix(example.x), upstream: Matrix(example.upstream))
      #expect(layer.network.layers[0].outputShape == .shape(of: example.y))
      #expect(relativeError(result.z.elements, Matrix(example.y).elements) < 1e-12)
      #expect(relativeError(result.dx.elements, Matrix(example.dx).elements) < 1e-12)
      #expect(relativeError(result.gradients["layers.0.weight"] ?? [], flat(example.dw)) < 1e-12)
      #expect(relativeError(result.gradients["layers.0.bias"] ?? [], example.db) < 1e-12)
    }
  }

  @Test func poolings() throws {
    let spatial = try spatial()
    #expect(spatial.maxpool.count == 4 && spatial.avgpool.count == 3)
    let cases =
      spatial.maxpool.map { ($0, LayerSpec.maxPool($0.kernel, stride: $0.stride)) }
      + spatial.avgpool.map { ($0, LayerSpec.averagePool($0.kernel, stride: $0.stride)) }
    for (example, spec) in cases {
      var layer = try SingleLayer(spec, input: .shape(of: example.x), samples: example.x.count)
      let result = layer.run(Matrix(example.x), upstream: Matrix(example.upstream))
      #expect(relativeError(result.z.elements, Matrix(example.y).elements) < 1e-12)
      #expect(relativeError(result.dx.elements, Matrix(example.dx).elements) < 1e-12)
    }
  }

  @Test func network() throws {
    let example = try spatial().cnn
    var network = try Network<Double>(
      [.conv2d(2, padding: 1, .relu), .maxPool(), .flatten, .dense(3, .softmax)],
      input: .shape(of: example.x))
    #expect(
      network.slots.map(\.name)
        == ["layers.0.weight", "layers.0.bias", "layers.3.weight", "layers.3.bias"])
    let w2 = NetworkParityTests.matrix(example.w2).transposed
    for (name, shape, values) in [
      ("layers.0.weight", [2, 1, 3, 3], flat(example.w1)), ("layers.0.bias", [2], example.b1),
      ("layers.3.weight", [3, 18], w2.elements), ("layers.3.bias", [3], example.b2),
    ] {
      try network.restore(NamedArray(name, shape: shape, values: values))
    }
    let x = Matrix(example.x)
    let traces = network.forward(x)
    #expect(relativeError(traces[0].z.elements, Matrix(example.conv).elements) < 1e-12)
    let logits = NetworkParityTests.matrix(example.logits).transposed
    #expect(
      relativeError(
        traces[2].a.elements, NetworkParityTests.matrix(example.flat).transposed.elements) < 1e-12)
    #expect(relativeError(traces[3].z.elements, logits.elements) < 1e-12)
    #expect(network.predict(x) == traces[3].a)
    let found = network.differentiate(
      .categoricalCrossEntropy, inputs: x,
      targets: NetworkParityTests.matrix(example.target).transposed)
    #expect(agree(found.loss, example.loss, within: 1e-12))
    let dw2 = NetworkParityTests.matrix(example.dw2).transposed.elements
    let wanted = [flat(example.dw1), example.db1, dw2, example.db2]
    for (gradient, wanted) in zip(found.gradients, wanted) {
      #expect(relativeError(gradient.values, wanted) < 1e-12, "\(gradient.name)")
    }
  }

  /// PyTorch passes NaN on, and its gradient to where it was.
  @Test func notANumberIsTheLargest() throws {
    var layer = try SingleLayer(.maxPool(), input: [1, 2, 2], samples: 2)
    let x = Matrix<Double>(rows: 4, columns: 2, elements: [1, 5, .nan, 2, 3, 4, 2, 1])
    let result = layer.run(x, upstream: Matrix(rows: 1, columns: 2, elements: [7, 8]))
    #expect(result.z[0, 0].isNaN && result.z[0, 1] == 5)
    #expect(result.dx.elements == [0, 8, 7, 0, 0, 0, 0, 0])
  }
}
