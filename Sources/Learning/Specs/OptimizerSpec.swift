/// An optimiser: the options of some kind, and the numbers that every kind has.
public struct OptimizerSpec: Sendable, Equatable {
  /// Held by reference, so that whatever holds a spec stays cheap to read.
  private var holder: Holder
  /// η, above 0, at most 1000.
  public var learningRate: Double
  /// λ of decoupled weight decay: every parameter shrinks by η λ a step before it moves, whatever its gradient; 0...10.
  public var weightDecay: Double

  public static let learningRates = 1e-12...1000.0
  public static let rates = 0.0...0.999_999
  public static let epsilons = 0.0...1.0
  public static let weightDecays = 0.0...10.0

  /// - Parameters: `nil` for the defaults of the kind.
  package init(
    _ options: any OptimizerOptions, learningRate: Double? = nil, weightDecay: Double? = nil
  ) {
    holder = Holder(options)
    self.learningRate = learningRate ?? type(of: options).defaultLearningRate
    self.weightDecay = weightDecay ?? type(of: options).defaultWeightDecay
  }

  /// A kind with its own options as they are by default.
  ///
  /// - Parameters: `nil` for the defaults of the kind.
  public init(
    kind: OptimizerKind = .gradientDescent, learningRate: Double? = nil,
    weightDecay: Double? = nil
  ) {
    self.init(kind.type.init(), learningRate: learningRate, weightDecay: weightDecay)
  }

  package var options: any OptimizerOptions {
    get { holder.options }
    set { holder = Holder(newValue) }
  }

  private final class Holder: Sendable {
    let options: any OptimizerOptions

    init(_ options: any OptimizerOptions) { self.options = options }
  }

  public var kind: OptimizerKind { OptimizerKind(type(of: options)) }

  public static func == (a: OptimizerSpec, b: OptimizerSpec) -> Bool {
    a.options.isEqual(b.options) && a.learningRate == b.learningRate
      && a.weightDecay == b.weightDecay
  }
}
