extension FigureKind {
  /// Every kind of figure, in the order of the reference.
  public static let allCases: [FigureKind] = [
    FigureKind(HiddenLines.self), FigureKind(ActivationLines.self),
    FigureKind(DecisionBoundary.self), FigureKind(HiddenSpace.self), FigureKind(Fit.self),
    FigureKind(LearningCurves.self), FigureKind(GradientNorms.self), FigureKind(Confusions.self),
    FigureKind(Architecture.self), FigureKind(Distributions.self),
    FigureKind(LossLandscape.self), FigureKind(Dashboard.self),
  ]
}
