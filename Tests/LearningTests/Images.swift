import Numerics
import Testing

@testable import Learning

/// Pictures as references have them: [samples][channels][rows][columns].
typealias Images = [[[[Double]]]]

extension Matrix<Double> {
  /// [channels · rows · columns, samples].
  init(_ images: Images) {
    let rows = images.map { $0.flatMap { $0.flatMap { $0 } } }
    self = NetworkParityTests.matrix(rows).transposed
  }
}

extension [Int] {
  /// [channels, height, width].
  static func shape(of images: Images) -> [Int] {
    [images[0].count, images[0][0].count, images[0][0][0].count]
  }
}

extension Dataset {
  /// Normal draws of two classes in turns, the same at every call.
  static func random(_ count: Int, features: Int) -> Dataset {
    var random = RandomState(seed: 2)
    return Dataset(
      inputs: Matrix(
        rows: count, columns: features,
        elements: (0..<(features * count)).map { _ in random.gaussian() }),
      labels: (0..<count).map { $0 % 2 }, classNames: ["a", "b"],
      featureNames: (0..<features).map { "\($0)" })
  }
}

/// One layer on its own, forward and back.
struct SingleLayer {
  var network: Network<Double>
  private var pass: Pass<Double>

  /// - Parameter input: [channels, height, width].
  init(_ layer: LayerSpec, input: [Int], samples: Int) throws {
    network = try Network<Double>([layer, .flatten, .dense(1, .linear)], input: input)
    pass = Pass(network, capacity: samples, keeping: .everything)
  }

  struct Result {
    /// [units, samples].
    var z = Matrix<Double>(rows: 0, columns: 0)
    var dx = Matrix<Double>(rows: 0, columns: 0)
    /// By parameter.
    var gradients: [String: [Double]] = [:]
  }

  /// - Parameters:
  ///   - x: [inputs, samples].
  ///   - upstream: ∂loss/∂z, [units, samples]; `nil` for no way back.
  mutating func run(_ x: Matrix<Double>, upstream: Matrix<Double>? = nil) -> Result {
    let network = network
    var gradients = [Double](repeating: .nan, count: network.trainableCount)
    let columns = 0..<x.columns
    let below = Panel(
      base: UnsafeMutablePointer<Double>.allocate(capacity: x.rows * 16), rows: x.rows,
      stride: Panel<Double>.stride(samples: x.columns), samples: x.columns)
    defer { below.base.deallocate() }
    var result = Result()
    pass.run(samples: x.columns) { run in
      run.inputs.fill(x, columns: columns)
      network.values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        let pass = run.first(values, .differentiation, below: below)
        let body = network.layers[0].body
        body.forward(pass)
        result.z = pass.z.matrix
        guard let upstream else { return }
        pass.delta.fill(upstream, columns: columns)
        gradients.withUnsafeMutableBufferPointer { gradients in
          guard let gradients = gradients.baseAddress else { return }
          body.backward(pass, into: gradients)
        }
        result.dx = below.matrix
      }
    }
    for slot in network.slots where slot.name.hasPrefix("layers.0.") && slot.isTrainable {
      result.gradients[slot.name] = Array(gradients[slot.range])
    }
    return result
  }
}
