extension FigureKind {
  /// Every kind of figure of a run, in the order of the reference.
  public static let allCases: [FigureKind] = [
    FigureKind(HiddenLines.self), FigureKind(ActivationLines.self),
    FigureKind(DecisionBoundary.self), FigureKind(HiddenSpace.self), FigureKind(Fit.self),
    FigureKind(LearningCurves.self), FigureKind(GradientNorms.self), FigureKind(Confusions.self),
    FigureKind(Architecture.self), FigureKind(Distributions.self),
    FigureKind(WeightDistances.self), FigureKind(LossLandscape.self), FigureKind(Filters.self),
    FigureKind(WeightsAsImage.self),
    FigureKind(FeatureMaps.self), FigureKind(Augmentations.self), FigureKind(PredictedSamples.self),
    FigureKind(Mistakes.self),
    FigureKind(Embedding.self), FigureKind(Saliency.self), FigureKind(GradCam.self),
    FigureKind(Dashboard.self),
  ]

  /// The kinds that show several runs in one plot.
  public static let comparisons: [FigureKind] = [
    FigureKind(Overlay.self), FigureKind(Summary.self), FigureKind(HeatMap.self),
    FigureKind(ParallelCoordinates.self),
  ]

  /// The kinds that a comparison may be of: those of all runs together, and those of a run with a panel for each.
  public static var comparable: [FigureKind] {
    comparisons + allCases.filter { $0.rawValue != Dashboard.name }
  }
}
