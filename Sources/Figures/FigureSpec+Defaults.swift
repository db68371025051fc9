extension FigureSpec {
  /// The figures that suit a run, as a config without `figures` gets them: each as a film, those of one moment as a picture
  /// too.
  public static func defaults(_ facts: RunFacts) -> [FigureSpec] {
    suiting(facts).flatMap { kind -> [FigureSpec] in
      let stem = fileStem(kind)
      return (kind.isDefault.picture ? [FigureSpec(kind: kind, file: stem + ".png")] : [])
        + [FigureSpec(kind: kind, file: stem + ".gif")]
    }
  }

  /// The kinds that a config without `figures` would get but for what they need, with the reason.
  public static func unsuitable(_ facts: RunFacts) -> [(kind: FigureKind, reason: FigureError)] {
    FigureKind.allCases.filter(\.isDefault.film).compactMap {
      kind -> (kind: FigureKind, reason: FigureError)? in
      do throws(FigureError) {
        try kind.check(kind.options, facts)
        return nil
      } catch {
        // Nobody misses pictures of data that are no pictures.
        if case .needsImages = error { return nil }
        return (kind, error)
      }
    }
  }

  private static func suiting(_ facts: RunFacts) -> [FigureKind] {
    FigureKind.allCases.filter { kind in
      kind.isDefault.film && (try? kind.check(kind.options, facts)) != nil
    }
  }

  /// "decision_boundary" for "decisionBoundary".
  private static func fileStem(_ kind: FigureKind) -> String {
    switch kind.rawValue {
    case HiddenLines.name: "hidden_layers"
    case ActivationLines.name: "activations"
    default:
      kind.rawValue.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
  }
}
