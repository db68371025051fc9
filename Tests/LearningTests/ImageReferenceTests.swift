import Numerics
import Testing

@testable import Learning

/// Every option of convolution and pooling against their definitions in NumPy.
struct ImageReferenceTests {
  private struct File: Decodable {
    struct Convolution: Decodable {
      let kernel, stride, dilation: [Int]
      /// `nil` for "same".
      let padding: [Int]?
      let groups: Int
      let x, w, y: Images
      let b: [Double]
    }
    struct Pooling: Decodable {
      let kernel, stride, padding: [Int]
      let ceil, count: Bool
      let x, largest, mean: Images
    }
    let convolutions: [Convolution]
    let poolings: [Pooling]
  }

  private func file() throws -> File { try References.load("images") }

  private func size(_ numbers: [Int]) -> HeightWidth { HeightWidth(numbers[0], numbers[1]) }

  @Test func convolutions() throws {
    let cases = try file().convolutions
    #expect(cases.count == 7)
    for example in cases {
      let spec = Conv2D(
        channels: example.w.count, kernel: size(example.kernel), stride: size(example.stride),
        padding: example.padding.map { .each(size($0)) } ?? .same,
        dilation: size(example.dilation), groups: example.groups)
      var layer = try SingleLayer(
        LayerSpec(spec), input: .shape(of: example.x), samples: example.x.count)
      let weights = example.w.flatMap { $0.flatMap { $0.flatMap { $0 } } }
      try layer.network.restore(
        NamedArray(
          "layers.0.weight", shape: [example.w.count] + .shape(of: example.w), values: weights))
      try layer.network.restore(
        NamedArray("layers.0.bias", shape: [example.b.count], values: example.b))
      #expect(layer.network.layers[0].outputShape == .shape(of: example.y), "\(spec)")
      let result = layer.run(Matrix(example.x))
      #expect(relativeError(result.z.elements, Matrix(example.y).elements) < 1e-12, "\(spec)")
    }
  }

  @Test func poolings() throws {
    let cases = try file().poolings
    #expect(cases.count == 6)
    for example in cases {
      var pooling = Pooling()
      pooling.kernel = size(example.kernel)
      pooling.stride = size(example.stride)
      pooling.padding = size(example.padding)
      pooling.roundsUp = example.ceil
      for (spec, wanted) in [
        (LayerSpec(MaxPool(pooling: pooling)), example.largest),
        (LayerSpec(AveragePool(pooling: pooling, countsPadding: example.count)), example.mean),
      ] {
        var layer = try SingleLayer(spec, input: .shape(of: example.x), samples: example.x.count)
        #expect(layer.network.layers[0].outputShape == .shape(of: wanted), "\(pooling)")
        let result = layer.run(Matrix(example.x))
        #expect(relativeError(result.z.elements, Matrix(wanted).elements) < 1e-12, "\(pooling)")
      }
    }
  }

  /// The statistics of a channel are over its positions and the samples, as NumPy's `mean(axis=(0, 2, 3))`.
  @Test func batchNormalizationByChannel() throws {
    var layer = try SingleLayer(
      .batchNormalization(epsilon: 1e-12), input: [2, 1, 2], samples: 2)
    #expect(layer.network.slots.prefix(4).map(\.shape) == [[2], [2], [2], [2]])
    // Channel 0 holds 1, 2, 3, 6 with mean 3 and variance 3.5; channel 1 only 5.
    let x = Matrix<Double>(rows: 4, columns: 2, elements: [1, 2, 3, 6, 5, 5, 5, 5])
    let root = 3.5.squareRoot()
    let wanted = [-2, -1, 0, 3].map { $0 / root } + [0, 0, 0, 0]
    #expect(relativeError(layer.run(x).z.elements, wanted) < 1e-11)
  }

  @Test func wholeChannelsDropOut() throws {
    var random = RandomState(seed: 4)
    let network = try Network<Double>(
      [.dropout(rate: 0.5, isSpatial: true), .flatten, .dense(1, .linear)], input: [6, 2, 2])
    var values = network.values
    var pass = Pass(network, capacity: 20, keeping: .everything)
    let x = Matrix<Double>(rows: 24, columns: 20, elements: (0..<480).map { _ in 1 })
    values.withUnsafeMutableBufferPointer { buffer in
      pass.run(samples: 20) { run in
        run.inputs.fill(x, columns: 0..<20)
        withUnsafeMutablePointer(to: &random) { random in
          guard let values = buffer.baseAddress else { return }
          run.forward(values, mode: .training(.init(values: values, random: random)))
        }
        let a = run.a(0).matrix
        for channel in 0..<6 {
          for s in 0..<20 {
            #expect((0..<4).allSatisfy { a[channel * 4 + $0, s] == a[channel * 4, s] })
          }
        }
        #expect(Set(a.elements) == [0, 2])
      }
    }
  }
}
