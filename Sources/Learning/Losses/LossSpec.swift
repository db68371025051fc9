/// A loss: the options of some kind, and the weights of classes.
public struct LossSpec: Sendable, Equatable {
  package var options: any LossOptions
  /// What a sample's loss is multiplied by.
  public var classWeights: ClassWeights

  package init(_ options: any LossOptions, classWeights: ClassWeights = .equal) {
    self.options = options
    self.classWeights = classWeights
  }

  /// A kind with its default options.
  public init(_ kind: LossKind, classWeights: ClassWeights = .equal) {
    self.init(kind.type.init(), classWeights: classWeights)
  }

  public static let binaryCrossEntropy = LossSpec(.binaryCrossEntropy)
  public static let categoricalCrossEntropy = LossSpec(.categoricalCrossEntropy)
  public static let meanSquaredError = LossSpec(.meanSquaredError)
  public static let meanAbsoluteError = LossSpec(.meanAbsoluteError)
  public static let huber = LossSpec(.huber)
  public static let hinge = LossSpec(.hinge)

  public var kind: LossKind { LossKind(type(of: options)) }

  /// The same loss with the weights that "balanced" means for a training set.
  public func resolved(for training: Dataset) -> LossSpec {
    var spec = self
    if case .balanced = classWeights { spec.classWeights = .each(training.balancedWeights) }
    return spec
  }

  public static func == (a: LossSpec, b: LossSpec) -> Bool {
    a.options.isEqual(b.options) && a.classWeights == b.classWeights
  }
}
