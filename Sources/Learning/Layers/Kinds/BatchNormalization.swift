import Numerics
import Schemas

/// a = f(γ (x − μ) / √(σ² + ε) + β), over the batch in training and with running statistics at inference and when frozen
/// (S. Ioffe, C. Szegedy, ICML 2015); of images by channel, over their positions too, as PyTorch's `BatchNorm2d`.
struct BatchNormalization: LayerOptions {
  static let name = "batchNormalization"
  static let shortName = "batch norm."
  static let role = LayerRole.normalization
  static let summary =
    """
    a = f(γ (x − μ) / √(σ² + ε) + β) with mean and variance of each unit over the batch; of each channel of \
    [channels, height, width], over its positions too.
    """

  var activation = Activation(.linear)
  /// The weight of a new batch in the running statistics; 0...1.
  var momentum = 0.1
  /// 1e-12...1.
  var epsilon = 1e-5
  var isTrainable = true

  var function: String? { "batch normalisation ε \(epsilon)" }
  var mixesSamples: Bool { isTrainable }

  static var fields: [Field<BatchNormalization>] {
    Activation.fields(\.activation) + [
      .number("momentum", \.momentum, in: 0...1)
        .documented(
          """
          The weight m of a new batch in the running mean and variance: r ← (1 − m) r + m b. This is PyTorch's \
          convention, whose default of 0.1 Keras calls 0.9. The running variance takes the unbiased variance of a \
          batch (divided by n − 1), as in PyTorch; Keras takes the biased one. A step of training normalises by the \
          mean and the biased variance of its own batch, and recorded gradients by those of the whole training set; \
          everything else by the running ones. A batch must have 2 samples at least: a last batch of one goes with \
          the batch before it, where PyTorch raises an error and Keras goes on with a variance of 0.
          """),
      .epsilon(\.epsilon), .trainable(\.isTrainable),
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    let shape = [input[0]]
    return Body(
      options: self, output: input,
      scale: parameters.add("weight", shape, .scale, isTrainable: isTrainable),
      shift: parameters.add("bias", shape, .shift, isTrainable: isTrainable),
      mean: parameters.add("running_mean", shape, .statistic),
      variance: parameters.add("running_var", shape, .statistic, initial: 1))
  }

  struct Body: LayerBody {
    let options: BatchNormalization
    let output: [Int]
    /// γ, β, the running mean and the running (unbiased) variance, [channels] each.
    let scale, shift, mean, variance: Range<Int>

    var activation: Activation { options.activation }
    private var channels: Int { output[0] }
    /// The rows of a channel.
    private var positions: Int { output.product / output[0] }

    /// 1 / √(σ² + ε) of each channel, then x̂.
    var kept: MemorySize { MemorySize(rows: output.product, numbers: channels) }

    /// z = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε); x̂ and 1 / √(σ² + ε) are kept for the way back.
    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      pass.threads.share(channels, operations: 40 * output.product * pass.stride) {
        forward(pass, channels: $0)
      }
    }

    @inline(__always)
    private func forward<Scalar: Real>(_ pass: LayerPass<Scalar>, channels: Range<Int>) {
      let (x, z, values) = (pass.x, pass.z, pass.values)
      let (epsilon, positions) = (Scalar(options.epsilon), positions)
      let usesBatch = pass.usesBatchStatistics && options.isTrainable
      let kept = pass.kept
      for channel in channels {
        let first = channel * positions
        var mean = values[mean.lowerBound + channel]
        var variance = values[variance.lowerBound + channel]
        if usesBatch {
          (mean, variance) =
            pass.keptRow(first, after: self.channels).flatMap {
              wholeMoments(x, first, centered: $0)
            } ?? Self.moments(x, first, positions)
        }
        if usesBatch, let statistics = pass.training?.values {
          let count = pass.samples * positions
          move(statistics + self.mean.lowerBound + channel, to: mean)
          let unbiased = count > 1 ? variance * Scalar(count) / Scalar(count - 1) : variance
          move(statistics + self.variance.lowerBound + channel, to: unbiased)
        }
        let inverse = 1 / (variance + epsilon).squareRoot()
        kept?[channel] = inverse
        let (scale, shift) = (
          values[scale.lowerBound + channel], values[shift.lowerBound + channel]
        )
        let (from, out, count) = (x.row(first), z.row(first), positions * pass.stride)
        guard let to = pass.keptRow(first, after: self.channels) else {
          for i in 0..<count { out[i] = scale * ((from[i] - mean) * inverse) + shift }
          continue
        }
        for i in 0..<count {
          to[i] = (from[i] - mean) * inverse
          out[i] = scale * to[i] + shift
        }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      pass.threads.share(channels, operations: 40 * output.product * pass.stride) {
        backward(pass, into: gradients, channels: $0)
      }
    }

    @inline(__always)
    private func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>, channels: Range<Int>
    ) {
      guard let kept = pass.kept else { return }
      let (samples, positions) = (pass.samples, positions)
      let share = 1 / Scalar(samples * positions)
      let usesBatch = pass.usesBatchStatistics && options.isTrainable
      for channel in channels {
        let rows = (channel * positions)..<((channel + 1) * positions)
        var (scaleGradient, shiftGradient): (Scalar, Scalar) = (0, 0)
        guard let normal = pass.keptRow(rows.lowerBound, after: self.channels) else { return }
        let up = pass.delta.row(rows.lowerBound)
        if positions > 1 {
          // The padding of δ is 0.
          let count = positions * pass.stride
          Scalar.kernels.dots(
            up, rows: 1, normal, depth: 1, stride: count, samples: count, into: &scaleGradient,
            sums: &shiftGradient)
        } else {
          for s in 0..<samples {
            scaleGradient += up[s] * normal[s]
            shiftGradient += up[s]
          }
        }
        if options.isTrainable {
          gradients[scale.lowerBound + channel] = scaleGradient
          gradients[shift.lowerBound + channel] = shiftGradient
        }
        guard let below = pass.below else { continue }
        let factor = pass.values[scale.lowerBound + channel] * kept[channel]
        // Running statistics do not depend on the batch; those of the batch do.
        let (mean, slope) =
          usesBatch ? (shiftGradient * share, scaleGradient * share) : (0, 0)
        let to = below.row(rows.lowerBound)
        for i in 0..<(positions * pass.stride) {
          to[i] = factor * (up[i] - mean - normal[i] * slope)
        }
        if samples == pass.stride { continue }
        for row in rows {
          for s in samples..<pass.stride { below.row(row)[s] = 0 }
        }
      }
    }

    /// Mean and biased variance of a channel of images, summed in sixteen lanes; `nil` where rows have padding, or there are no
    /// images.
    ///
    /// - Parameter centered: becomes x − mean.
    @inline(__always)
    private func wholeMoments<Scalar: Real>(
      _ x: Panel<Scalar>, _ first: Int, centered: UnsafeMutablePointer<Scalar>
    ) -> (mean: Scalar, variance: Scalar)? {
      guard positions > 1, x.samples == x.stride else { return nil }
      let count = positions * x.stride
      let from = x.row(first)
      var (sum, squares): (Scalar, Scalar) = (0, 0)
      Scalar.kernels.dots(
        from, rows: 1, from, depth: 0, stride: count, samples: count, into: &squares, sums: &sum)
      let mean = sum / Scalar(count)
      for i in 0..<count { centered[i] = from[i] - mean }
      Scalar.kernels.dots(
        centered, rows: 1, centered, depth: 1, stride: count, samples: count, into: &squares,
        sums: &sum)
      return (mean, squares / Scalar(count))
    }

    /// Mean and biased variance of some rows, in two passes so that a large mean does not cancel the variance away.
    private static func moments<Scalar: Real>(
      _ x: Panel<Scalar>, _ first: Int, _ positions: Int
    ) -> (mean: Scalar, variance: Scalar) {
      let count = Scalar(x.samples * positions)
      var sum: Scalar = 0
      for row in first..<(first + positions) {
        let row = x.row(row)
        for s in 0..<x.samples { sum += row[s] }
      }
      let mean = sum / count
      var squares: Scalar = 0
      for row in first..<(first + positions) {
        let row = x.row(row)
        for s in 0..<x.samples { squares += (row[s] - mean) * (row[s] - mean) }
      }
      return (mean, squares / count)
    }

    private func move<Scalar: Real>(_ running: UnsafeMutablePointer<Scalar>, to value: Scalar) {
      let momentum = options.momentum
      running.pointee = Scalar(1 - momentum) * running.pointee + Scalar(momentum) * value
    }

    /// At inference it is factor · x + offset.
    func fold<Scalar: Real>(_ values: [Scalar], into stack: inout DenseStack<Scalar>) -> Bool {
      guard output.count == 1 else { return false }
      var (factors, offsets): ([Scalar], [Scalar]) = ([], [])
      for unit in 0..<channels {
        let inverse =
          1 / (values[variance.lowerBound + unit] + Scalar(options.epsilon)).squareRoot()
        let factor = values[scale.lowerBound + unit] * inverse
        factors.append(factor)
        offsets.append(
          values[shift.lowerBound + unit] - factor * values[mean.lowerBound + unit])
      }
      return stack.append(factors: factors, offsets: offsets, activation)
    }
  }
}

extension LayerSpec {
  public static func batchNormalization(
    _ activation: ActivationKind = .linear, momentum: Double = 0.1, epsilon: Double = 1e-5,
    isTrainable: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      BatchNormalization(
        activation: Activation(activation), momentum: momentum, epsilon: epsilon,
        isTrainable: isTrainable))
  }
}
