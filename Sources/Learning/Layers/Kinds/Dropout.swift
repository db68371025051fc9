import Formatting
import Numerics
import Schemas

/// Inverted dropout (N. Srivastava et al., JMLR 15, 2014): zero with probability `rate` and 1 / (1 − rate) times the input
/// otherwise; the input itself at inference.
struct Dropout: LayerOptions {
  static let name = "dropout"
  static let role = LayerRole.identity
  static let summary = "Leaves out units at random in training."

  /// 0..<1.
  var rate = 0.5
  /// Whether whole channels of an image are left out.
  var isSpatial = false

  var function: String? { nil }
  var detail: String { Numerals.short(rate) }

  static var fields: [Field<Dropout>] {
    [
      .number("rate", \.rate, in: 0...0.999)
        .documented(
          """
          The chance p that a unit is 0 in a step of training; the others are multiplied by 1 / (1 − p) (inverted \
          dropout, as in PyTorch and Keras), so that nothing needs scaling afterwards. Dropout is off for everything \
          that is measured, drawn or recorded: metrics, activations and gradients.
          """),
      .boolean("spatial", \.isSpatial)
        .documented(
          """
          Whether whole channels of [channels, height, width] are left out, and not single units: PyTorch's `Dropout2d`, \
          Keras's `SpatialDropout2D`. Default `false`.
          """),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    if isSpatial, input.count != 3 { throw .needsImage(input) }
    return Body(options: self, output: input)
  }

  struct Body: LayerBody {
    let options: Dropout
    let output: [Int]

    var isRandom: Bool { true }
    private var units: Int { output.product }
    /// The mask: what its inputs are multiplied by.
    var kept: MemorySize { MemorySize(rows: units) }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      guard let training = pass.training, let mask = mask(pass) else {
        return pass.z.base.update(from: pass.x.source, count: pass.x.count)
      }
      draw(mask, from: training.random)
      multiply(pass.x, by: mask, into: pass.z, pass.threads)
    }

    func mask<Scalar: Real>(_ pass: LayerPass<Scalar>) -> Panel<Scalar>? {
      pass.kept.map { pass.panel($0, rows: units) }
    }

    private func draw<Scalar: Real>(
      _ mask: Panel<Scalar>, from random: UnsafeMutablePointer<RandomState>
    ) {
      let kept = Scalar(1 / (1 - options.rate))
      // A word is below the threshold with probability `rate`.
      let threshold = UInt32(min(options.rate * 4_294_967_296, 4_294_967_295))
      let rowsOfOne = options.isSpatial ? units / output[0] : 1
      for unit in 0..<units {
        let row = mask.row(unit)
        if unit % rowsOfOne > 0 {
          row.update(from: mask.row(unit - 1), count: mask.stride)
          continue
        }
        for s in 0..<mask.samples { row[s] = random.pointee.nextWord() < threshold ? 0 : kept }
        for s in mask.samples..<mask.stride { row[s] = 0 }
      }
    }

    func multiply<Scalar: Real>(
      _ x: Panel<Scalar>, by mask: Panel<Scalar>, into result: Panel<Scalar>,
      _ threads: PassThreads
    ) {
      threads.share(numbers: result.count, operations: 8) { range in
        for i in range { result.base[i] = x.base[i] * mask.base[i] }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      guard let below = pass.below else { return }
      guard pass.training != nil, let mask = mask(pass) else {
        return below.base.update(from: pass.delta.source, count: pass.delta.count)
      }
      multiply(pass.delta, by: mask, into: below, pass.threads)
    }

    func fold<Scalar: Real>(_ values: [Scalar], into stack: inout DenseStack<Scalar>) -> Bool {
      true
    }
  }
}

extension LayerSpec {
  public static func dropout(rate: Double, isSpatial: Bool = false) -> LayerSpec {
    LayerSpec(Dropout(rate: rate, isSpatial: isSpatial))
  }
}
