import Learning

/// The way from a figure's description to its film.
public enum Figure {
  /// - Throws: `FigureError` when the figure does not suit the run's data or network, and what a network throws that
  ///   cannot be read.
  public static func film(_ spec: FigureSpec, of run: Run) throws -> Film {
    try check(
      spec.kind, coordinateCount: run.featureNames.count, classCount: run.classNames.count,
      hiddenWidths: run.lastPredictor().hiddenWidths)
    switch spec.kind {
    case .hiddenLines: return try HiddenLines.film(run, spec)
    case .activationLines: return try ActivationLines.film(run, spec)
    case .decisionBoundary: return try DecisionBoundary.film(run, spec)
    case .hiddenSpace: return try HiddenSpace.film(run, spec)
    case .fit:
      return run.featureNames.count == 1
        ? CurveFit.film(run, spec) : try SurfaceFit.film(run, spec)
    case .learningCurves: return LearningCurves.film(run, spec)
    case .gradientNorms: return GradientNorms.film(run, spec)
    }
  }

  /// Whether a figure can be drawn of such data and such a network, known before anything is trained.
  ///
  /// - Parameters:
  ///   - coordinateCount: of the samples, before they become the network's inputs.
  ///   - classCount: 0 for regression.
  ///   - hiddenWidths: the units of each dense layer but the last.
  public static func check(
    _ kind: FigureKind, coordinateCount: Int, classCount: Int, hiddenWidths: [Int]
  ) throws(FigureError) {
    switch kind {
    case .learningCurves, .gradientNorms: return
    case .fit:
      if classCount > 0 { throw .needsNumbers(kind) }
      if !(1...2).contains(coordinateCount) { throw .needsLineOrPlane(kind, coordinateCount) }
      return
    case .decisionBoundary, .hiddenLines, .activationLines, .hiddenSpace: break
    }
    if coordinateCount != 2 { throw .needsPlane(kind, coordinateCount) }
    if classCount < 1 { throw .needsClasses(kind) }
    switch kind {
    case .decisionBoundary, .fit, .learningCurves, .gradientNorms: break
    case .hiddenLines, .activationLines:
      if hiddenWidths.isEmpty { throw .needsHiddenLayer(kind) }
    case .hiddenSpace:
      guard let width = hiddenWidths.last else { throw .needsHiddenLayer(kind) }
      if width < 2 { throw .needsWiderLayer(kind, width) }
    }
  }

  /// The figures that suit such data and such a network, as a config without `figures` gets them.
  public static func defaults(
    coordinateCount: Int, classCount: Int, hiddenWidths: [Int]
  ) -> [FigureSpec] {
    let all = [
      FigureSpec(kind: .hiddenLines, file: "hidden_layers.gif"),
      FigureSpec(kind: .activationLines, file: "activations.gif"),
      FigureSpec(kind: .decisionBoundary, file: "decision_boundary.png"),
      FigureSpec(kind: .decisionBoundary, file: "decision_boundary.gif"),
      FigureSpec(kind: .hiddenSpace, file: "hidden_space.gif"),
      FigureSpec(kind: .fit, file: "fit.png"), FigureSpec(kind: .fit, file: "fit.gif"),
    ]
    let suiting = all.filter { spec in
      (try? check(
        spec.kind, coordinateCount: coordinateCount, classCount: classCount,
        hiddenWidths: hiddenWidths))
        != nil
    }
    return suiting.isEmpty
      ? [FigureSpec(kind: .learningCurves, file: "learning_curves.gif")] : suiting
  }
}
