import Numerics
import Schemas

/// The mean of each window of an image, as PyTorch's `AvgPool2d`.
struct AveragePool: LayerOptions {
  static let name = "averagePool"
  static let shortName = "average pool"
  static let role = LayerRole.pooling
  static let summary =
    """
    The mean of each window of [channels, height, width], channel by channel. PyTorch's `AvgPool2d`, Keras's \
    `AveragePooling2D`.
    """

  var pooling = Pooling()
  /// Whether the zeros of the padding count.
  var countsPadding = true

  var detail: String { pooling.detail }
  var function: String? { "averagePool \(pooling), countPadding \(countsPadding)" }

  static var fields: [Field<AveragePool>] {
    Pooling.fields(\.pooling) + [
      .boolean("countPadding", \.countsPadding)
        .documented(
          """
          Whether the zeros of the padding count in the mean; PyTorch's `count_include_pad`. Rows and columns beyond the \
          padding, which `ceilMode` lets a window reach, never count. Default `true`.
          """)
    ]
  }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    Body(
      channels: input[0], windows: try pooling.windows(input), countsPadding: countsPadding)
  }

  struct Body: LayerBody {
    let channels: Int
    let windows: ImageWindows
    let countsPadding: Bool

    var output: [Int] { [channels, windows.output.height, windows.output.width] }

    /// About how many multiplications take as long.
    private func operations(_ stride: Int) -> Int { 16 * channels * windows.positions * stride }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      pass.threads.share(channels, operations: operations(pass.stride)) { channels in
        forEachWindow(channels) { place, count, inputs in
          let z = pass.z.row(place)
          for s in 0..<pass.stride { z[s] = 0 }
          inputs { input in
            let from = pass.x.row(input)
            for s in 0..<pass.stride { z[s] += from[s] }
          }
          let count = Scalar(count)
          for s in 0..<pass.stride { z[s] /= count }
        }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      guard let below = pass.below else { return }
      pass.threads.share(channels, operations: 2 * operations(pass.stride)) { channels in
        let first = below.row(channels.lowerBound * windows.positions)
        for i in 0..<(channels.count * windows.positions * pass.stride) { first[i] = 0 }
        forEachWindow(channels) { place, count, inputs in
          let (up, count) = (pass.delta.row(place), Scalar(count))
          inputs { input in
            let to = below.row(input)
            for s in 0..<pass.stride { to[s] += up[s] / count }
          }
        }
      }
    }

    /// Calls `body` with an output's row, how many numbers its mean is of, and a loop over the rows of the image in its
    /// window.
    @inline(__always)
    private func forEachWindow(
      _ channels: Range<Int>,
      _ body: (_ place: Int, _ count: Int, _ inputs: ((_ input: Int) -> Void) -> Void) -> Void
    ) {
      let (kernel, padding, image) = (windows.kernel, windows.padding, windows.image)
      for channel in channels {
        for y in 0..<windows.output.height {
          let rows = windows.rows(y)
          let top = y * windows.stride.height - padding.height
          let height = min(top + kernel.height, image.height + padding.height) - top
          for x in 0..<windows.output.width {
            let columns = windows.columns(x)
            let left = x * windows.stride.width - padding.width
            let width = min(left + kernel.width, image.width + padding.width) - left
            body(
              channel * windows.outputs + y * windows.output.width + x,
              countsPadding ? height * width : rows.count * columns.count
            ) { take in
              for row in rows {
                for column in columns {
                  take(
                    channel * windows.positions
                      + windows.position(y, x, row: row, column: column))
                }
              }
            }
          }
        }
      }
    }
  }
}

extension LayerSpec {
  /// - Parameter stride: `nil` for the kernel's size.
  public static func averagePool(
    _ kernel: Int = 2, stride: Int? = nil, padding: Int = 0, roundsUp: Bool = false,
    countsPadding: Bool = true
  ) -> LayerSpec {
    LayerSpec(
      AveragePool(
        pooling: Pooling(kernel, stride: stride, padding, roundsUp), countsPadding: countsPadding))
  }
}
