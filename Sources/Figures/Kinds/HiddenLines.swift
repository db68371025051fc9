import Plots
import Predictions
import Schemas

/// Each hidden neuron's line w·x + b = 0 and the decision boundary that the network makes of them.
package enum HiddenLines: Figure {
  package struct Options: Sendable, Equatable {
    var plane = PlaneSpec()
  }

  package static let name = "hiddenLines"
  package static let summary =
    "each hidden neuron's line in the input plane and the decision boundary that the network makes of them"
  package static let options = Options()
  package static var fields: [Field<Options>] { [PlaneSpec.field(\.plane)] }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    try PlaneSpec.check(options.plane, name, facts)
    if facts.hiddenWidths.isEmpty { throw .needsHiddenLayer(name) }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    let run = subject.run
    let plane = try Plane(options.plane, of: run)
    let predictor = try run.lastPredictor()
    let count = predictor.neuronCount
    let pens = (0..<count).map { pen($0, of: count) }
    let rule = "Each dashed line is where one neuron’s \(predictor.neuronInputName) is 0"
    return .plot(
      Plot(
        title: count == 1
          ? "How one hidden neuron divides the plane"
          : "How \(count) hidden neurons divide the plane",
        subtitle: .fixed(plane.note.isEmpty ? rule : "\(rule); \(plane.note)"),
        space: plane.space, scales: plane.scales,
        geoms: [
          Dots(
            run.training.inputs.map(plane.point), labels: run.training.labels,
            classCount: run.classNames.count, x: plane.x, y: plane.y),
          NeuronCurves(subject: subject, plane: plane) { _ in pens },
          BoundaryCurves(subject: subject, plane: plane),
        ],
        guides: Guide.classes(run.classNames)
          + pens.enumerated().map { index, pen in
            Guide("neuron \(index + 1)", .taggedLine(pen, "\(index + 1)"))
          } + [try BoundaryCurves.guide(run)],
        altText: "The lines of \(count) hidden neurons and the decision boundary, epoch by epoch"))
  }

  /// Thinner where there are many.
  private static func pen(_ index: Int, of count: Int) -> Pen {
    Pen(.neuron(index), width: count > 12 ? 1.6 : 2.5, dash: [9, 5])
  }
}
