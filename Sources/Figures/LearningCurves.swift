import CLibrary
import Graphics
import Plots

/// The loss on each part of the data over the epochs, bright as far as training has come.
enum LearningCurves {
  static func film(_ run: Run, _ spec: FigureSpec) -> Film {
    let layout = FigureLayout(size: spec.size, theme: spec.theme.theme)
    let time = EpochAxis(run.moments.map(\.epoch))
    let series = series(run, layout)
    let finite = series.flatMap(\.values).filter(\.isFinite)
    let isLogarithmic = fallsFar(finite)
    let heights = series.map { $0.values.map { isLogarithmic ? log10($0) : $0 } }
    let (low, high) = extent(heights.joined().filter(\.isFinite))
    let axes = Axes(
      layout, x: time.domain, y: low...high, xKind: time.kind,
      yKind: isLogarithmic ? .powersOfTen : .linear, xLabel: "epoch", yLabel: "loss")
    let curves = heights.map { values in
      zip(time.positions, values).map { axes.position(Point($0, $1)) }
    }
    let entries = series.map { Legend.Entry($0.name, .line($0.stroke)) }
    let column = StoryColumn(run, legend: Legend(entries), in: layout, hasCurve: false)
    let pale = zip(curves, series).map { curve, series -> Mark in
      var stroke = series.stroke
      stroke.color = stroke.color.opacity(0.25)
      return .path(Path(through: curve.filter(\.isFinite)), stroke: stroke)
    }
    let clip = layout.plot.inset(by: 1)
    let backdrop = Scene(
      size: spec.size, background: layout.theme.background,
      marks: layout.heading(
        "How the loss falls",
        series.count > 1
          ? "Where training goes on falling and the others do not, the network overfits"
          : "On the training samples")
        + axes.panel() + [.clipped(clip, pale)] + axes.frame() + column.backdrop())
    return Film(backdrop: backdrop, frameCount: run.moments.count) { index in
      let marks = zip(curves, series).flatMap { curve, series -> [Mark] in
        let past = curve[...index].filter(\.isFinite)
        guard let now = past.last else { return [] }
        return [
          .path(Path(through: past), stroke: series.stroke),
          .symbols(
            Symbols(
              .circle, radius: 6 * layout.scale, fill: series.stroke.color,
              stroke: Stroke(layout.theme.background, width: 1.5 * layout.scale),
              positions: [now])),
        ]
      }
      return marks + column.marks(index)
    }
  }

  private struct Series {
    let name: String
    let values: [Double]
    let stroke: Stroke
  }

  /// The parts of the data that were measured.
  private static func series(_ run: Run, _ layout: FigureLayout) -> [Series] {
    let measures = run.moments.map(\.measures)
    let parts: [(String, [Double?], [Double])] = [
      ("training", measures.map(\.loss), []),
      ("validation", measures.map(\.validationLoss), [9, 5]),
      ("test", measures.map(\.testLoss), [3, 4]),
    ]
    return parts.enumerated().compactMap { index, part in
      let (name, values, dash) = part
      guard values.contains(where: { $0 != nil }) else { return nil }
      return Series(
        name: name, values: values.map { $0 ?? .nan },
        stroke: Stroke(
          layout.theme.classColor(index), width: 3 * layout.scale,
          dash: dash.map { $0 * layout.scale }))
    }
  }

  /// Whether a logarithmic axis shows more: of positive values whose largest is many times the least.
  private static func fallsFar(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max() else { return false }
    return low > 0 && high > 4 * low
  }

  private static func extent(_ values: [Double]) -> (Double, Double) {
    guard let low = values.min(), let high = values.max() else { return (0, 1) }
    // What is less than a hundredth of the value is no change to be seen.
    let margin = max((high - low) * 0.06, max(abs(low), abs(high), 1e-3) / 100)
    return (low - margin, high + margin)
  }
}
