import Config
import Numerics

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
    /// Of each output, which tap of its window is the largest.
    var kept: MemorySize { MemorySize(rows: output.product) }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let stride = pass.stride
      forEachWindow { place, input, rows, columns, y, x in
        let (z, kept) = (pass.z.row(place), pass.keptRow(place))
        var isFirst = true
        for row in rows {
          for column in columns {
            let from = pass.x.row(input + windows.position(y, x, row: row, column: column))
            let tap = Scalar(row * windows.kernel.width + column)
            if isFirst {
              for s in 0..<stride { z[s] = from[s] }
              if let kept { for s in 0..<stride { kept[s] = tap } }
              isFirst = false
              continue
            }
            // The first of equals; the last NaN, as in PyTorch.
            if let kept {
              for s in 0..<stride where from[s] > z[s] || from[s] != from[s] { kept[s] = tap }
            }
            for s in 0..<stride where from[s] > z[s] || from[s] != from[s] { z[s] = from[s] }
          }
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
      for i in 0..<below.count { below.base[i] = 0 }
      forEachWindow { place, input, rows, columns, y, x in
        guard let kept = pass.keptRow(place) else { return }
        let up = pass.delta.row(place)
        for row in rows {
          for column in columns {
            let to = below.row(input + windows.position(y, x, row: row, column: column))
            let tap = Scalar(row * windows.kernel.width + column)
            for s in 0..<stride { to[s] += kept[s] == tap ? up[s] : 0 }
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
