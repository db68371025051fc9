import Numerics
import Schemas

/// [channels, height, width] as [features], channel by channel and row by row; it costs nothing.
struct Flatten: LayerOptions {
  static let name = "flatten"
  static let role = LayerRole.identity
  static let summary =
    """
    [channels, height, width] as [features], channel by channel and row by row, as dense layers take them. PyTorch's and \
    Keras's `Flatten`, channels first.
    """

  var function: String? { nil }

  static var fields: [Field<Flatten>] { [] }

  func layer(
    after input: [Int], _ parameters: inout ParameterPlan
  ) throws(LayerError) -> any LayerBody { Body(output: [input.product]) }

  struct Body: LayerBody {
    let output: [Int]

    var isIdentity: Bool { true }

    func forward<Scalar: Real>(_ pass: LayerPass<Scalar>) {}

    func backward<Scalar: Real>(
      _ pass: LayerPass<Scalar>, into gradients: UnsafeMutablePointer<Scalar>
    ) {}

    func fold<Scalar: Real>(_ values: [Scalar], into stack: inout DenseStack<Scalar>) -> Bool {
      true
    }
  }
}

extension LayerSpec {
  public static var flatten: LayerSpec { LayerSpec(Flatten()) }
}
