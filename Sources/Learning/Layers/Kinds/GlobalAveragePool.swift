import Numerics
import Schemas

/// The mean of each channel of an image: [channels, height, width] becomes [channels].
struct GlobalAveragePool: LayerOptions {
  static let name = "globalAveragePool"
  static let shortName = "global mean"
  static let role = LayerRole.pooling
  static let summary =
    """
    The mean of each channel: [channels, height, width] becomes [channels]. PyTorch's `AdaptiveAvgPool2d(1)` and `Flatten`, \
    Keras's `GlobalAveragePooling2D`.
    """

  static var fields: [Field<GlobalAveragePool>] { [] }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody {
    guard input.count == 3 else { throw .needsImage(input) }
    return Body(channels: input[0], positions: input[1] * input[2])
  }

  struct Body: LayerBody {
    let channels, positions: Int

    var output: [Int] { [channels] }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {
      let count = Scalar(positions)
      for channel in 0..<channels {
        let z = pass.z.row(channel)
        for s in 0..<pass.stride { z[s] = 0 }
        for row in (channel * positions)..<((channel + 1) * positions) {
          let from = pass.x.row(row)
          for s in 0..<pass.stride { z[s] += from[s] }
        }
        for s in 0..<pass.stride { z[s] /= count }
      }
    }

    @_specialize(where Scalar == Float)
    @_specialize(where Scalar == Double)
    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {
      guard let below = pass.below else { return }
      let count = Scalar(positions)
      for channel in 0..<channels {
        let up = pass.delta.row(channel)
        for row in (channel * positions)..<((channel + 1) * positions) {
          let to = below.row(row)
          for s in 0..<pass.stride { to[s] = up[s] / count }
        }
      }
    }
  }
}

extension LayerSpec {
  public static var globalAveragePool: LayerSpec { LayerSpec(GlobalAveragePool()) }
}
