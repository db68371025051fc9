import Kernels

/// An activation with the numbers that it depends on: the options of some kind.
public struct Activation: Sendable, Equatable {
  package let options: any ActivationOptions
  /// The kernel that computes it; `nil` for softmax, which looks at all units at once.
  let elementwise: ElementwiseActivation?

  init(_ options: any ActivationOptions) {
    self.options = options
    elementwise = options.elementwise
  }

  /// - Parameter alpha: of a kind that has one; `nil` for the kind's default.
  public init(_ kind: ActivationKind, alpha: Double? = nil) {
    var options = kind.type.init()
    if let alpha, var parametric = options as? any ParametricActivation {
      parametric.alpha = alpha
      options = parametric
    }
    self.init(options)
  }

  public var kind: ActivationKind { ActivationKind(type(of: options)) }

  /// Whether it looks at all units at once, which are not to be those of an image.
  var isOfFeatures: Bool { elementwise == nil }

  public static func == (a: Activation, b: Activation) -> Bool {
    a.options.isEqual(b.options)
  }
}
