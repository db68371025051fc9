/// A layer before its shapes are known: the options of some kind.
public struct LayerSpec: Sendable, Equatable {
  package var options: any LayerOptions

  package init(_ options: any LayerOptions) { self.options = options }

  /// With the default options of a kind.
  public init(kind: LayerKind) { options = kind.type.init() }

  public var kind: LayerKind { LayerKind(type(of: options)) }
  /// f; linear for a layer that has none.
  public var activation: ActivationKind { options.activation.kind }
  /// Whether training moves the layer's parameters. A frozen batch normalisation works as at inference all the time: it
  /// normalises by its running statistics and leaves them as they are, as in Keras.
  public var isTrainable: Bool {
    get { options.isTrainable }
    set { options.isTrainable = newValue }
  }
  /// The units of a dense layer; `nil` for others.
  public var units: Int? { (options as? Dense)?.units }

  public static func == (a: LayerSpec, b: LayerSpec) -> Bool {
    a.options.isEqual(b.options)
  }
}
