import Kernels
import Numerics
import Schemas

/// The largest number of each window of an image, as PyTorch's `MaxPool2d`.
struct MaxPool: LayerOptions {
  static let name = "maxPool"
  static let shortName = "max pool"
  static let role = LayerRole.pooling
  static let summary =
    """
    The largest number of each window of [channels, height, width], channel by channel; NaN where there is one. PyTorch's \
    `MaxPool2d`, Keras's `MaxPooling2D`.
    """

  var pooling = Pooling()

  var detail: String { pooling.detail }
  var function: String? { "maxPool \(pooling)" }

  static var fields: [Field<MaxPool>] { Pooling.fields(\.pooling) }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    Body(channels: input[0], windows: try pooling.windows(input))
  }

  struct Body: LayerBody {
    let channels: Int
    let windows: ImageWindows

    var output: [Int] { [channels, windows.output.height, windows.output.width] }
    var hasKinks: Bool { true }
    /// The largest number's slope is that of its window, so that the derivative is multiplied where there are fewer numbers.
    var derivesSource: Bool { windows.areDisjoint }
    /// Of each output, which tap of its window is the largest.
    var kept: MemorySize { MemorySize(rows: output.product) }

    /// About how many multiplications take as long.
    private func operations(_ stride: Int) -> Int { 8 * channels * windows.positions * stride }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let stride = pass.stride
      pass.threads.share(channels, operations: operations(stride)) { channels in
        let kernels = Scalar.kernels
        forEachRow(channels) { place, source, row in
          kernels.largest(
            row, pass.x.source + source * stride, into: pass.z.row(place),
            taps: pass.keptRow(place), stride: stride)
          guard let activation = pass.activation else { return }
          let z = pass.z.row(place)
          kernels.activate(activation, z, into: z, count: row.count * stride)
        }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      guard let below = pass.below else { return }
      let stride = pass.stride
      let isWritten = windows.areDisjoint && windows.coverImage
      pass.threads.share(channels, operations: 2 * operations(stride)) { channels in
        let kernels = Scalar.kernels
        let outputs = channels.lowerBound * windows.outputs
        if let activation = pass.sourceActivation {
          let z = pass.z.row(outputs)
          kernels.multiplyByDerivative(
            activation, z: z, a: z, pass.delta.row(outputs),
            count: channels.count * windows.outputs * stride)
        }
        if !isWritten {
          let first = below.row(channels.lowerBound * windows.positions)
          for i in 0..<(channels.count * windows.positions * stride) { first[i] = 0 }
        }
        forEachRow(channels) { place, source, row in
          guard let taps = pass.keptRow(place) else { return }
          kernels.spread(
            row, pass.delta.row(place), taps: taps, into: below.row(source),
            adds: !windows.areDisjoint, stride: stride)
        }
      }
    }

    /// Calls `body` with windows side by side: the row of the first output, and that of its first source.
    @inline(__always)
    private func forEachRow(
      _ channels: Range<Int>, _ body: (_ place: Int, _ source: Int, _ row: WindowRow) -> Void
    ) {
      for channel in channels {
        for y in 0..<windows.output.height {
          let rows = windows.rows(y)
          var x = 0
          while x < windows.output.width {
            let columns = windows.columns(x)
            var next = x + 1
            while next < windows.output.width, windows.columns(next) == columns { next += 1 }
            body(
              channel * windows.outputs + y * windows.output.width + x,
              channel * windows.positions
                + windows.position(y, x, row: rows.lowerBound, column: columns.lowerBound),
              WindowRow(
                rows: rows, columns: columns, width: windows.kernel.width,
                rowStep: windows.image.width, windowStep: windows.stride.width, count: next - x))
            x = next
          }
        }
      }
    }

    /// Each number of a window against the largest before it: another one of them wins where a sign changes. Two that are
    /// equal are so for every parameter, as where the image is even, and have the same slope.
    func visitKinks(
      _ pass: LayerPass<Double>, _ take: (_ distance: Double, _ kink: Kink, _ sample: Int) -> Void
    ) {
      for s in 0..<pass.samples {
        forEachWindow { place, input, rows, columns, y, x in
          var largest: Double?
          for row in rows {
            for column in columns {
              let value = pass.x.row(input + windows.position(y, x, row: row, column: column))[s]
              if let best = largest { take(value - best, .choice, s) }
              largest = max(largest ?? value, value)
            }
          }
        }
      }
    }

    /// Calls `body` with an output's row, the first row of its channel, and what its window sees.
    @inline(__always)
    private func forEachWindow(
      _ body: (
        _ place: Int, _ input: Int, _ rows: Range<Int>, _ columns: Range<Int>, _ y: Int, _ x: Int
      ) -> Void
    ) {
      for channel in 0..<channels {
        for y in 0..<windows.output.height {
          let rows = windows.rows(y)
          for x in 0..<windows.output.width {
            body(
              channel * windows.outputs + y * windows.output.width + x,
              channel * windows.positions, rows, windows.columns(x), y, x)
          }
        }
      }
    }
  }
}

extension LayerSpec {
  /// - Parameter stride: `nil` for the kernel's size.
  public static func maxPool(
    _ kernel: Int = 2, stride: Int? = nil, padding: Int = 0, roundsUp: Bool = false
  ) -> LayerSpec {
    LayerSpec(MaxPool(pooling: Pooling(kernel, stride: stride, padding, roundsUp)))
  }
}
