import Plots
import Predictions
import Schemas

/// The input plane shaded by the predicted class's probability, the curve where classes meet, and the samples with the
/// misclassified ones marked.
package enum DecisionBoundary: Figure {
  package struct Options: Sendable, Equatable {
    var plane = PlaneSpec()
  }

  package static let name = "decisionBoundary"
  package static let summary =
    "the input plane coloured by the predicted class, stronger where the network is surer"
  package static let options = Options()
  package static let isDefault = (film: true, picture: true)
  package static var fields: [Field<Options>] { [PlaneSpec.field(\.plane)] }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try PlaneSpec.check(options.plane, name, facts)
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let plane = try Plane(options.plane, of: run)
    let samples = run.training + run.test
    let points = samples.inputs.map(plane.point)
    return .plot(
      Plot(
        title: "What the network predicts",
        subtitle: .fixed(
          plane.note.isEmpty
            ? "Stronger colour: the network is surer of that class" : plane.note.capitalizedFirst),
        space: plane.space, scales: plane.scales,
        geoms: [
          ClassRegions(subject: subject, plane: plane, classCount: run.classNames.count),
          Dots(
            points, labels: samples.labels, classCount: run.classNames.count, x: plane.x,
            y: plane.y),
          BoundaryCurves(subject: subject, plane: plane),
          WrongSamples(subject: subject, samples: samples, points: points),
        ],
        guides: Guide.classes(run.classNames) + [
          WrongSamples.guide, try BoundaryCurves.guide(run),
        ],
        altText: "The decision regions of the network over \(plane.xName) and \(plane.yName)"))
  }
}

extension PlaneSpec {
  /// What a figure of a plane of classes needs.
  static func check(
    _ plane: PlaneSpec, _ name: String, _ facts: RunFacts
  ) throws(FigureError) {
    if let shape = facts.imageShape { throw .drawsNoImages(name, shape) }
    if facts.columns.count < 2 {
      throw .needsColumns(name, facts.columns.count)
    }
    if facts.classCount < 1 { throw .needsClasses(name) }
    _ = try plane.columns(among: facts.columns)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
