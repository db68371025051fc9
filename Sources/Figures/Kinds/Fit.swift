import Graphics
import Plots
import Predictions
import Schemas

/// The function that a network learns: of one number as a curve through the samples, of more as colours of a plane on which
/// samples have the colour of their targets, so that a good fit is where they vanish in it.
package enum Fit: Figure {
  package struct Options: Sendable, Equatable {
    var plane = PlaneSpec()
  }

  package static let name = "fit"
  package static let summary =
    "the function that a network learns, and the samples that it learns from"
  package static let options = Options()
  package static let isDefault = (film: true, picture: true)
  package static var fields: [Field<Options>] { [PlaneSpec.field(\.plane)] }

  package static func check(_ options: Options, _ facts: RunFacts) throws(FigureError) {
    if facts.classCount > 0 { throw .needsNumbers(name) }
    if let shape = facts.imageShape { throw .drawsNoImages(name, shape) }
    if facts.columns.count > 1 { _ = try options.plane.columns(among: facts.columns) }
  }

  package static func content(of subject: Subject, _ options: Options) throws -> Content {
    .plot(
      subject.run.featureNames.count == 1
        ? curve(subject) : try surface(subject, Plane(options.plane, of: subject.run)))
  }

  private static func curve(_ subject: Subject) -> Plot {
    let run = subject.run
    let parts = [("training", run.training), ("test", run.test)].filter { !$0.1.inputs.isEmpty }
    let groups = parts.enumerated().map { index, part in
      let look = ClassLook(index, of: 2)
      return Dots.Group(
        zip(part.1.inputs, part.1.targets).map { Point($0[0], $1) }, symbol: look.symbol,
        fill: look.fill, outline: look.outline)
    }
    let pen = Pen(.boundary, width: 3, isRound: true)
    return Plot(
      title: "The curve that the network learns",
      subtitle: .fixed("What it predicts for every input, and the samples"),
      space: .plane(x: "input", y: "target", equalUnits: false),
      scales: [
        ScaleSpec("input", .linear, label: run.featureNames[0], margin: 0.06),
        ScaleSpec("target", .linear, label: run.targetName, margin: 0.08),
      ],
      geoms: [
        Dots(groups, x: "input", y: "target"), PredictedCurve(subject: subject, pen: pen),
      ],
      guides: parts.enumerated().map { index, part in
        let look = ClassLook(index, of: 2)
        return Guide(part.0, .symbol(look.symbol, fill: look.fill, outline: look.outline))
      } + [Guide("network", .line(pen))],
      altText: "The learned curve of \(run.targetName) over \(run.featureNames[0])")
  }

  private static func surface(_ subject: Subject, _ plane: Plane) -> Plot {
    let run = subject.run
    let all = run.training + run.test
    let range = TargetRange(all.targets)
    return Plot(
      title: "The values that the network learns",
      subtitle: .fixed(
        plane.note.isEmpty
          ? "Samples have the colour of their target: they stand out where the network is wrong"
          : plane.note.capitalizedFirst),
      space: plane.space, scales: plane.scales,
      geoms: [
        PredictedSurface(subject: subject, plane: plane, range: range),
        TargetDots(
          points: all.inputs.map(plane.point), targets: all.targets, range: range, x: plane.x,
          y: plane.y),
      ],
      colorBar: ColorBar(label: run.targetName, domain: range.domain) { range.ramp($0) },
      altText: "The learned \(run.targetName) over \(plane.xName) and \(plane.yName)")
  }
}

/// The values that colours tell apart: on both sides of 0 where targets have both signs, else from the least to the largest.
struct TargetRange: Sendable {
  let domain: ClosedRange<Double>
  let isDiverging: Bool

  init(_ targets: [Double]) {
    let extent = Extent(targets)
    let (low, high) = (extent.isEmpty ? -1 : extent.low, extent.isEmpty ? 1 : extent.high)
    // About 0 only where it lies well inside.
    isDiverging = low < 0 && high > 0 && min(-low, high) > 0.2 * max(-low, high)
    if isDiverging {
      let reach = max(-low, high)
      domain = -reach...reach
    } else {
      domain = high > low ? low...high : (low - 0.5)...(low + 0.5)
    }
  }

  func share(_ value: Double) -> Double {
    value.isNaN
      ? 0.5
      : min(max((value - domain.lowerBound) / (domain.upperBound - domain.lowerBound), 0), 1)
  }

  func ramp(_ theme: Theme) -> ColorRamp { isDiverging ? theme.diverging : theme.sequential }
}

/// The learned function of one number.
private struct PredictedCurve: Geom {
  let subject: Subject
  let pen: Pen

  func drawing(in panel: Panel) -> Drawing {
    // A node every two pixels.
    let count = max(Int(panel.rect.width / 2), 1)
    let abscissas = (0...count).map { panel.xScale.value(at: Double($0) / Double(count)) }
    let (subject, stroke) = (subject, panel.stroke(pen))
    return Drawing { frame in
      let values = try subject.predictor(frame).values(SampleRows(abscissas.map { [$0] }))
      let points = zip(abscissas, values).map { panel.position($0, $1) }
      return Curve.lines(points[...], stroke)
    }
  }
}

/// The learned function over a plane as colours.
private struct PredictedSurface: Geom {
  let subject: Subject
  let plane: Plane
  let range: TargetRange

  func drawing(in panel: Panel) throws -> Drawing {
    let lattice = PlaneLattice(plane, panel.lattice(), try subject.run.lastPredictor())
    let (subject, range, rect) = (subject, range, panel.rect)
    let ramp = range.ramp(panel.theme)
    return Drawing(coversPanel: true) { frame in
      let shares = lattice.values(of: try subject.predictor(frame)).map { Float(range.share($0)) }
      return [.image(ShareField(values: shares, grid: lattice.grid).image(ramp, in: rect))]
    }
  }
}

/// Samples in the colour of their targets, one batch of symbols for each of a few colours.
private struct TargetDots: Geom {
  let points: [Point]
  let targets: [Double]
  let range: TargetRange
  let x: ScaleID
  let y: ScaleID

  private static let levels = 24

  var extents: [ScaleID: Extent] {
    [x: Extent(points.lazy.map(\.x)), y: Extent(points.lazy.map(\.y))]
  }

  func drawing(in panel: Panel) -> Drawing {
    let ramp = range.ramp(panel.theme)
    let level = targets.map { Int((range.share($0) * Double(Self.levels)).rounded()) }
    let radius = Panel.symbolRadius(count: points.count) * panel.symbolUnit
    return Drawing(
      fixed: (0...Self.levels).map { wanted in
        .symbols(
          Symbols(
            .circle, radius: radius,
            fill: Color(ramp.pixel(at: Double(wanted) / Double(Self.levels)) & 0xFF_FFFF),
            stroke: panel.stroke(Pen(Ink(.text, opacity: 0.55), width: 0.9)),
            positions: points.indices.filter { level[$0] == wanted }.map {
              panel.position(points[$0])
            }))
      })
  }
}
