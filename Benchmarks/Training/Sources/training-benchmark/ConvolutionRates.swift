import Kernels
import Numerics

/// How fast the kernels of convolutions are on one thread, without a network around them.
struct ConvolutionRates {
  let channels, outputs, size, samples: Int

  /// The layers of three small networks for digits, MNIST and CIFAR, and some of their kind; 3 × 3, with a border of one.
  static let all = [
    ConvolutionRates(channels: 1, outputs: 16, size: 8, samples: 64),
    ConvolutionRates(channels: 16, outputs: 32, size: 4, samples: 64),
    ConvolutionRates(channels: 1, outputs: 32, size: 28, samples: 64),
    ConvolutionRates(channels: 32, outputs: 64, size: 14, samples: 64),
    ConvolutionRates(channels: 32, outputs: 64, size: 14, samples: 16),
    ConvolutionRates(channels: 32, outputs: 64, size: 14, samples: 1),
    ConvolutionRates(channels: 3, outputs: 32, size: 32, samples: 128),
    ConvolutionRates(channels: 32, outputs: 64, size: 16, samples: 128),
    ConvolutionRates(channels: 32, outputs: 64, size: 16, samples: 1),
    ConvolutionRates(channels: 64, outputs: 64, size: 8, samples: 64),
  ]

  struct NoFit: Error {}

  /// Prints a line of JSON a direction: 10⁹ multiplications and additions a second, also those in the border that are left out.
  func report(repetitions: Int) throws {
    guard let axis = ConvolutionAxis(input: size, kernel: 3, before: 1, after: 1),
      let shape = ConvolutionShape(channels: channels, outputs: outputs, rows: axis, columns: axis)
    else { throw NoFit() }
    let convolution = Convolution(shape)
    var random = RandomState(seed: 1)
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.uniform()) - 0.5 } }
    // Kernels may read 15 numbers behind the end.
    var x = numbers(channels * size * size * samples + 16)
    var z = numbers(outputs * size * size * samples + 16)
    var (w, bias) = (numbers(shape.weightCount), numbers(outputs))
    let operations = 2 * Double(shape.weightCount * size * size * samples)
    func rates(_ direction: String, _ body: () -> Void) {
      body()
      let times = max(1, Int(2e8 / operations))
      let values = (0..<repetitions).map { _ in
        let time = ContinuousClock().measure { for _ in 0..<times { body() } }
        let seconds =
          Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        return operations * Double(times) / seconds * 1e-9
      }
      let name = "convolution.\(channels)_\(outputs)_\(size)x\(size)_batch_\(samples).\(direction)"
      print("{\"name\": \"\(name)\", \"unit\": \"GFLOP_per_s\", \"values\": \(values)}")
    }
    var u = numbers(max(convolution.forward.weightCount, convolution.inputGradient.weightCount))
    func compute(
      _ pass: ConvolutionPass, bias: [Float]?, _ x: [Float], into z: inout [Float]
    ) {
      pass.transform(0..<pass.weightPieces(stride: samples), w, into: &u)
      pass.compute(
        0..<pass.pieces(stride: samples), w, transformed: u, bias: bias, x, into: &z,
        stride: samples)
    }
    rates("forward") { compute(convolution.forward, bias: bias, x, into: &z) }
    rates("input_gradient") { compute(convolution.inputGradient, bias: nil, z, into: &x) }
    let gradient = convolution.weightGradient
    var sums = numbers(gradient.sumCount)
    rates("weight_gradient") {
      gradient.compute(
        0..<gradient.pieces(stride: samples), z, x, into: &w, bias: &bias, sums: &sums,
        stride: samples)
      gradient.finish(
        0..<gradient.finishingPieces(stride: samples), sums, into: &w, bias: &bias)
    }
  }
}
