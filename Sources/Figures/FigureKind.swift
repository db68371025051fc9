/// The figures that can be asked for; the raw value is the config's word.
public enum FigureKind: String, Sendable, CaseIterable {
  /// Each hidden neuron's line in the input plane and the decision boundary, over the epochs.
  case hiddenLines
  /// After training: which hidden neurons fire for one sample after another.
  case activationLines
  /// The input plane coloured by predicted class and probability, over the epochs or at the last.
  case decisionBoundary
  /// Where the hidden layer sends the samples and a grid of the input plane, over the epochs.
  case hiddenSpace
  /// The function of one or two numbers that a network learns, over the epochs.
  case fit
  /// The loss on each part of the data over the epochs.
  case learningCurves
  /// How large the gradient of each layer is, over the epochs.
  case gradientNorms

  /// What a config gets that does not say how fast the film runs: slower where there is more to read in each frame.
  public var defaultFramesPerSecond: Double {
    switch self {
    case .activationLines: 4
    case .hiddenLines, .decisionBoundary, .hiddenSpace, .fit, .learningCurves, .gradientNorms: 6
    }
  }
}
