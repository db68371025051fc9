import Formatting
import Plots
import Predictions
import Schemas

/// Where the last hidden layer sends the samples and a grid of the input plane: training bends the plane until a straight cut
/// separates the classes.
///
/// Two units are the picture's own axes. Three are seen from a camera that turns slowly. More are shown along the three
/// principal components of the last moment's activations, which stay the same over the film.
package enum HiddenSpace: Figure {
  package struct Options: Sendable, Equatable {
    /// In degrees.
    var turn = 24.0
  }

  package static let name = "hiddenSpace"
  package static let summary =
    "where the last hidden layer sends the samples and, of two inputs, a grid of the input plane"
  package static let options = Options()
  package static var fields: [Field<Options>] {
    [
      .number("turn", \.turn, in: 0...180).documented(
        """
        How far the camera turns about a space of three dimensions over the film, in degrees: half of it to each side, and \
        back to where it began, so that the film has no jump when it starts again. 0 stands still, which makes smaller films.
        """)
    ]
  }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if facts.classCount < 1 { throw .needsClasses(name) }
    guard let width = facts.hiddenWidths.last else { throw .needsHiddenLayer(name) }
    if width < 2 { throw .needsWiderLayer(name, width) }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let basis = try HiddenBasis(subject)
    let plane = run.featureNames.count == 2 ? try Plane(PlaneSpec(), of: run) : nil
    let scene = try HiddenScene(subject, basis, plane: plane)
    let predictor = try run.lastPredictor()
    let guides =
      Guide.classes(run.classNames)
      + (plane == nil ? [] : [Guide("input grid", .line(HiddenScene.meshPen))])
      + (scene.hasCut
        ? [
          Guide(
            basis.hasOutputPlane
              ? "output \(predictor.boundaryEquation)"
              : run.classNames.count > 2 ? "boundary" : "boundary \(predictor.boundaryEquation)",
            .line(HiddenScene.cutPen))
        ] : [])
    let isFlat = basis.dimensions == 2
    return .plot(
      Plot(
        title: plane == nil
          ? "What the hidden layer makes of the samples"
          : "What the hidden layer makes of the plane",
        subtitle: .fixed(subtitle(predictor.hiddenWidth, basis, run)),
        space: isFlat
          ? .plane(x: "hidden.x", y: "hidden.y", equalUnits: true) : .free(aspect: nil),
        scales: isFlat
          ? [
            ScaleSpec("hidden.x", .linear, label: basis.names[0], margin: 0.06),
            ScaleSpec("hidden.y", .linear, label: basis.names[1], margin: 0.06),
          ] : [],
        geoms: isFlat
          ? [HiddenPlane(scene: scene, x: "hidden.x", y: "hidden.y")]
          : [HiddenCube(scene: scene, sway: options.turn / 2)],
        guides: guides,
        altText: "The samples in the space of the last hidden layer, epoch by epoch"))
  }

  private static func subtitle(_ units: Int, _ basis: HiddenBasis, _ run: Run) -> String {
    if let share = basis.varianceShare {
      return "\(units) units along the three directions in which they spread most: "
        + "\(Numerals.percent(min(share, 1))) of the variance"
    }
    return run.classNames.count > 2 || !basis.hasOutputPlane
      ? "\(units) units; all that the output layer sees of a sample"
      : "\(units) units; the output neuron sees only this space and cuts it once"
  }
}
